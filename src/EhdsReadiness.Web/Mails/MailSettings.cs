using EhdsReadiness.Core.Accounts;
using MailKit.Security;

namespace EhdsReadiness.Web.Mails;

/// <summary>How mails leave. Without a server they stay in the outbox, to be read there.</summary>
public sealed record MailSettings
{
    /// <summary>Folder of the outbox; null for <c>outbox</c> beside the database.</summary>
    public string? Outbox { get; init; }

    /// <summary>Name of the SMTP server; null for none.</summary>
    public string? Host { get; init; }

    /// <summary>Port of the server.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is secured: <c>StartTls</c>, <c>SslOnConnect</c>, or <c>None</c> on a trusted network.</summary>
    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;

    /// <summary>Who signs in to the server; null when it asks nobody.</summary>
    public string? User { get; init; }

    /// <summary>Password of that user.</summary>
    public string? Password { get; init; }

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "ehds-readiness@localhost.localdomain";

    /// <summary>Seconds between two rounds through the outbox, for what a server did not take or another process put there.</summary>
    public int RetrySeconds { get; init; } = 60;

    /// <summary>What is wrong with the settings, for the operator; null when they can be used.</summary>
    /// <param name="address">Address of the site for the links in mails; null when it isn't set.</param>
    public string? FaultWith(string? address) =>
        !EmailAddress.IsWellFormed(From) ? $"Mail:From “{From}” is no e-mail address"
        : Host is not null && address is null ? "Mail:Host is set, so Site:Address must be too: links in mails may not depend on what a request says of the host"
        : address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") ? $"Site:Address “{address}” is no address that begins with http:// or https://"
        : null;
}

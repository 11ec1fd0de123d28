using MailKit.Security;

namespace EhdsReadiness.Web.Mails;

/// <summary>How mails leave. Without a server each becomes a file, to be read there.</summary>
public sealed record MailSettings : ISettings
{
    private const string Nobody = "ehds-readiness@localhost.localdomain";

    /// <summary>Folder of these files; null for <c>outbox</c> beside the database.</summary>
    public string? Outbox { get; init; }

    /// <summary>Name of the SMTP server; null for none.</summary>
    public string? Host { get; init; }

    /// <summary>Port of the server.</summary>
    [Range(1, 65535)] public int Port { get; init; } = 587;

    /// <summary>How the connection is secured: <c>StartTls</c>, <c>SslOnConnect</c>, or <c>None</c> on a trusted network.</summary>
    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;

    /// <summary>Who signs in to the server; null when it asks nobody.</summary>
    public string? User { get; init; }

    /// <summary>Password of that user.</summary>
    [SecretSetting] public string? Password { get; init; }

    /// <summary>The sender's address; compulsory with a server.</summary>
    public string From { get; init; } = Nobody;

    /// <summary>Seconds between two rounds through the mails that wait, for what a server did not take or another process wrote.</summary>
    [Range(1, 86400)] public int RetrySeconds { get; init; } = 60;

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions()
    {
        if (!EmailAddress.IsWellFormed(From))
        {
            yield return $"Mail:From “{From}” is no email address";
        }

        if (Host is not null && From == Nobody)
        {
            yield return $"Mail:Host “{Host}” is set, so Mail:From must be too: the address that mails come from";
        }

        if (Host is null && (User is not null || Password is not null))
        {
            yield return $"Mail:{(User is null ? nameof(Password) : nameof(User))} is set, but no Mail:Host to sign in to";
        }

        if (Host is not null && User is null != Password is null)
        {
            yield return User is null ? "Mail:Password is set, but no Mail:User whose it is"
                : $"Mail:User “{User}” is set, so Mail:Password or Mail:PasswordFile must be too";
        }
    }
}

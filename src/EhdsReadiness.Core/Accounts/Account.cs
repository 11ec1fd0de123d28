namespace EhdsReadiness.Core.Accounts;

/// <summary>A person who signs in. What changes is written by <see cref="AccountStore.SaveAsync"/>.</summary>
public sealed class Account
{
    /// <summary>Name of the account in all other tables; it means nothing outside the database.</summary>
    public required string Id { get; init; }

    /// <summary>The address as it was typed. Two accounts never share one, whatever the case of its letters.</summary>
    public required string Email { get; set; }

    /// <summary>How colleagues see the person, 1 to <see cref="LongestName"/> characters.</summary>
    public required string Name { get; set; }

    /// <summary>The language in which mails are written.</summary>
    public required Language Language { get; set; }

    /// <summary>What the account may do on the whole site; null for nothing special.</summary>
    public AccountRole? Role { get; set; }

    /// <summary>The password as the framework's hasher keeps it; null until the person has set one.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password, the address and the second factor: links sent before are then worth nothing.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Changes with every write, so that of two writers the later one notices.</summary>
    public string ConcurrencyStamp { get; set; } = "";

    /// <summary>Whether an authenticator app is set up, whose code signing in by password takes as well.</summary>
    public bool TwoFactor { get; set; }

    /// <summary>Whether it has a passkey, which <see cref="PasskeyStore"/> keeps.</summary>
    public bool HasPasskey { get; init; }

    /// <summary>Whether a password alone signs nobody in: the authenticator app is set up, or there is a passkey.</summary>
    public bool HasSecondFactor => TwoFactor || HasPasskey;

    /// <summary>Secret shared with the authenticator app, as the site seals it; null until the person begins to set one up.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Since when an operator keeps its owner out: nobody signs in with it, nor sets a password by mail, and no mail is sent; null
    /// while it is open.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 120;

    /// <summary>Whether the account may do nothing before its second factor is set up: its role asks for one.</summary>
    public bool OwesSecondFactor => Role is not null && !HasSecondFactor;

    /// <summary>A new identifier of an account.</summary>
    public static string NewId(DateTimeOffset at) => Guid.CreateVersion7(at).ToString("N");
}

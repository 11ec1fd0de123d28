namespace EhdsReadiness.Web.Accounts;

/// <summary>How long things of accounts are good for, and how hard passwords are to guess.</summary>
public sealed record AccountSettings : ISettings
{
    /// <summary>Hours after which a session that nobody used ends. More than 20, so that nobody is cut off at their work (WCAG
    /// 2.2.1).</summary>
    [Range(21, 8760)] public int SessionHours { get; init; } = 24;

    /// <summary>Hours after which a session of staff ends, used or not: their pages show what concerns everybody.</summary>
    [Range(1, 8760)] public int StaffSessionHours { get; init; } = 12;

    /// <summary>Days after which anybody else's session ends, used or not.</summary>
    [Range(1, 365)] public int SessionDays { get; init; } = 30;

    /// <summary>Minutes for which a password counts as just typed, where something that matters asks for it again.</summary>
    [Range(1, 1440)] public int ConfirmedMinutes { get; init; } = 5;

    /// <summary>Hours in which a new address is to be confirmed.</summary>
    [Range(1, 8760)] public int ConfirmHours { get; init; } = 24;

    /// <summary>Hours in which a forgotten password is to be replaced.</summary>
    [Range(1, 720)] public int ResetHours { get; init; } = 2;

    /// <summary>Days in which the first password is to be set for an account that the operator made.</summary>
    [Range(1, 365)] public int SetPasswordDays { get; init; } = 7;

    /// <summary>Passwords, or codes of the second factor, that may be tried for one address from one network within
    /// <see cref="LockoutMinutes"/>.</summary>
    [Range(1, 1000)] public int Tries { get; init; } = 10;

    /// <summary>How many times <see cref="Tries"/>, and <see cref="MailsPerHour"/>, all unknown browsers together have for one address. No
    /// browser that signed in before is counted among them.</summary>
    [Range(1, 1000)] public int NetworksPerAddress { get; init; } = 10;

    /// <summary>Minutes, from the first try on, after which as many are free again; each further lock within a day lasts twice as
    /// long.</summary>
    [Range(1, 1440)] public int LockoutMinutes { get; init; } = 15;

    /// <summary>Mails of one kind that may be had sent to one address from one network within an hour, by signing up or forgetting a
    /// password; invitations that one person sends to one address.</summary>
    [Range(1, 1000)] public int MailsPerHour { get; init; } = 5;

    /// <summary>Organisations that one account may make within a day.</summary>
    [Range(1, 1000)] public int OrganisationsPerDay { get; init; } = 3;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512 for a password; 210,000 is what OWASP's Password Storage Cheat Sheet asks for.</summary>
    [Range(1000, 100_000_000)] public int PasswordRounds { get; init; } = 210_000;

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions() =>
        SetPasswordDays * 24 < ResetHours
            ? [$"Accounts:SetPasswordDays “{SetPasswordDays}” is to be no less time than Accounts:ResetHours “{ResetHours}”: a first " +
                $"password takes longer than a forgotten one"]
            : [];
}

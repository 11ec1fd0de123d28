using System.ComponentModel.DataAnnotations;
using EhdsReadiness.Core.Settings;

namespace EhdsReadiness.Web.Accounts;

/// <summary>How long things of accounts are good for, and how hard passwords are to guess.</summary>
public sealed record AccountSettings : ISettings
{
    /// <summary>Hours after which a session that nobody used ends. More than 20, so that nobody is cut off at their work (WCAG 2.2.1).</summary>
    [Range(21, 8760)]
    public int SessionHours { get; init; } = 24;

    /// <summary>Hours in which a new address is to be confirmed.</summary>
    [Range(1, 8760)]
    public int ConfirmHours { get; init; } = 24;

    /// <summary>Hours in which a forgotten password is to be replaced.</summary>
    [Range(1, 720)]
    public int ResetHours { get; init; } = 2;

    /// <summary>Days in which the first password is to be set for an account that the operator made.</summary>
    [Range(1, 365)]
    public int SetPasswordDays { get; init; } = 7;

    /// <summary>Passwords, or codes of the second factor, that may be tried for one address within <see cref="LockoutMinutes"/>.</summary>
    [Range(1, 1000)]
    public int Tries { get; init; } = 10;

    /// <summary>Minutes, from the first try on, after which as many are free again.</summary>
    [Range(1, 1440)]
    public int LockoutMinutes { get; init; } = 15;

    /// <summary>Mails that strangers may have sent to one address within an hour, by signing up or forgetting a password.</summary>
    [Range(1, 1000)]
    public int MailsPerHour { get; init; } = 5;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512 for a password; 210,000 is what OWASP's Password Storage Cheat Sheet asks for.</summary>
    [Range(1000, 100_000_000)]
    public int PasswordRounds { get; init; } = 210_000;

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions() =>
        SetPasswordDays * 24 < ResetHours
            ? [$"Accounts:SetPasswordDays “{SetPasswordDays}” is to be no less time than Accounts:ResetHours “{ResetHours}”: a first password takes longer than a forgotten one"]
            : [];
}

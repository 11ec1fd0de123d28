namespace EhdsReadiness.Core.Accounts;

/// <summary>An account asked for, whose address is still to be proven.</summary>
/// <param name="Email">The address as it was typed.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Language">The language of the page on which it was asked for.</param>
/// <param name="PasswordHash">The password as the framework's hasher keeps it.</param>
/// <param name="ExpiresAt">Until when the link is good.</param>
public sealed record SignUp(string Email, string Name, Language Language, string PasswordHash, DateTimeOffset ExpiresAt);

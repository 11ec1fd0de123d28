namespace EhdsReadiness.Core.Accounts;

/// <summary>An account asked for, whose address is still to be proven.</summary>
/// <param name="Email">The address as it was typed.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Language">The language of the page on which it was asked for.</param>
/// <param name="PasswordHash">The password as the framework's hasher keeps it; empty where a login stands in its place.</param>
/// <param name="ExpiresAt">Until when the link is good.</param>
/// <param name="Login">Who asked for it by way of an identity provider, and opens it as the same; null for whoever chose a
/// password.</param>
public sealed record SignUp(
    string Email, string Name, Language Language, string PasswordHash, DateTimeOffset ExpiresAt, LoginSubject? Login = null);

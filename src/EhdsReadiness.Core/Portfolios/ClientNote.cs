namespace EhdsReadiness.Core.Portfolios;

/// <summary>What a member of a consultancy noted about a client, for the consultancy alone.</summary>
/// <param name="Author">Identifier of their account.</param>
/// <param name="AuthorName">Null when the account was closed.</param>
/// <param name="Text">1 to 4,000 Unicode characters.</param>
public sealed record ClientNote(string Id, string Author, string? AuthorName, DateTimeOffset At, string Text)
{
    /// <summary>Longest text, in Unicode characters.</summary>
    public const int Longest = 4000;

    /// <summary>Most notes of a consultancy about one client.</summary>
    public const int Most = 200;
}

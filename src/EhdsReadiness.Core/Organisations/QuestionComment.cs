namespace EhdsReadiness.Core.Organisations;

/// <summary>What somebody said about a question.</summary>
/// <param name="Author">Identifier of their account.</param>
/// <param name="AuthorName">Null when the account was closed.</param>
/// <param name="IsInternal">True when consultants must not see it.</param>
/// <param name="Text">1 to 4,000 Unicode characters.</param>
public sealed record QuestionComment(string Id, string Author, string? AuthorName, DateTimeOffset At, bool IsInternal, string Text)
{
    /// <summary>Longest text, in Unicode characters.</summary>
    public const int Longest = 4000;
}

namespace EhdsReadiness.Core.Assessments;

/// <summary>What is done about a question to which nobody knows the answer yet: who would know, the link that asks them, what they
/// said.</summary>
/// <param name="Id">Of the errand; a new link or a new answer belongs to the same.</param>
/// <param name="AccountId">The member who would know; null for somebody else, and for nobody in particular.</param>
/// <param name="Name">Who would know; null for nobody in particular.</param>
/// <param name="AskedBy">Account of who asks, or <c>link</c> for whoever holds the resume link.</param>
/// <param name="AskedByName">Their name; null where none is known.</param>
/// <param name="ExpiresAt">Until when the link is good; null while there is none.</param>
/// <param name="AnsweredAt">When it was answered by the link; null while it was not.</param>
/// <param name="SaidBy">Who answered, as they call themselves; null where they did not say.</param>
/// <param name="Answer">What they said, which waits to be taken over; null while they said nothing.</param>
public sealed record Clarification(
    string Id, string QuestionId, string? AccountId, string? Name, string AskedBy, string? AskedByName, DateTimeOffset? ExpiresAt,
    DateTimeOffset? AnsweredAt, string? SaidBy, Answer? Answer)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Longest name of somebody who would know, or who answered, in Unicode characters.</summary>
    public const int LongestName = 120;

    /// <summary>Most links that are made for one assessment within a day.</summary>
    public const int MostPerDay = 60;

    /// <summary>Whether its link still opens the question.</summary>
    public bool IsOpen(DateTimeOffset now) => AnsweredAt is null && ExpiresAt > now;
}

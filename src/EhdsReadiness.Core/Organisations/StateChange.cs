namespace EhdsReadiness.Core.Organisations;

/// <summary>A step of an assessment from one state to another.</summary>
/// <param name="Number">Counts the steps of the assessment, from 1.</param>
/// <param name="Author">Identifier of the account that took it.</param>
/// <param name="AuthorName">Null when the account was closed.</param>
/// <param name="Message">What was said with it, 1 to 4,000 Unicode characters; null when nothing.</param>
/// <param name="KeptCarried">Carried answers that whoever took it kept without anybody having confirmed them.</param>
/// <param name="KeptUnknown">"I don't know" that they kept although somebody was asked to clear it up.</param>
public sealed record StateChange(
    int Number, DateTimeOffset At, string Author, string? AuthorName, AssessmentState Before, AssessmentState After, string? Message,
    int KeptCarried, int KeptUnknown)
{
    /// <summary>Longest message, in Unicode characters.</summary>
    public const int LongestMessage = 4000;
}

namespace EhdsReadiness.Core.Audit;

/// <summary>What people are told of. A further kind is a line here, and the compiler shows where a decision is missing.</summary>
public enum EventKind
{
    /// <summary>Questions were given to a member.</summary>
    [Id("assigned")] Assigned,

    /// <summary>Answers that were asked for are missing seven days before their last day.</summary>
    [Id("due_soon")] DueSoon,

    /// <summary>They are missing after it.</summary>
    [Id("overdue")] Overdue,

    /// <summary>Somebody answered "I don't know", and named who would.</summary>
    [Id("to_clarify")] ToClarify,

    /// <summary>An answer came by the link of one question.</summary>
    [Id("clarified")] Clarified,

    /// <summary>Somebody said something about a question.</summary>
    [Id("comment")] Comment,

    /// <summary>A comment names its reader. No event is of this kind: it is what a comment is for who is named.</summary>
    [Id("mention")] Mention,

    /// <summary>An assessment waits to be approved.</summary>
    [Id("submitted")] Submitted,

    /// <summary>It was sent back.</summary>
    [Id("returned")] Returned,

    [Id("approved")] Approved,

    [Id("finalised")] Finalised,

    /// <summary>A client lets a consultancy in.</summary>
    [Id("access_given")] AccessGiven,

    /// <summary>That access ends within thirty days.</summary>
    [Id("access_ending")] AccessEnding,

    /// <summary>It was taken back.</summary>
    [Id("access_withdrawn")] AccessWithdrawn,

    /// <summary>An assessment is on a questionnaire of which a newer version is published.</summary>
    [Id("newer_questionnaire")] NewerQuestionnaire,

    /// <summary>A year is over since a copy was finalised, and no assessment was begun after it.</summary>
    [Id("year_gone")] YearGone,

    /// <summary>An archive of reports is written.</summary>
    [Id("report_ready")] ReportReady,
}

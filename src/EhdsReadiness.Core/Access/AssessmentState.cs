namespace EhdsReadiness.Core.Access;

/// <summary>How far an assessment has come. Only those of an organisation leave <see cref="Draft"/>.</summary>
public enum AssessmentState
{
    /// <summary>Answers may change.</summary>
    [Id("draft")] Draft,

    /// <summary>The answers are given over to the owners' judgement: they stand still until somebody decides.</summary>
    [Id("submitted")] Submitted,

    /// <summary>An owner found the answers right; they may still be opened again.</summary>
    [Id("approved")] Approved,

    /// <summary>A numbered copy is kept, and nothing changes any more.</summary>
    [Id("finalised")] Finalised,
}

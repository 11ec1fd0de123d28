namespace EhdsReadiness.Core.Notices;

/// <summary>How somebody stands to an event: several at once, as a rule.</summary>
[Flags]
public enum Relation
{
    None = 0,

    /// <summary>Did it.</summary>
    Doer = 1,

    /// <summary>Owner of the organisation.</summary>
    Owner = 1 << 1,

    Contributor = 1 << 2,

    Reader = 1 << 3,

    /// <summary>Is asked to answer or to clarify what the event is about; for a whole assessment, to answer something in it.</summary>
    Assignee = 1 << 4,

    /// <summary>Asked them to.</summary>
    Asker = 1 << 5,

    /// <summary>Submitted the assessment last.</summary>
    Submitter = 1 << 6,

    /// <summary>Has said something about the same question.</summary>
    InDiscussion = 1 << 7,

    /// <summary>Is named by the comment, with an @ before the name.</summary>
    Mentioned = 1 << 8,

    /// <summary>Member of the consultancy whose access it is.</summary>
    Consultant = 1 << 9,
}

namespace EhdsReadiness.Core.Access;

/// <summary>How somebody stands to one assessment. Nobody else knows that it exists.</summary>
public enum AccessRole
{
    /// <summary>Holds the resume link of an assessment that belongs to no organisation.</summary>
    LinkHolder,

    /// <summary>Holds its read-only link.</summary>
    LinkReader,

    /// <summary>Answers for the organisation and decides for it.</summary>
    Owner,

    /// <summary>Answers for the organisation.</summary>
    Contributor,

    /// <summary>Reads what the organisation answers.</summary>
    Reader,

    /// <summary>Owner or contributor of a consulting organisation that may read and answer, by a grant that runs.</summary>
    AnsweringConsultant,

    /// <summary>Member of a consulting organisation that may read, by a grant that runs.</summary>
    ReadingConsultant,

    /// <summary>Owner or contributor of the house of the unit whose own it is.</summary>
    HouseMember,

    /// <summary>Owner or contributor of the house of a unit that shows its drafts.</summary>
    HouseMemberWithDrafts,
}

namespace EhdsReadiness.Core.Questionnaires;

/// <summary>How a question changed from one version to the next.</summary>
public enum ChangeKind
{
    /// <summary>Asked in the same words; its weight, its help or whom it is put to may differ.</summary>
    Kept,

    /// <summary>Asked in other words.</summary>
    Reworded,

    /// <summary>Asked as two questions or more.</summary>
    Split,

    /// <summary>Asked together with another one.</summary>
    Merged,

    /// <summary>Not asked any more.</summary>
    Removed,
}

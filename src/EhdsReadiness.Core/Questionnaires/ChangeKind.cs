namespace EhdsReadiness.Core.Questionnaires;

/// <summary>How a question changed from one version to the next.</summary>
public enum ChangeKind
{
    /// <summary>Asked in the same words; its weight, its help or whom it is put to may differ.</summary>
    [Id("kept")] Kept,

    /// <summary>Asked in other words.</summary>
    [Id("reworded")] Reworded,

    /// <summary>Asked as two questions or more.</summary>
    [Id("split")] Split,

    /// <summary>Asked together with another one.</summary>
    [Id("merged")] Merged,

    /// <summary>Not asked any more.</summary>
    [Id("removed")] Removed,
}

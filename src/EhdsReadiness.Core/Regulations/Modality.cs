namespace EhdsReadiness.Core.Regulations;

/// <summary>How strongly the law speaks.</summary>
public enum Modality
{
    /// <summary>A duty: “shall”.</summary>
    [Id("shall")] Shall,

    /// <summary>A power, a right or a choice: “may”.</summary>
    [Id("may")] May,

    /// <summary>A prohibition: “shall not”.</summary>
    [Id("shall-not")] ShallNot,
}

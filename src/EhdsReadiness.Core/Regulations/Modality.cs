namespace EhdsReadiness.Core.Regulations;

/// <summary>How strongly the law speaks.</summary>
public enum Modality
{
    /// <summary>A duty: “shall”.</summary>
    Shall,

    /// <summary>A power, a right or a choice: “may”.</summary>
    May,

    /// <summary>A prohibition: “shall not”.</summary>
    ShallNot,
}

/// <summary>The identifiers of modalities in content files.</summary>
public static class ModalityIds
{
    /// <summary><c>shall</c>, <c>may</c> or <c>shall-not</c>.</summary>
    public static string Id(this Modality modality) => modality switch
    {
        Modality.Shall => "shall",
        Modality.May => "may",
        Modality.ShallNot => "shall-not",
    };
}

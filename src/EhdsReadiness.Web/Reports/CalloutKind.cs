namespace EhdsReadiness.Web.Reports;

/// <summary>What a callout is about.</summary>
public enum CalloutKind
{
    /// <summary>What the law says.</summary>
    Law,

    /// <summary>What the reader should bear in mind.</summary>
    Note,
}

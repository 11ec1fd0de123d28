namespace EhdsReadiness.Core.Inventory;

/// <summary>How a dataset stands to one element of its description.</summary>
public enum ElementState
{
    [Id("given")] Given,

    [Id("missing")] Missing,

    /// <summary>It is asked only under a condition, which this dataset does not meet.</summary>
    [Id("not_applicable")] NotApplicable,
}

namespace EhdsReadiness.Core.Inventory;

/// <summary>A step in which a dataset is described.</summary>
public enum DescriptionStep
{
    /// <summary>What it is.</summary>
    [Id("what")] What,

    /// <summary>What is in it.</summary>
    [Id("content")] Content,

    /// <summary>Who answers for it, and how it is had.</summary>
    [Id("access")] Access,

    /// <summary>Where it comes from, and the time and places that it covers.</summary>
    [Id("origin")] Origin,

    /// <summary>How it is made up.</summary>
    [Id("technical")] Technical,
}

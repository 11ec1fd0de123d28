namespace EhdsReadiness.Core.Inventory;

/// <summary>A term of a controlled list.</summary>
/// <param name="Code">The end of its address.</param>
public sealed record ControlledTerm(string Code, Text Name)
{
    /// <summary>Another word by which people write it; null for none.</summary>
    public string? Alias { get; init; }

    /// <summary>Its address where that does not begin as those of its list; null where it does.</summary>
    public string? Address { get; init; }
}

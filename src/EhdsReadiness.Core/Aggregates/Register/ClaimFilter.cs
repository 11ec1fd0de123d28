namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>Which claims are listed.</summary>
public enum ClaimFilter
{
    /// <summary>Of numbers that the register holds and nobody has proven.</summary>
    [Id("open")] Open,

    /// <summary>Of numbers that the register holds; of any number where something is looked for.</summary>
    [Id("all")] All,

    /// <summary>Of numbers that several organisations give.</summary>
    [Id("disputed")] Disputed,

    /// <summary>Of organisations with members but without an owner who can open them; invented ones have no members.</summary>
    [Id("orphaned")] Orphaned,
}

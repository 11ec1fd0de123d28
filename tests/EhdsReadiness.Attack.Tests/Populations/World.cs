namespace EhdsReadiness.Attack.Tests.Populations;

/// <summary>A small synthetic country: its register and who truly took part, publication by publication.</summary>
/// <param name="Name">What it is for, or the seed it was drawn from.</param>
/// <param name="K">Smallest number of organisations in a published cell.</param>
/// <param name="Register">By publication, then by organisation; null where the register does not know it yet.</param>
/// <param name="Truth">By publication, then by organisation; null where it does not take part.</param>
/// <param name="Controlled">The sets of organisations that the attacker controls, each tried in turn: at most two, with all that are
/// linked with them.</param>
public sealed record World(
    string Name, int K, IReadOnlyList<IReadOnlyList<Placement?>> Register, IReadOnlyList<IReadOnlyList<Part?>> Truth,
    IReadOnlyList<IReadOnlyList<int>> Controlled)
{
    /// <summary>By organisation, how many more entries of the register count with it because they are under its control.</summary>
    public IReadOnlyDictionary<int, int> Subsidiaries { get; init; } = new Dictionary<int, int>();

    /// <summary>Groups of organisations that the same people speak for; no organisation is in two.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Links { get; init; } = [];

    /// <summary>How many units an organisation may have by whose mean it is counted; 1 where each answers by itself. Which ones are counted
    /// so, nobody is told.</summary>
    public int MostUnits { get; init; } = 1;

    public int Publications => Register.Count;

    public int Organisations => Register[0].Count;

    /// <summary>The first organisation of those that it is linked with; itself where it stands alone.</summary>
    public int FirstOf(int unit) => LinkedWith(unit) is [var first, ..] ? first : unit;

    /// <summary>The group of linked organisations that this one is of; empty where it stands alone.</summary>
    public IReadOnlyList<int> LinkedWith(int unit) => Links.FirstOrDefault(group => group.Contains(unit)) ?? [];

    /// <summary>The organisations whose answers are in a cell of that publication if they take part.</summary>
    public IReadOnlyList<int> Known(int publication, IReadOnlyDictionary<string, string> key) =>
        [.. Enumerable.Range(0, Organisations).Where(unit => Register[publication][unit]?.Fits(key) == true)];
}

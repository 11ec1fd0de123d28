namespace EhdsReadiness.Attack.Tests.Outputs;

/// <summary>One cell of one table of a publication, as its JSON gives it.</summary>
/// <param name="Table">Identifier of the table, such as <c>kind-role</c>.</param>
/// <param name="Key">Value of each dimension of the table.</param>
/// <param name="State"><c>published</c>, <c>repeated</c> or <c>withheld</c>.</param>
/// <param name="FiguresOf">Number of the publication that the figures were computed for; null when withheld.</param>
/// <param name="Known">Organisations of the cell in the register.</param>
/// <param name="From">Low end of the count range; null when withheld.</param>
/// <param name="To">High end of the count range; null when open or withheld.</param>
/// <param name="Means">By measure: an axis, or <c>overall</c>.</param>
/// <param name="Quartiles">By measure: first quartile, median, third quartile; empty where not shown.</param>
/// <param name="Bands">Share of each band in the cell; empty where not shown, null where that share is withheld.</param>
/// <param name="Levels">Share of each level of the cell's question; empty where not shown, null where that share is withheld.</param>
/// <param name="Unknown">Share of "I don't know" among all answers; null where not shown.</param>
public sealed record Cell(
    string Table, IReadOnlyDictionary<string, string> Key, string State, int? FiguresOf, int Known, int? From, int? To,
    IReadOnlyDictionary<string, Shown> Means, IReadOnlyDictionary<string, IReadOnlyList<double>> Quartiles,
    IReadOnlyDictionary<string, Shown?> Bands, IReadOnlyDictionary<string, Shown?> Levels, Shown? Unknown)
{
    public bool IsWithheld => State == "withheld";

    public string Name => Table + (Key.Count == 0 ? "" : " " + string.Join(" × ", Key.Values));
}

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>A slice of the flow that is never cut: a line, a row, a drawing.</summary>
/// <param name="Height">In points.</param>
/// <param name="Draw">Draws it on a sheet, its upper edge at the given height from the foot of the page.</param>
internal sealed record Strip(double Height, Action<Sheet, double> Draw)
{
    /// <summary>Space before it; dropped at the top of a page.</summary>
    public double Above { get; init; }

    /// <summary>True when the next strip must stand on the same page.</summary>
    public bool KeepsNext { get; init; }

    /// <summary>Begins a page.</summary>
    public bool StartsPage { get; init; }

    /// <summary>Drawn again, unread, where a page begins with this strip: the headings of its table.</summary>
    public Strip? Repeated { get; init; }

    /// <summary>The strips of rows or items, the first two and the last two of which stay together where they are short: none stands alone
    /// on a page.</summary>
    /// <param name="parts">Each with one strip at least.</param>
    public static IEnumerable<Strip> KeptAtEnds(IReadOnlyList<List<Strip>> parts)
    {
        foreach (var index in parts.Count < 2 ? [] : new[] { 0, parts.Count - 2 })
        {
            if (IsShort(parts[index]) && IsShort(parts[index + 1]))
            {
                parts[index][^1] = parts[index][^1] with { KeepsNext = true };
            }
        }

        return parts.SelectMany(part => part);

        static bool IsShort(List<Strip> part) => part.Sum(strip => strip.Above + strip.Height) < Measure.TextHeight / 5;
    }

    /// <summary>The same strip with its space made part of it, for rules that run along several strips.</summary>
    public Strip WithInnerSpace() => Above == 0 ? this : this with
    {
        Height = Height + Above,
        Above = 0,
        Draw = (sheet, top) => Draw(sheet, top - Above),
    };

    /// <summary>The same strip with something drawn before it.</summary>
    public Strip Over(Action<Sheet, double, double> background) => this with
    {
        Draw = (sheet, top) =>
        {
            background(sheet, top, top - Height);
            Draw(sheet, top);
        },
    };
}

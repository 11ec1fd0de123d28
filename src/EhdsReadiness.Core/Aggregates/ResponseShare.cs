namespace EhdsReadiness.Core.Aggregates;

/// <summary>What share of the known organisations is counted, as the interval that the published range proves. Says nothing that is not
/// published: whoever reads the range and the number of known organisations can work it out.</summary>
/// <param name="Least">Its low end, rounded down.</param>
/// <param name="Most">Its high end, rounded up; null where it is only that some organisations are absent from every published cell.</param>
public sealed record ResponseShare(ResponseEnd Least, ResponseEnd? Most)
{
    /// <summary>Null where nothing is published, or where the register has since become so small that a repeated range no longer
    /// fits.</summary>
    public static ResponseShare? Of(PublishedCell cell)
    {
        if (cell.Figures is not { Count: var count } || count.From > cell.Known) { return null; }

        var most = count.To < cell.Known - Showing.Absent ? count.To : null;
        return new(ResponseEnd.Low(count.From, cell.Known), most is { } high ? ResponseEnd.High(high, cell.Known) : null);
    }
}

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>What the last publication gives of an organisation's kind, beside its own axes; or why it gives nothing. Publications alone are
/// read, never answers.</summary>
/// <param name="Publication">Number of the publication that the quartiles are of; null while there is none.</param>
/// <param name="Date">Its day; null while there is none.</param>
/// <param name="IsTrial">Whether organisations are counted whose number nobody has proven.</param>
/// <param name="Why">Why there is nothing to stand beside; null where there is.</param>
/// <param name="Axes">Those that have a score here and quartiles there; empty where nothing comparable is published.</param>
public sealed record Peers(int? Publication, DateOnly? Date, bool IsTrial, PeersMissing? Why, IReadOnlyList<PeerAxis> Axes)
{
    /// <summary>Counted organisations below which the median of a kind would tell too much of those beside whom somebody stands.</summary>
    public const int Fewest = 50;

    /// <summary>What stands beside these results.</summary>
    /// <param name="publication">The last one; null while there is none.</param>
    /// <param name="dateOf">Day of the publication of a number; null when it is gone.</param>
    public static async Task<Peers> OfAsync(Publication? publication, Result result, Func<int, Task<DateOnly?>> dateOf)
    {
        if (publication is null) { return Nothing(PeersMissing.Publication); }

        if (publication.Questionnaire != result.Questionnaire.Version) { return Nothing(PeersMissing.Questionnaire); }

        if (publication.Find(TableIds.Kind)?.Find(result.Assessment.Profile.OrganisationKind)
            is not { Figures: { Quartiles: { } quartiles, Count.From: >= Fewest } } cell)
        {
            return Nothing(PeersMissing.Kind);
        }

        var number = cell.FiguresOf!.Value;
        return new(
            number,
            await dateOf(number),
            publication.Claims,
            null,
            [
                .. from axis in result.Combined.Axes
                   where axis.Score is not null
                   join one in quartiles on axis.Axis.Id equals one.Measure
                   select new PeerAxis(axis, one),
            ]);
    }

    /// <summary>What stands beside one axis; null where nothing does.</summary>
    public MeasuredQuartiles? Of(AxisScore axis) => Axes.FirstOrDefault(one => one.Own.Axis.Id == axis.Axis.Id)?.Kind;

    private static Peers Nothing(PeersMissing why) => new(null, null, false, why, []);
}

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>An organisation's own axes beside the quartiles published for its kind.</summary>
/// <param name="Publication">Number of the publication that the quartiles are of.</param>
/// <param name="IsTrial">Whether organisations are counted whose number nobody has proven.</param>
public sealed record Peers(int Publication, bool IsTrial, IReadOnlyList<PeerAxis> Axes)
{
    /// <summary>Counted organisations below which the median of a kind would tell too much of those beside whom somebody stands.</summary>
    public const int Fewest = 50;

    /// <summary>Null where nothing comparable is published: another questionnaire, an assessment that is not full, a kind that is withheld,
    /// or with fewer than <see cref="Fewest"/> counted.</summary>
    public static Peers? Of(Publication? publication, Result result)
    {
        if (publication?.Questionnaire != result.Questionnaire.Version || result.Assessment.Mode != AssessmentMode.Full
            || publication.Find(TableIds.Kind)?.Find(result.Assessment.Profile.OrganisationKind)
                is not { Figures: { Quartiles: { } quartiles, Count.From: >= Fewest } } cell)
        {
            return null;
        }

        return new(
            cell.FiguresOf!.Value,
            publication.Claims,
            [
                .. from axis in result.Combined.Axes
                   where axis.Score is not null
                   join one in quartiles on axis.Axis.Id equals one.Measure
                   select new PeerAxis(axis, one),
            ]);
    }
}

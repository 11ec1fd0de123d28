namespace EhdsReadiness.Core.Units;

/// <summary>
/// Reads what a member of a house sees of its units, or of a group's members. Each assessment is opened by <see cref="AssessmentDoor"/>, as
/// its pages are, so that nothing is shown here that these would not show, and nothing is scored twice.
/// </summary>
public sealed class HouseOverviewQuery(Database database, AssessmentDoor door)
{
    /// <summary>Units that one page shows.</summary>
    public const int PerPage = 20;

    /// <summary>The overview of some units.</summary>
    /// <param name="members">Those of the page: the units of a house, or the members of a group.</param>
    /// <param name="accountId">Whoever looks.</param>
    /// <param name="today">The day in France.</param>
    public async Task<HouseOverview> OfAsync(
        IReadOnlyList<HouseMembership> members, string accountId, DateOnly today, CancellationToken cancel)
    {
        var opened = new List<(OverseenUnit, (Result, FollowedPlan)?)>();
        foreach (var member in members)
        {
            try
            {
                opened.Add(await OpenAsync(member, accountId, today, cancel));
            }
            catch (Exception e) when (!cancel.IsCancellationRequested && !Database.IsMachineFault(e))
            {
                // Damaged data of one unit are a fault of this unit, not of the whole page.
                opened.Add((new(member.Id, member.Name, member.UnitKind, member.ShowsDrafts, null, null, IsUnreadable: true), null));
            }
        }

        return HouseOverview.Of(opened, today);
    }

    private async Task<(OverseenUnit, (Result, FollowedPlan)?)> OpenAsync(
        HouseMembership member, string accountId, DateOnly today, CancellationToken cancel)
    {
        const string sql = """
            SELECT id, state
            FROM assessment
            WHERE organisation_id = @Id
            ORDER BY created_at DESC, id DESC
            """;

        var all = await database.ListAsync<(string Id, AssessmentState State)>(sql, new { member.Id }, cancel);
        var finalised = await FirstAsync(all.Where(one => one.State == AssessmentState.Finalised));
        var current = member.ShowsDrafts ? await FirstAsync(all.Where(one => one.State != AssessmentState.Finalised)) : null;
        var unit = new OverseenUnit(
            member.Id, member.Name, member.UnitKind, member.ShowsDrafts, Seen(finalised), Seen(current), IsUnreadable: false);
        return (finalised ?? current) is { } shown ? (unit, (shown.Result, await door.FollowAsync(shown, cancel))) : (unit, null);

        async Task<OpenAssessment?> FirstAsync(IEnumerable<(string Id, AssessmentState State)> some) =>
            some.Select(one => one.Id).FirstOrDefault() is { } id ? await door.OpenSharedAsync(id, accountId, today, cancel) : null;
    }

    private static OverseenAssessment? Seen(OpenAssessment? opened) => opened is null ? null
        : new(opened.Stored.Id, opened.Stored.State, opened.Result.Assessment.Date, AssessmentSummary.Of(opened.Result));
}

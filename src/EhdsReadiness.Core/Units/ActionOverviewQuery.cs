namespace EhdsReadiness.Core.Units;

/// <summary>Reads what is still to be done over several assessments, an organisation's own and those of its units. Each is opened by
/// <see cref="AssessmentDoor"/>, so that nothing is shown here that its pages would not show.</summary>
public sealed class ActionOverviewQuery(Database database, AssessmentDoor door)
{
    /// <summary>Organisations that one overview covers: each of their assessments is opened.</summary>
    public const int MostOrganisations = 100;

    /// <summary>Assessments of one organisation that are opened, the newest under way first.</summary>
    private const int MostOfEach = 5;

    /// <summary>
    /// The open actions, the earliest month first. Of each organisation those of the assessments under way count; where none is, or none
    /// may be seen, those of the newest finalised one.
    /// </summary>
    /// <param name="organisations">Identifiers and names; those beyond <see cref="MostOrganisations"/> are left out.</param>
    /// <param name="accountId">Whoever looks.</param>
    /// <param name="today">The day in France.</param>
    public async Task<IReadOnlyList<OverseenAction>> OfAsync(
        IEnumerable<(string Id, string Name)> organisations, string accountId, DateOnly today, CancellationToken cancel)
    {
        const string sql = """
            SELECT organisation_id, id, state
            FROM assessment
            WHERE organisation_id IN @ids
            ORDER BY created_at DESC, id DESC
            """;

        var some = organisations.Take(MostOrganisations).ToList();
        var all = (await database.ListAsync<(string Organisation, string Id, AssessmentState State)>(
            sql, new { ids = some.Select(one => one.Id).ToArray() }, cancel)).ToLookup(row => row.Organisation, StringComparer.Ordinal);
        var actions = new List<OverseenAction>();
        foreach (var (id, name) in some)
        {
            var isSeen = false;
            foreach (var (_, assessment, state) in all[id].OrderBy(one => one.State == AssessmentState.Finalised).Take(MostOfEach))
            {
                if (state == AssessmentState.Finalised && isSeen) { break; }

                if (await door.ReadSharedAsync(assessment, accountId, today, OpenAsync, cancel) is { } open)
                {
                    actions.AddRange(open);
                    isSeen = true;
                }
            }

            async Task<IReadOnlyList<OverseenAction>> OpenAsync(OpenAssessment opened) =>
                [.. (await door.FollowAsync(opened, cancel)).Actions.Where(action => action.IsOpen)
                    .Select(action => new OverseenAction(id, name, opened, action))];
        }

        return [.. actions.OrderBy(one => one.Action.Due ?? DateOnly.MaxValue)];
    }
}

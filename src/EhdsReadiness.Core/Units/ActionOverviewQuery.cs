namespace EhdsReadiness.Core.Units;

/// <summary>Reads what is still to be done over several assessments, an organisation's own and those of its units. Each is opened by
/// <see cref="AssessmentDoor"/>, so that nothing is shown here that its pages would not show.</summary>
public sealed class ActionOverviewQuery(Database database, AssessmentDoor door)
{
    /// <summary>Organisations that one overview covers: each of their assessments is opened.</summary>
    public const int MostOrganisations = 100;

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
            SELECT id, state
            FROM assessment
            WHERE organisation_id = @id
            ORDER BY created_at DESC, id DESC
            """;

        var actions = new List<OverseenAction>();
        foreach (var (id, name) in organisations.Take(MostOrganisations))
        {
            var all = await database.ListAsync<(string Id, AssessmentState State)>(sql, new { id }, cancel);
            var opened = new List<OpenAssessment>();
            foreach (var (assessment, state) in all.OrderBy(one => one.State == AssessmentState.Finalised))
            {
                if (state == AssessmentState.Finalised && opened.Count > 0) { break; }

                if (await door.OpenSharedAsync(assessment, accountId, today, cancel) is { } seen)
                {
                    opened.Add(seen);
                }
            }

            foreach (var one in opened)
            {
                var plan = await door.FollowAsync(one, cancel);
                actions.AddRange(plan.Actions.Where(action => action.IsOpen).Select(action => new OverseenAction(id, name, one, action)));
            }
        }

        return [.. actions.OrderBy(one => one.Action.Due ?? DateOnly.MaxValue)];
    }
}

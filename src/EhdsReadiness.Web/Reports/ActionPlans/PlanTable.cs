namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>Actions as a table: rank, action, who, effort, month, law.</summary>
internal static class PlanTable
{
    /// <param name="entries">Each with its rank in the whole plan, from 1.</param>
    public static Table Of(Wording wording, string caption, IEnumerable<(int Rank, PlanEntry Entry)> entries, bool withGain)
    {
        IReadOnlyList<Column> columns = withGain
            ? [new(wording.Say("Plan.Rank"), 4), new(wording.Say("Plan.Action"), 47), new(wording.Say("Plan.Who"), 24),
                new(wording.Say("Plan.EffortAndEnd"), 12), new(wording.Say("Plan.Law"), 12.4),
                new(wording.Say("Plan.Gain"), 8, Alignment.Right)]
            : [new(wording.Say("Plan.Rank"), 4), new(wording.Say("Plan.Action"), 43), new(wording.Say("Plan.Who"), 28),
                new(wording.Say("Plan.Effort"), 9.8), new(wording.Say("Plan.FinishBy"), 9.8), new(wording.Say("Plan.Law"), 12.4)];
        return new Table(caption, columns, [.. entries.Select(Row)], RowHeading: 1);

        IReadOnlyList<Cell> Row((int Rank, PlanEntry Entry) ranked)
        {
            var (rank, entry) = ranked;
            var (who, effort) = (Lead(wording.Owner(entry)), wording.Say($"Effort.Short.{entry.Effort}"));
            return withGain
                ? [new Run(wording.Whole(rank), RunStyle.Strong), wording.Action(entry), who,
                    new Cell(effort, Prose.Quiet(wording.FinishBy(entry))), wording.Law(entry.Duty), wording.Gain(entry)]
                : [new Run(wording.Whole(rank), RunStyle.Rank), Emphasised(wording, entry), who, effort, wording.FinishBy(entry),
                    wording.Law(entry.Duty)];
        }
    }

    /// <summary>Who leads, without those who help, whom the details of each action name.</summary>
    private static string Lead(string owner) => owner.Split(',', ';')[0].TrimEnd();

    /// <summary>The action in bold; of a question to clear up, only what to do about it.</summary>
    private static Prose Emphasised(Wording wording, PlanEntry entry) => entry.Action is { } action
        ? Prose.Strong(wording.In(action.Do))
        : Prose.Strong(wording.Say("FindOut.Do", "")) + wording.In(entry.Question.Ask);
}

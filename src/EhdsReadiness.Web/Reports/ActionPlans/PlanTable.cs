namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>Actions as a table: rank, action, who, effort, month, law.</summary>
internal static class PlanTable
{
    /// <param name="entries">Each with its rank in the whole plan, from 1.</param>
    public static Table Of(Wording wording, string caption, IEnumerable<(int Rank, PlanEntry Entry)> entries, bool withGain)
    {
        List<Column> columns =
        [
            new(wording.Say("Plan.Rank"), 4),
            new(wording.Say("Plan.Action"), withGain ? 38 : 43),
            new(wording.Say("Plan.Who"), withGain ? 22 : 28),
            new(wording.Say("Plan.Effort"), 9.8),
            new(wording.Say("Plan.FinishBy"), 9.8),
            new(wording.Say("Plan.Law"), 12.4),
        ];
        if (withGain)
        {
            columns.Add(new(wording.Say("Plan.Gain"), 9, Alignment.Right));
        }

        return new Table(caption, columns, [.. entries.Select(Row)], RowHeading: 1);

        IReadOnlyList<Cell> Row((int Rank, PlanEntry Entry) ranked)
        {
            var (rank, entry) = ranked;
            List<Cell> cells =
            [
                new Run(wording.Whole(rank), withGain ? RunStyle.Strong : RunStyle.Rank),
                withGain ? wording.Action(entry) : Emphasised(wording, entry),
                withGain ? wording.Owner(entry) : Lead(wording.Owner(entry)),
                wording.Say($"Effort.Short.{entry.Effort}"),
                wording.FinishBy(entry),
                wording.Law(entry.Duty),
            ];
            if (withGain)
            {
                cells.Add(wording.Gain(entry));
            }

            return cells;
        }
    }

    /// <summary>Who leads, without those who help: the page that gets read has to stay one page.</summary>
    private static string Lead(string owner) => owner.Split(',', ';')[0].TrimEnd();

    /// <summary>The action in bold; of a question to clear up, only what to do about it.</summary>
    private static Prose Emphasised(Wording wording, PlanEntry entry) => entry.Action is { } action
        ? Prose.Strong(wording.In(action.Do))
        : Prose.Strong(wording.Say("FindOut.Do", "")) + wording.In(entry.Question.Ask);
}

namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>Every action as a table grouped by axis, then each with its steps; on a first look, where these are to be read.</summary>
internal static class WholePlan
{
    public static IEnumerable<Block> Blocks(Wording wording)
    {
        var plan = wording.Plan;
        yield return new Heading(2, wording.Say("Plan.Heading"));
        if (plan.IsProvisional)
        {
            yield return new Paragraph(wording.Count("Plan.Provisional", plan.Missing));
        }

        if (plan.Entries.Count == 0)
        {
            yield return new Paragraph(wording.Say(plan.IsProvisional ? "Plan.EmptyYet" : "Plan.Empty"));
            yield break;
        }

        yield return new Paragraph(wording.Count("Plan.Intro", plan.Entries.Count));
        var ranked = Ranked(wording);
        foreach (var axis in wording.Result.Questionnaire.Axes)
        {
            var ofAxis = ranked.Where(one => one.Entry.Question.AxisId == axis.Id).ToList();
            if (ofAxis.Count > 0)
            {
                var title = wording.In(axis.Title);
                yield return new Heading(3, title) { AxisNumber = axis.Number };
                yield return PlanTable.Of(wording, wording.Say("Plan.Table", title), ofAxis, withGain: true);
            }
        }

        if (wording.IsFirstLook)
        {
            yield return new Paragraph(wording.Say("Plan.Elsewhere"), ParagraphStyle.Quiet);
            yield break;
        }

        yield return new Heading(3, wording.Say("Plan.Details"));
        foreach (var block in ranked.SelectMany(one => Details(wording, one.Rank, one.Entry)))
        {
            yield return block;
        }
    }

    /// <summary>The actions of one axis, with their ranks in the whole plan.</summary>
    public static IEnumerable<Block> OfAxis(Wording wording, Axis axis)
    {
        var ranked = Ranked(wording).Where(one => one.Entry.Question.AxisId == axis.Id).ToList();
        yield return new Heading(2, wording.Say("Plan.Heading"));
        if (ranked.Count == 0)
        {
            yield return new Paragraph(wording.Say(wording.Plan.IsProvisional ? "Plan.EmptyYet" : "Plan.Empty"));
            yield break;
        }

        yield return PlanTable.Of(wording, wording.Say("Plan.Table", wording.In(axis.Title)), ranked, withGain: true);
        yield return new Heading(3, wording.Say("Plan.Details"));
        foreach (var block in ranked.SelectMany(one => Details(wording, one.Rank, one.Entry)))
        {
            yield return block;
        }
    }

    private static List<(int Rank, PlanEntry Entry)> Ranked(Wording wording) =>
        [.. wording.Plan.Entries.Select((entry, index) => (Rank: index + 1, Entry: entry))];

    private static IEnumerable<Block> Details(Wording wording, int rank, PlanEntry entry)
    {
        yield return new KeepTogether(
        [
            new Heading(4, wording.Say("Plan.Numbered", wording.Whole(rank), wording.Action(entry))),
            new Facts(
            [
                .. entry.Action is null ? (IEnumerable<Fact>)[] : [new(wording.Say("Plan.Question"), wording.In(entry.Question.Ask))],
                new(wording.Say("Plan.Who"), wording.Owner(entry)),
                new(wording.Say("Plan.Change"),
                    wording.Say("Plan.EffortBy", wording.Effort(entry.Effort), wording.FinishBy(entry), Change(wording, entry))),
                new(wording.Say("Plan.Law"), Law(wording, entry)),
            ]),
        ]);
        if (entry.Action is not { } action) { yield break; }

        yield return new ItemList([.. action.Steps.Select(step => (Prose)wording.In(step))], Numbered: true);
        yield return new Facts(
        [
            new(wording.Say("Plan.DoneWhen"), wording.In(action.DoneWhen)),
            new(wording.Say("Plan.Evidence"), string.Concat(entry.Question.Evidence.Select(text => wording.In(text) + ". ")).TrimEnd()),
        ]);
    }

    private static string Change(Wording wording, PlanEntry entry) => entry is { From: { } from, To: { } to }
        ? wording.Say("Plan.FromTo", wording.Whole(from), wording.Whole(to), wording.Gain(entry))
        : wording.Say("Plan.FindOutChange", wording.Gain(entry));

    private static Prose Law(Wording wording, PlanEntry entry)
    {
        if (entry.Duty is not { } duty) { return wording.Say("GoodPractice"); }

        var left = wording.Left(duty.From);
        return (Prose)wording.ArticleLink(duty.Article) + (", " + wording.Due(duty.From) + (left is null ? "" : ", " + left));
    }
}

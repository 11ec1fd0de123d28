namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>The page that gets read: who, how ready, what is due, what to do first, what stands in the way.</summary>
internal static class FirstPage
{
    private const int BlockersNamed = 2;

    public static IEnumerable<Block> Blocks(Wording wording)
    {
        foreach (var block in Head(wording))
        {
            yield return block;
        }

        yield return new Columns([.. Scores(wording)], [.. Clock(wording)], CalloutKind.Law);
        foreach (var block in FirstActions(wording))
        {
            yield return block;
        }

        yield return new Callout(CalloutKind.Law, [new Paragraph(Blockers(wording))]);
    }

    /// <summary>Whose report it is, of which day.</summary>
    public static IEnumerable<Block> Head(Wording wording)
    {
        var assessment = wording.Assessment;
        yield return new Paragraph(wording.Say("Kind"), ParagraphStyle.Kind);
        yield return new Heading(1, assessment.NameIn(wording.Language) ?? wording.Say("Organisation.Heading"));
        if (wording.Whose is { } whose)
        {
            yield return new Paragraph(whose, ParagraphStyle.Quiet);
        }

        yield return new Paragraph(Who(wording), ParagraphStyle.Quiet);
        yield return new Paragraph(
            wording.Say($"Assessment.{assessment.Mode}", wording.Day(assessment.Date), wording.Result.Questionnaire.Version),
            ParagraphStyle.Quiet);
        if (Open(wording) is { Length: > 0 } open)
        {
            yield return new Paragraph(Prose.Strong(open));
        }
    }

    /// <summary>What nobody has confirmed, and who kept it; empty where there is nothing to say.</summary>
    private static string Open(Wording wording)
    {
        var sentences = new List<string>();
        if (wording.Result.ToConfirm.Count is > 0 and var waiting)
        {
            sentences.Add(wording.Count("Head.ToConfirm", waiting));
        }

        if (wording.Kept is { } kept)
        {
            object[] by = [kept.AuthorName ?? wording.Say("Owner.Former"), wording.Day(FrenchTime.DayOf(kept.At))];
            sentences.AddRange(new[] { ("Head.KeptCarried", kept.KeptCarried), ("Head.KeptUnknown", kept.KeptUnknown) }
                .Where(one => one.Item2 > 0).Select(one => wording.Count(one.Item1, one.Item2, by)));
        }

        return string.Join(" ", sentences);
    }

    private static Prose Who(Wording wording)
    {
        var profile = wording.Assessment.Profile;
        Prose who =
            $"{wording.Say($"Role.{wording.Assessment.Role}")}. {wording.ProfileValue("organisation_kind", profile.OrganisationKind)}.";
        return profile.Region is { } region ? who + " " + wording.Region(region) + "." : who;
    }

    private static IEnumerable<Block> Scores(Wording wording)
    {
        var combined = wording.Result.Combined;
        yield return new Heading(2, wording.Say("FirstPage.Scores"));
        yield return new Paragraph(combined.Overall is { } overall
            ? new Prose(new Run(wording.Score(overall), RunStyle.Figure),
                new Run(wording.Say("FirstPage.Of100") + " "), new Run(wording.Band(overall), RunStyle.Badge))
            : new Run(wording.Score(null), RunStyle.Figure));
        if (wording.Result.Readings.Count > 1)
        {
            yield return new Paragraph(string.Join(" ", wording.Result.Readings.Skip(1).Select(reading =>
                wording.Say($"FirstPage.Reading.{reading.Kind}", wording.Score(reading.Overall), wording.Band(reading.Overall)))),
                    ParagraphStyle.Quiet);
        }

        yield return new Table(
            wording.Say("FirstPage.AxisTable"),
            [new(wording.Say("Axis"), 49), new(wording.Say("Score"), 29, Alignment.Right), new(wording.Say("Band"), 22)],
            [.. combined.Axes.Select(axis => (IReadOnlyList<Cell>)
            [
                new Cell(wording.In(axis.Axis.Title)) { AxisNumber = axis.Axis.Number },
                new Cell(wording.Score(axis.Score)) { Bar = Wording.Interval(axis.Score) },
                wording.Band(axis.Score),
            ])]);
        yield return new Paragraph(Legend(wording, combined), ParagraphStyle.Quiet);
    }

    private static string Legend(Wording wording, Reading combined)
    {
        var unknown = wording.Result.Scope.Count(question =>
            wording.Assessment.Answers.GetValueOrDefault(question.Id)?.Kind == AnswerKind.Unknown);
        var sentences = new List<string> { wording.Say("FirstPage.Legend") };
        if (unknown > 0)
        {
            sentences.Add(wording.Count("FirstPage.Unknown", unknown));
        }

        sentences.Add(wording.Say("Answered", wording.Whole(combined.Answered), wording.Whole(combined.InScope)));
        if (combined.Overall is { IsProvisional: true })
        {
            sentences.Add(wording.Say("Results.Provisional", Readiness.FirmPercent));
        }

        return string.Join(" ", sentences);
    }

    private static IEnumerable<Block> Clock(Wording wording)
    {
        yield return new Heading(2, wording.Say("FirstPage.Clock")) { OfLaw = true };
        var dates = DueDate.Of(wording.Result.Combined);
        if (dates.Count == 0)
        {
            yield return new Paragraph(wording.Say("Law.None"));
            yield break;
        }

        yield return new Table(
            wording.Say("FirstPage.ClockTable"),
            [new(wording.Say("Law.Due"), 51), new(wording.Say("State.InPlace"), 30, Alignment.Right),
                new(wording.Say("Law.Left"), 19, Alignment.Right)],
            [.. dates.Select(date => (IReadOnlyList<Cell>)
            [
                wording.Left(date.From) is { } left ? new Cell(Prose.Strong(wording.Due(date.From)), Prose.Quiet(left))
                    : Prose.Strong(wording.Due(date.From)),
                wording.Say("OutOf", wording.Whole(date.Count(DutyState.InPlace)), wording.Whole(date.Binding)),
                wording.Whole(date.Binding - date.Count(DutyState.InPlace)),
            ])]);
        if (DueDate.DeferredNote(wording) is { } note)
        {
            yield return new Paragraph(note, ParagraphStyle.Quiet);
        }
    }

    private static IEnumerable<Block> FirstActions(Wording wording)
    {
        var plan = wording.Plan;
        var first = plan.Entries.Take(ActionPlan.FirstEntries).ToList();
        yield return new Heading(2, first.Count == ActionPlan.FirstEntries ? wording.Say("FirstPage.Six")
            : wording.Say("FirstPage.FirstActions"));
        if (plan.IsProvisional)
        {
            yield return new Paragraph(wording.Count("Plan.Provisional", plan.Missing), ParagraphStyle.Quiet);
        }

        if (first.Count == 0)
        {
            yield return new Paragraph(wording.Say(plan.IsProvisional ? "Plan.EmptyYet" : "Plan.Empty"));
            yield break;
        }

        yield return PlanTable.Of(
            wording, wording.Say("FirstPage.ActionTable"), first.Select((entry, index) => (index + 1, entry)), withGain: false);
    }

    private static Prose Blockers(Wording wording)
    {
        var blockers = wording.Result.Combined.Duties
            .Where(duty => wording.Result.Combined.Blockers.Contains(duty.Question))
            .OrderBy(duty => duty.Duty.From ?? DateOnly.MinValue)
            .ThenByDescending(duty => duty.Question.Weight)
            .ToList();
        var title = Prose.Strong(wording.Say("Blockers.Title") + " ");
        if (blockers.Count == 0) { return title + wording.Say("Blockers.None"); }

        var named = blockers.Select(duty => duty.Duty.Article).Distinct(StringComparer.Ordinal).Take(BlockersNamed)
            .Select(cite => Named(wording, cite));
        var cap = wording.In(wording.Result.Questionnaire.Bands.First(band => band.Id == wording.Result.Questionnaire.BlockerCap).Name);
        return title + wording.Count("Blockers.Count", blockers.Count) + " "
            + wording.Say("Blockers.First", string.Join(wording.Say("Separator"), named))
            + (wording.Result.Combined.Overall is { IsProvisional: true } ? "" : " " + wording.Say("Blockers.Cap", cap))
            + " " + wording.Say("Law.BeforeItsDate");
    }

    private static string Named(Wording wording, string cite) =>
        wording.Content.Regulation.FindRule(cite) is { } rule
            ? wording.Say("Blockers.Named", wording.ArticleInWords(cite), wording.In(rule.Heading))
            : wording.ArticleInWords(cite);
}

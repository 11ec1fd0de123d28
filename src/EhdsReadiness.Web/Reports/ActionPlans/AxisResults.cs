namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>Scores of each reading, then each axis with what makes up its score.</summary>
internal static class AxisResults
{
    private const int Listed = 3;
    private const int ListedOnFirstLook = 2;

    public static IEnumerable<Block> Blocks(Wording wording)
    {
        yield return new Heading(2, wording.Say("Results.Heading"));
        if (wording.Result.Combined.Overall is { } overall)
        {
            yield return new Paragraph(overall.ShownBand is { } band
                ? wording.Say("Results.Overall", wording.ScoreOf100(overall), wording.In(band.Name), wording.In(band.Meaning))
                : wording.Say("Results.Overall.provisional", wording.ScoreOf100(overall), Readiness.FirmPercent));
            if (overall.ShowsCap)
            {
                yield return new Paragraph(Capped(wording, overall));
            }
        }

        if (Proven(wording, wording.Result.Scope) is { } proven) { yield return new Paragraph(proven); }

        var readings = wording.Result.Readings;
        foreach (var reading in wording.IsFirstLook ? readings.Take(1) : readings)
        {
            if (readings.Count > 1)
            {
                yield return new Heading(3, wording.Reading(reading.Kind));
            }

            yield return Chart(wording, reading);
        }

        if (wording.IsFirstLook && readings.Count > 1) { yield return ByRole(wording, [.. readings.Skip(1)]); }

        foreach (var axis in wording.Result.Combined.Axes)
        {
            foreach (var block in Axis(wording, axis))
            {
                yield return block;
            }
        }

        var again = Contradictions.Of(wording.Result.Questionnaire, wording.Assessment);
        if (again.Count > 0)
        {
            yield return new Heading(3, wording.Say("Results.SecondLook"));
            yield return new Paragraph(wording.Say("Results.SecondLookIntro"));
            yield return new ItemList([.. again.Select(one => (Prose)wording.In(one.Hint))]);
        }
    }

    /// <summary>The scores of each role beside one another.</summary>
    private static Table ByRole(Wording wording, IReadOnlyList<Reading> roles)
    {
        Cell Shown(Score? score) => score is null ? wording.Score(null) : $"{wording.Score(score)}, {wording.Band(score)}";
        return new(
            wording.Say("Results.ByRole"),
            [new(wording.Say("Axis"), 60), .. roles.Select(role => new Column(wording.Reading(role.Kind), 20, Alignment.Right))],
            [.. wording.Result.Combined.Axes.Select(axis => (IReadOnlyList<Cell>)
            [
                wording.In(axis.Axis.Title),
                .. roles.Select(role => Shown(role.Axes.FirstOrDefault(one => one.Axis.Id == axis.Axis.Id)?.Score)),
            ])])
        {
            Footer = [wording.Say("Results.OverallRow"), .. roles.Select(role => Shown(role.Overall))],
        };
    }

    /// <summary>The scores of one reading.</summary>
    public static ScoreChart Chart(Wording wording, Reading reading)
    {
        var overall = wording.Say("Results.OverallRow");
        var names = reading.Axes.Select(axis => wording.In(axis.Axis.Title)).ToList();
        var alternative = wording.Say(
            "Results.ChartAlternative",
            wording.Reading(reading.Kind),
            string.Join(wording.Say("Semicolon"),
                reading.Axes.Select((axis, index) => wording.Say("Results.ChartPart", names[index], wording.Score(axis.Score)))
                .Append(wording.Say("Results.ChartPart", overall, wording.Score(reading.Overall)))));
        var table = new Table(
            wording.Say("Results.Table", wording.Reading(reading.Kind)),
            [
                new(wording.Say("Axis"), 54),
                new(wording.Say("Score"), 10, Alignment.Right),
                new(wording.Say("Band"), 15),
                new(wording.Say("Results.Answered"), 11, Alignment.Right),
                new(wording.Say("Results.Blockers"), 10, Alignment.Right),
            ],
            [.. reading.Axes.Select((axis, index) => (IReadOnlyList<Cell>)
            [
                names[index], wording.Score(axis.Score), wording.Band(axis.Score),
                wording.Say("OutOf", wording.Whole(axis.Answered), wording.Whole(axis.InScope)), wording.Whole(axis.Blockers.Count),
            ])])
        {
            Footer =
            [
                overall, wording.Score(reading.Overall), wording.Band(reading.Overall),
                wording.Say("OutOf", wording.Whole(reading.Answered), wording.Whole(reading.InScope)),
                wording.Whole(reading.Blockers.Count()),
            ],
        };
        List<ScoreChartBar> bars = [.. reading.Axes.Select((axis, index) =>
            new ScoreChartBar(names[index], Wording.Interval(axis.Score), wording.Score(axis.Score)) { AxisNumber = axis.Axis.Number })];
        bars.Add(new ScoreChartBar(overall, Wording.Interval(reading.Overall), wording.Score(reading.Overall)));
        return new(alternative, table, bars,
            [.. wording.Result.Questionnaire.Bands.Select(band =>
                new Tick(band.From, reading.Overall is { IsProvisional: true } ? "" : wording.In(band.Name)))]);
    }

    /// <summary>One axis: what it is about, its score, strong and weak points, what each question brings to it; of the first and the last
    /// a first look has only the sum.</summary>
    public static IEnumerable<Block> Axis(Wording wording, AxisScore axis)
    {
        yield return new Heading(3, wording.Say("Results.AxisHeading", wording.Whole(axis.Axis.Number), wording.In(axis.Axis.Title)))
            { AxisNumber = axis.Axis.Number };
        if (!wording.IsFirstLook) { yield return new Paragraph(wording.In(axis.Axis.Summary)); }

        var answered = wording.Say("Answered", wording.Whole(axis.Answered), wording.Whole(axis.InScope));
        if (wording.Result.ToConfirm.Count(question => question.AxisId == axis.Axis.Id) is > 0 and var waiting)
        {
            answered += " " + wording.Count("Results.ToConfirm", waiting);
        }

        if (Proven(wording, wording.Result.Scope.Where(question => question.AxisId == axis.Axis.Id)) is { } proven)
        {
            answered += " " + proven;
        }

        if (wording.IsFirstLook) { answered += " " + Weights.Sum(wording, axis); }

        if (axis.Score is not { } score)
        {
            yield return new Paragraph(wording.Say("Results.NoScore") + " " + answered);
            yield break;
        }

        yield return new Paragraph(
            Prose.Strong(score.ShownBand is { } band ? wording.Say("Results.AxisScore", wording.ScoreOf100(score), wording.In(band.Name))
                : wording.Say("Results.AxisScore.provisional", wording.ScoreOf100(score))) + (" " + answered));
        if (score.ShowsCap)
        {
            yield return new Paragraph(Capped(wording, score));
        }

        foreach (var block in StrongAndWeak(wording, axis))
        {
            yield return block;
        }

        if (wording.IsFirstLook) { yield break; }

        yield return new Heading(4, wording.Say("Results.Contributions"));
        yield return ContributionTable.Of(wording, axis);
        var excluded = axis.InScope - axis.Contributions.Count;
        if (excluded > 0)
        {
            yield return new Paragraph(wording.Count("Results.Excluded", excluded), ParagraphStyle.Quiet);
        }
    }

    /// <summary>How many answers to questions have a proof; null where none was given.</summary>
    private static string? Proven(Wording wording, IEnumerable<Question> questions)
    {
        var share = ProofShare.Of(questions.Select(question => wording.Assessment.Answers.GetValueOrDefault(question.Id)));
        return share.Given == 0 ? null : wording.Count("Results.Proven", share.Proven, wording.Whole(share.Given));
    }

    private static string Capped(Wording wording, Score score) => wording.Say("Results.Capped", wording.In(score.Band.Name));

    private static IEnumerable<Block> StrongAndWeak(Wording wording, AxisScore axis)
    {
        var listed = wording.IsFirstLook ? ListedOnFirstLook : Listed;
        int? LevelOf(Contribution contribution) => wording.Assessment.Answers.GetValueOrDefault(contribution.Question.Id)?.Level;
        var strong = axis.Contributions
            .Where(contribution => LevelOf(contribution) >= 3)
            .OrderByDescending(contribution => contribution.Points)
            .Take(listed).ToList();
        var weak = axis.Contributions
            .Where(contribution => LevelOf(contribution) is { } level && level < contribution.Question.Target)
            .OrderByDescending(contribution => contribution.AtMost - contribution.Points)
            .Take(listed).ToList();
        foreach (var (key, contributions) in new[] { ("Results.Strong", strong), ("Results.Weak", weak) })
        {
            if (contributions.Count > 0)
            {
                yield return new Heading(4, wording.Say(key));
                yield return new ItemList([.. contributions.Select(contribution =>
                    (Prose)wording.In(contribution.Question.Levels[LevelOf(contribution)!.Value]))]);
            }
        }
    }
}

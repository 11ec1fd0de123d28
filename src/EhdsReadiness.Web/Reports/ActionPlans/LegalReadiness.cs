namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>The legal duties, apart from the score: counted by due date, then one by one.</summary>
internal static class LegalReadiness
{
    private static readonly DutyState[] States =
        [DutyState.InPlace, DutyState.Partly, DutyState.ToDo, DutyState.ToClarify, DutyState.NotApplicable];

    public static IEnumerable<Block> Blocks(Wording wording)
    {
        yield return new Heading(2, wording.Say("Law.Heading")) { OfLaw = true };
        if (wording.Result.Combined.Duties.Count == 0)
        {
            yield return new Paragraph(wording.Say("Law.None"));
            yield break;
        }

        yield return new Paragraph(wording.Say("Law.Intro"));
        yield return new Callout(
            CalloutKind.Law, [new Paragraph(wording.Say("Law.BeforeItsDate") + " " + wording.Say("Law.NotLegalAdvice"))]);
        var readings = wording.Result.Readings.Where(reading => reading.Duties.Count > 0);
        foreach (var reading in wording.IsFirstLook ? readings.Take(1) : readings)
        {
            if (wording.Result.Readings.Count > 1 && !wording.IsFirstLook)
            {
                yield return new Heading(3, wording.Reading(reading.Kind)) { OfLaw = true };
            }

            yield return Chart(wording, reading);
        }

        if (DueDate.DeferredNote(wording) is { } note)
        {
            yield return new Paragraph(note);
        }

        if (wording.IsFirstLook)
        {
            yield return new Paragraph(wording.Say("Law.Elsewhere"), ParagraphStyle.Quiet);
            yield break;
        }

        foreach (var block in ByDate(wording, DueDate.Of(wording.Result.Combined)))
        {
            yield return block;
        }
    }

    /// <summary>The duties of some dates, one by one.</summary>
    public static IEnumerable<Block> ByDate(Wording wording, IEnumerable<DueDate> dates)
    {
        foreach (var date in dates)
        {
            yield return new Heading(3, Heading(wording, date.From)) { OfLaw = true };
            yield return Duties(wording, date);
        }
    }

    private static string Heading(Wording wording, DateOnly? from) =>
        wording.Left(from) is { } left ? wording.Say("Law.DateHeading", wording.Due(from), left) : wording.Due(from);

    /// <summary>The duties of one reading by due date.</summary>
    public static DutyChart Chart(Wording wording, Reading reading)
    {
        var dates = DueDate.Of(reading);
        string InPlace(DueDate date) => wording.Say("OutOf", wording.Whole(date.Count(DutyState.InPlace)), wording.Whole(date.Binding));
        var parts = dates.Select(date => wording.Say("Law.ChartPart", wording.Due(date.From), InPlace(date)));
        var table = new Table(
            wording.Say("Law.Table", wording.Reading(reading.Kind)),
            [new(wording.Say("Law.Due"), 26), .. States.Select(state => new Column(wording.State(state), 13, Alignment.Right)),
                new(wording.Say("Law.Total"), 9, Alignment.Right)],
            [.. dates.Select(date =>
                (IReadOnlyList<Cell>)[wording.Due(date.From), .. States.Select(state => (Cell)wording.Whole(date.Count(state))),
                wording.Whole(date.Duties.Count)])])
        {
            Footer = [wording.Say("Law.AllDates"), .. States.Select(state => (Cell)wording.Whole(dates.Sum(date => date.Count(state)))),
                wording.Whole(reading.Duties.Count)],
        };
        return new(
            wording.Say("Law.ChartAlternative", wording.Reading(reading.Kind), string.Join(wording.Say("Semicolon"), parts)),
            table,
            [.. dates.Select(date => new DutyChartBar(
                wording.Due(date.From),
                date.Count(DutyState.InPlace),
                date.Count(DutyState.Partly),
                date.Count(DutyState.ToDo),
                date.Count(DutyState.ToClarify),
                InPlace(date)))],
            new(wording.State(DutyState.InPlace), wording.State(DutyState.Partly), wording.State(DutyState.ToDo),
                wording.State(DutyState.ToClarify)));
    }

    private static Table Duties(Wording wording, DueDate date) => new(
        wording.Say("Law.DutyTable", wording.Due(date.From)),
        [new(wording.Say("Law.Duty"), 66), new(wording.Say("Article"), 16), new(wording.Say("Law.State"), 18)],
        [.. date.Duties.Select(duty => (IReadOnlyList<Cell>)
        [
            wording.In(duty.Question.Ask),
            new Run(wording.Article(duty.Duty.Article), RunStyle.Law)
                { Link = wording.Content.Regulation.FindRule(duty.Duty.Article)?.Link },
            wording.State(duty.State),
        ])]);
}

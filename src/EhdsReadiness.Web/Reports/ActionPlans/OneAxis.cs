namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>All that the report says of one axis.</summary>
internal static class OneAxis
{
    /// <param name="hasNotes">Whether the answers stand with their reasons, notes and proofs.</param>
    public static IEnumerable<Block> Blocks(Wording wording, Axis axis, bool hasNotes, string? siteOperator)
    {
        var combined = wording.Result.Combined;
        var dates = DueDate.Of(combined)
            .Select(date => date with { Duties = [.. date.Duties.Where(duty => duty.Question.AxisId == axis.Id)] })
            .Where(date => date.Duties.Count > 0).ToList();
        var questions = wording.Result.Scope.Where(question => question.AxisId == axis.Id).ToList();
        return
        [
            .. FirstPage.Head(wording),
            new Heading(2, wording.Say("Results.Heading")),
            .. AxisResults.Axis(wording, combined.Axes.First(one => one.Axis.Id == axis.Id)),
            .. dates.Count == 0 ? (IEnumerable<Block>)[]
                : [new Heading(2, wording.Say("Law.Heading")) { OfLaw = true }, new Paragraph(wording.Say("Law.BeforeItsDate"))],
            .. LegalReadiness.ByDate(wording, dates),
            .. WholePlan.OfAxis(wording, axis),
            new Heading(2, wording.Say("Answers.Heading")),
            .. questions.Count == 0 ? (IEnumerable<Block>)[new Paragraph(wording.Say("Answers.NoneOfAxis"))]
                : [new Heading(3, wording.In(axis.Title)) { AxisNumber = axis.Number }],
            .. questions.SelectMany(question => AnswersGiven.Answer(wording, question, hasNotes)),
            MethodNotes.Document(wording, siteOperator, level: 2),
        ];
    }
}

namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>How the figures came about, by which questionnaire, and what they do not say.</summary>
internal static class MethodNotes
{
    public static IEnumerable<Block> Blocks(Wording wording, string? siteOperator)
    {
        var questionnaire = wording.Result.Questionnaire;
        yield return new Heading(2, wording.Say("Method.Heading"));
        yield return new Paragraph(string.Join(' ', wording.Say("Method.Levels"), wording.Say("Method.Interval"),
            wording.Say("Method.Overall")));
        yield return new Paragraph(wording.Say("Method.Plan"));
        if (wording.Result.Combined.Overall is not { IsProvisional: true })
        {
            // The chart of a first look has the bands.
            if (!wording.IsFirstLook)
            {
                yield return new Heading(3, wording.Say("Method.Bands"));
                yield return new Table(
                    wording.Say("Method.Bands"),
                    [new(wording.Say("Band"), 18), new(wording.Say("Method.From"), 12, Alignment.Right),
                        new(wording.Say("Method.Meaning"), 70)],
                    [.. questionnaire.Bands.Select(band =>
                        (IReadOnlyList<Cell>)[wording.In(band.Name), wording.Whole(band.From), wording.In(band.Meaning)])]);
            }

            yield return new Paragraph(
                wording.Say("Method.Cap", wording.In(questionnaire.Bands.First(band => band.Id == questionnaire.BlockerCap).Name)));
        }

        yield return new Heading(3, wording.Say("Method.NotSaid"));
        yield return new ItemList([.. Enumerable.Range(1, 4).Select(number => (Prose)wording.Say($"Method.NotSaid.{number}"))]);
        yield return Document(wording, siteOperator, level: 3);
    }

    /// <summary>What the document was made with, on one page.</summary>
    /// <param name="level">Of its heading.</param>
    public static KeepTogether Document(Wording wording, string? siteOperator, int level)
    {
        var questionnaire = wording.Result.Questionnaire;
        var facts = new List<Fact>
        {
            new(wording.Say("Method.Questionnaire"),
                wording.Say("Method.QuestionnaireOf", questionnaire.Version, wording.Day(questionnaire.Date))),
            new(wording.Say("Method.Fingerprint"), questionnaire.Sha256),
        };
        if (wording.CarriesAnswers)
        {
            facts.Add(new(wording.Say("Method.Data"), wording.Say("Method.DataInside")));
        }

        facts.Add(new(wording.Say("Method.Access"), wording.Say("Method.AccessClaim")));
        if (siteOperator is not null)
        {
            facts.Add(new(wording.Say("Method.Operator"), siteOperator));
        }

        return new([new Heading(level, wording.Say("Method.Document")), new Facts(facts)]);
    }
}

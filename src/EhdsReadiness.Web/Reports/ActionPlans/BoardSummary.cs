namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>Two pages at most: the one that gets read, then scores, duties and what the score does not say.</summary>
internal static class BoardSummary
{
    public static IEnumerable<Block> Blocks(Wording wording)
    {
        foreach (var block in FirstPage.Blocks(wording))
        {
            yield return block;
        }

        var combined = wording.Result.Combined;
        yield return new Heading(2, wording.Say("Results.Heading"));
        yield return AxisResults.Chart(wording, combined);
        if (combined.Duties.Count > 0)
        {
            yield return new Heading(2, wording.Say("Law.Heading")) { OfLaw = true };
            yield return LegalReadiness.Chart(wording, combined);
        }

        yield return new Paragraph(wording.Say("Board.NotSaid"), ParagraphStyle.Quiet);
    }
}

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>No condition of the Matterhorn Protocol is met by any report, and each rule would find what it looks for.</summary>
public sealed class MatterhornTests(ITestOutputHelper output)
{
    public static TheoryData<string, Language, string> Samples => Reports.Samples.All();

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_report_meets_a_condition(string name, Language language, string kind)
    {
        using var pdf = PdfObjects.Open(Reports.Samples.Pdf(name, language, kind));
        Assert.Empty(
            from rule in Matterhorn.Rules
            from fault in rule.Faults(pdf)
            select $"{string.Join(' ', rule.Conditions)}: {fault}");
    }

    /// <summary>The protocol has 136 conditions, of which a program can tell these.</summary>
    [Fact]
    public void Each_condition_that_a_program_can_tell_has_its_rule()
    {
        var conditions = Matterhorn.Rules.SelectMany(rule => rule.Conditions).ToList();
        Assert.Equal(87, conditions.Distinct().Count());
        Assert.Equal(87, conditions.Count);
        output.WriteLine($"{conditions.Count} conditions, {Reports.Samples.All().Count} files");
    }

    /// <summary>Each fault is put into a file that has none, at the same length, so that nothing else moves.</summary>
    [Theory]
    [InlineData("01-007", "/Marked true>>/Lang(fr)", "/Suspects true>>/Lang()")]
    [InlineData("07-001", "/DisplayDocTitle true", "/DisplayDocTitel true")]
    [InlineData("07-002", "/DisplayDocTitle true", "/DisplayDocTitle null")]
    [InlineData("06-001", "/Metadata ", "/Metadate ")]
    [InlineData("06-002", "pdfuaid:part>1<", "pdfuaid:part>2<")]
    [InlineData("02-001", "/S/LBody", "/S/LBode")]
    [InlineData("09-004", "/S/TR/", "/S/TH/")]
    [InlineData("09-005", "/S/Lbl/", "/S/Div/")]
    [InlineData("11-001", "/Lang(fr)", "/Lang(  )")]
    [InlineData("13-004", "/Alt", "/Old")]
    [InlineData("14-002", "/S/H1", "/S/H2")]
    [InlineData("15-003", "/Scope /", "/Scopy /")]
    [InlineData("20-001", "/PageMode/UseOutlines", "/OCProperties<<>>    ")]
    [InlineData("28-004", "/Contents<", "/Contentz<")]
    [InlineData("28-009", "/Tabs/S", "/Tabs/R")]
    [InlineData("28-007", "/Subtype/Link", "/Subtype/Text")]
    [InlineData("28-011", "/StructParent ", "/StructParant ")]
    [InlineData("30-001", "/Group<<", "/Ref  <<")]
    [InlineData("31-009", "/FontFile2", "/FontFile9")]
    [InlineData("31-017", "/Flags 4/", "/Flags 0/")]
    [InlineData("31-027", "/ToUnicode", "/ToUnicorn")]
    [InlineData("31-016", "/Widths[200 ", "/Widths[900 ")]
    public void A_condition_that_is_met_is_found(string condition, string right, string wrong)
    {
        // The complete report has lists, tables and links, the one for the board a logo that was drawn.
        var kind = condition is "13-004" or "30-001" ? "board" : "full";
        var file = Encoding.Latin1.GetString(Reports.Samples.Pdf("01-chu-de-montervaux", Language.French, kind));
        Assert.Equal(right.Length, wrong.Length);
        Assert.Contains(right, file, StringComparison.Ordinal);
        using var pdf = PdfObjects.Open(Encoding.Latin1.GetBytes(file.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.NotEmpty(Matterhorn.Rules.Single(rule => rule.Conditions.Contains(condition)).Faults(pdf));
    }
}

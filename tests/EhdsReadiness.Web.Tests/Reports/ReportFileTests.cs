using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>The file as programs of others see it.</summary>
public sealed class ReportFileTests
{
    public static TheoryData<string, Language, string> Samples => Reports.Samples.All();

    [Theory]
    [MemberData(nameof(Samples))]
    public void Other_programs_find_nothing_wrong(string name, Language language, string kind)
    {
        var pdf = Reports.Samples.Pdf(name, language, kind);

        var (exitCode, output) = Tool.Run("qpdf", pdf, "--check", "FILE");
        Assert.True(exitCode == 0, output);
        var (_, information) = Tool.Run("pdfinfo", pdf, "FILE");
        Assert.Matches("Tagged: +yes", information);
        Assert.Matches("Page size: +595.28 x 841.89 pts \\(A4\\)", information);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Its_text_comes_out_in_the_order_of_reading(string name, Language language, string kind)
    {
        var report = Reports.Samples.Report(name, language, kind);
        var (_, text) = Tool.Run("pdftotext", Reports.Samples.Pdf(name, language, kind), "-raw", "FILE", "-");

        var flat = Flat(text);
        var at = 0;
        foreach (var heading in report.Blocks.OfType<Heading>().Where(heading => heading.Level <= 3))
        {
            var found = flat.IndexOf(Flat(heading.Text), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"“{heading.Text}” does not come after what stands before it.");
            at = found;
        }

        static string Flat(string words) => string.Concat(words.Where(character => !char.IsWhiteSpace(character)));
    }

    [Fact]
    public void The_assessment_rides_inside_byte_for_byte_and_uncompressed()
    {
        var (content, assessment, file) = Reports.Samples.Of("01-chu-de-montervaux");
        var pdf = Reports.Samples.Pdf("01-chu-de-montervaux", Language.French);

        var (exitCode, carried) = Tool.Run("qpdf", pdf, "--show-attachment=assessment.json", "FILE");
        Assert.Equal(0, exitCode);
        Assert.Equal(Encoding.UTF8.GetString(file), carried);
        Assert.True(pdf.AsSpan().IndexOf(file) > 0);
        Assert.Equal(assessment.Date, AssessmentFile.Read(Encoding.UTF8.GetBytes(carried), content).Assessment!.Date);
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("")]
    public void The_same_report_has_the_same_bytes_in_any_culture(string culture)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            foreach (var language in Languages.All)
            {
                var again = Reports.Samples.Renderer.Render(Reports.Samples.Report("worst-texts", language));
                Assert.Equal(Reports.Samples.Pdf("worst-texts", language), again);
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Fact]
    public async Task Reports_made_at_once_are_the_same_as_one_by_one()
    {
        var report = Reports.Samples.Report("06-pulsalune", Language.English);

        var many = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Reports.Samples.Renderer.RenderAsync(report, CancellationToken.None)));

        Assert.All(many, one => Assert.Equal(Reports.Samples.Pdf("06-pulsalune", Language.English), one));
    }

    [Theory]
    [InlineData("CHU de Montervaux", "ehds-readiness-chu-de-montervaux-2026-11-23-fr.pdf")]
    [InlineData("Œuvre « Été » n° 3 / Ltd.", "ehds-readiness-uvre-ete-n-3-ltd-2026-11-23-fr.pdf")]
    [InlineData("..\\..\\etc", "ehds-readiness-etc-2026-11-23-fr.pdf")]
    [InlineData("中文", "ehds-readiness-2026-11-23-fr.pdf")]
    [InlineData(null, "ehds-readiness-2026-11-23-fr.pdf")]
    public void Its_name_is_clean(string? organisation, string expected)
    {
        var (_, assessment, _) = Reports.Samples.Of("01-chu-de-montervaux");

        Assert.Equal(expected, ActionPlanReport.FileName(assessment with { Organisation = organisation }, Language.French));
    }
}

using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Pdf.Layout;
using EhdsReadiness.Web.Reports.Pdf.Tagging;

namespace EhdsReadiness.Web.Reports.Pdf;

/// <summary>
/// Turns a report into a tagged PDF that claims PDF/UA-1 and PDF/A-3a. The same report always gives the same bytes.
/// One instance serves the whole program; it makes at most as many documents at once as there are cores.
/// </summary>
public sealed class PdfRenderer(FontFaces faces) : IDisposable
{
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);

    /// <summary>Renders off the caller's thread, as soon as a core is free.</summary>
    public async Task<byte[]> RenderAsync(Report report, CancellationToken cancel)
    {
        await _cores.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Render(report), cancel);
        }
        finally
        {
            _cores.Release();
        }
    }

    /// <summary>Renders now, on the caller's thread.</summary>
    public byte[] Render(Report report)
    {
        var missing = new MissingSigns();
        var typesetter = new Typesetter(faces, missing);
        var fonts = new EmbeddedFonts(faces);
        var root = new Tag("Document");
        using var flow = new Flow(fonts, missing);
        flow.Place(typesetter.Set(report.Blocks, root, Measure.Left, Measure.TextWidth));
        if (typesetter.Replaced > 0)
        {
            flow.Place(typesetter.Set([SignsReplaced(report.Language, typesetter.Replaced)], root, Measure.Left, Measure.TextWidth));
        }

        if (report.Seal is { } seal)
        {
            flow.Place(SealSetting.Of(typesetter, seal, root));
        }

        new Furniture(typesetter, report.Title).Draw(flow.Sheets);
        return DocumentWriter.Write(WithCleanTitle(report), flow.Sheets, root, fonts, faces.Regular);
    }

    /// <summary>Renders a small report, so that the first reader does not wait for the just-in-time compiler.</summary>
    public void WarmUp()
    {
        var table = new Table("-", [new("-", 1), new("-", 1)], [["-", "-"]]);
        var chart = new ScoreChart("-", table, [new ScoreChartBar("-", new Interval(1, 2), "-")], [new Tick(0, "-")]);
        var title = new ReportTitle("-", "-", DateOnly.MinValue, "-", null);
        Render(new Report(title, Language.French, [new Heading(1, "-"), new Paragraph("-"), chart]));
    }

    public void Dispose() => _cores.Dispose();

    private static Callout SignsReplaced(Language language, int count) =>
        new(CalloutKind.Note, [new Paragraph(ReportTexts.Counted(language, "SignsReplaced", count))]);

    private static Report WithCleanTitle(Report report) => report with
    {
        Title = report.Title with
        {
            Text = PrintableText.ForProperties(report.Title.Text),
            Subject = PrintableText.ForProperties(report.Title.Subject),
        },
    };
}

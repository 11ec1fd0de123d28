namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>The samples as PDF, each opened once for all tests of a class, which run one after the other.</summary>
public sealed class OpenedSamples : IDisposable
{
    private readonly Dictionary<(string, Language, string), PdfObjects> _opened = [];

    internal PdfObjects Of(string name, Language language, string kind = "full")
    {
        if (!_opened.TryGetValue((name, language, kind), out var pdf))
        {
            pdf = PdfObjects.Open(Samples.Pdf(name, language, kind));
            _opened.Add((name, language, kind), pdf);
        }

        return pdf;
    }

    public void Dispose()
    {
        foreach (var pdf in _opened.Values)
        {
            pdf.Dispose();
        }
    }
}

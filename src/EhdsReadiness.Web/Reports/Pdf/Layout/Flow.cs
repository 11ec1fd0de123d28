using EhdsReadiness.Web.Reports.Pdf.Fonts;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Puts strips on pages, one below the other, and keeps together what belongs together.</summary>
internal sealed class Flow(EmbeddedFonts fonts)
{
    private readonly List<Sheet> _sheets = [];
    private double _top;

    /// <summary>The pages so far.</summary>
    public IReadOnlyList<Sheet> Sheets => _sheets;

    public void Place(IReadOnlyList<Strip> strips)
    {
        var start = 0;
        while (start < strips.Count)
        {
            var end = start;
            while (strips[end].KeepsNext && end + 1 < strips.Count)
            {
                end++;
            }

            PlaceGroup(strips, start, end);
            start = end + 1;
        }
    }

    private void PlaceGroup(IReadOnlyList<Strip> strips, int start, int end)
    {
        double height = strips[start].Height;
        for (var index = start + 1; index <= end; index++)
        {
            height += strips[index].Above + strips[index].Height;
        }

        var room = strips[start].Repeated?.Height ?? 0;
        if (height + room <= Measure.TextHeight && !Fits(strips[start].Above + height))
        {
            NewSheet(strips[start]);
        }

        for (var index = start; index <= end; index++)
        {
            PlaceStrip(strips[index]);
        }
    }

    private void PlaceStrip(Strip strip)
    {
        if (_sheets.Count == 0 || (strip.StartsPage && _top < Measure.Top) || !Fits(strip.Above + strip.Height))
        {
            NewSheet(strip);
        }

        if (_top < Measure.Top)
        {
            _top -= strip.Above;
        }

        strip.Draw(_sheets[^1], _top);
        _top -= strip.Height;
    }

    /// <summary>The first strip of a page needs no space above it, and is placed even when it is taller than a page.</summary>
    private bool Fits(double height) => _sheets.Count > 0 && (_top >= Measure.Top || _top - height >= Measure.Bottom);

    private void NewSheet(Strip first)
    {
        _sheets.Add(new Sheet(_sheets.Count + 1, fonts));
        _top = Measure.Top;
        if (first.Repeated is { } repeated)
        {
            repeated.Draw(_sheets[^1], _top);
            _top -= repeated.Height;
        }
    }
}

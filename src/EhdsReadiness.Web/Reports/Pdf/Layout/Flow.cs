using EhdsReadiness.Web.Reports.Pdf.Fonts;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Puts strips on pages, one below the other, and keeps together what belongs together. The pages are gone once it is disposed
/// of.</summary>
internal sealed class Flow(EmbeddedFonts fonts, MissingSigns missing) : IDisposable
{
    private readonly List<Sheet> _sheets = [];
    private readonly List<Strip> _group = [];
    private double _top;

    /// <summary>The pages so far.</summary>
    public IReadOnlyList<Sheet> Sheets => _sheets;

    /// <summary>Places strips as they come: a long report never stands in memory as strips all at once.</summary>
    public void Place(IEnumerable<Strip> strips)
    {
        foreach (var strip in strips)
        {
            _group.Add(strip);
            if (!strip.KeepsNext)
            {
                PlaceGroup();
            }
        }

        if (_group.Count > 0)
        {
            PlaceGroup();
        }
    }

    public void Dispose() => _sheets.ForEach(sheet => sheet.Dispose());

    private void PlaceGroup()
    {
        var height = _group[0].Height + _group.Skip(1).Sum(strip => strip.Above + strip.Height);
        var room = _group[0].Repeated?.Height ?? 0;
        if (height + room <= Measure.TextHeight && !Fits(_group[0].Above + height))
        {
            NewSheet(_group[0]);
        }

        _group.ForEach(PlaceStrip);
        _group.Clear();
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
        _sheets.Add(new Sheet(_sheets.Count + 1, fonts, missing));
        _top = Measure.Top;
        if (first.Repeated is { } repeated)
        {
            repeated.Draw(_sheets[^1], _top);
            _top -= repeated.Height;
        }
    }
}

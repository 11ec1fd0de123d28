using EhdsReadiness.Web.Reports.Pdf.Fonts;

namespace EhdsReadiness.Web.Reports.Pdf;

/// <summary>How a line of type is set, in points.</summary>
/// <param name="Leading">Height of a line.</param>
internal sealed record TypeStyle(FontFace Face, double Size, double Leading, Ink Ink)
{
    /// <summary>Room before the words of a run.</summary>
    public double Inset { get; init; }

    /// <summary>From the top of a line to its baseline, so that capitals stand in the middle.</summary>
    public double Baseline => (Leading / 2) + (0.33 * Size);
}

namespace EhdsReadiness.Web.Reports.Pdf;

/// <summary>The page and its margins: A4, in points, from the foot.</summary>
internal static class Measure
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Left = 48.2;
    public const double Right = Width - 48.2;
    public const double Top = Height - 42;
    public const double Bottom = 51;
    public const double TextWidth = Right - Left;
    public const double TextHeight = Top - Bottom;

    /// <summary>Baseline of the foot of the page.</summary>
    public const double Foot = 30;
}

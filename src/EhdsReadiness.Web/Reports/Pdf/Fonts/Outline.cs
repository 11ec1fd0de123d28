namespace EhdsReadiness.Web.Reports.Pdf.Fonts;

/// <summary>The box around what is drawn of a sign, in ems from its origin.</summary>
internal readonly record struct Outline(double Left, double Bottom, double Right, double Top)
{
    public double Middle => (Left + Right) / 2;
}

namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>A point of a drawing, or a way from one to another.</summary>
internal readonly record struct SvgPoint(double X, double Y)
{
    public static SvgPoint operator +(SvgPoint left, SvgPoint right) => new(left.X + right.X, left.Y + right.Y);

    public static SvgPoint operator -(SvgPoint left, SvgPoint right) => new(left.X - right.X, left.Y - right.Y);

    public static SvgPoint operator *(double times, SvgPoint point) => new(times * point.X, times * point.Y);
}

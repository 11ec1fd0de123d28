namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>Where a point goes: <c>x' = A x + C y + E</c>, <c>y' = B x + D y + F</c>.</summary>
internal readonly record struct SvgMatrix(double A, double B, double C, double D, double E, double F)
{
    private const int MostFunctions = 64;

    // What somebody sent is searched in a time that grows with its length alone.
    private static readonly Regex Function = new(@"([A-Za-z]+)\s*\(([^)]*)\)", RegexOptions.NonBacktracking);

    public static SvgMatrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>Zero where everything falls on a line.</summary>
    public double Determinant => (A * D) - (B * C);

    public static SvgMatrix Move(double x, double y) => new(1, 0, 0, 1, x, y);

    public static SvgMatrix Scale(double x, double y) => new(x, 0, 0, y, 0, 0);

    /// <summary>This one first, then another.</summary>
    public SvgMatrix Then(SvgMatrix next) => new(
        (next.A * A) + (next.C * B), (next.B * A) + (next.D * B), (next.A * C) + (next.C * D), (next.B * C) + (next.D * D),
        (next.A * E) + (next.C * F) + next.E, (next.B * E) + (next.D * F) + next.F);

    public SvgPoint Map(SvgPoint point) => new((A * point.X) + (C * point.Y) + E, (B * point.X) + (D * point.Y) + F);

    /// <summary>What an attribute or a property <c>transform</c> says, with units or without; null where it has functions, units or more
    /// of them than are read.</summary>
    public static SvgMatrix? Read(string? transform)
    {
        var all = Identity;
        var count = 0;
        foreach (Match match in Function.Matches(transform ?? ""))
        {
            var values = match.Groups[2].Value.Replace("px", "", StringComparison.Ordinal).Replace("deg", "", StringComparison.Ordinal);
            if (++count > MostFunctions || values.Any(sign => sign == '%' || (char.IsAsciiLetter(sign) && sign is not ('e' or 'E')))
                || Of(match.Groups[1].Value, new SvgNumbers(values).All()) is not { } one)
            {
                return null;
            }

            all = one.Then(all);
        }

        return all;
    }

    private static SvgMatrix? Of(string name, List<double> values) => (name, values) switch
    {
        ("matrix", [var a, var b, var c, var d, var e, var f]) => new(a, b, c, d, e, f),
        ("translate", [var x]) => Move(x, 0),
        ("translate", [var x, var y]) => Move(x, y),
        ("translateX", [var x]) => Move(x, 0),
        ("translateY", [var y]) => Move(0, y),
        ("scaleX", [var x]) => Scale(x, 1),
        ("scaleY", [var y]) => Scale(1, y),
        ("scale", [var both]) => Scale(both, both),
        ("scale", [var x, var y]) => Scale(x, y),
        ("rotate", [var angle]) => Rotate(angle),
        ("rotate", [var angle, var x, var y]) => Move(-x, -y).Then(Rotate(angle)).Then(Move(x, y)),
        ("skewX", [var angle]) => new(1, 0, Math.Tan(angle * Math.PI / 180), 1, 0, 0),
        ("skewY", [var angle]) => new(1, Math.Tan(angle * Math.PI / 180), 0, 1, 0, 0),
        _ => null,
    };

    private static SvgMatrix Rotate(double angle)
    {
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        return new(cos, sin, -sin, cos, 0, 0);
    }
}

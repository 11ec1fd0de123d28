using System.Xml.Linq;

namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>An outline in the making: lines and Bézier curves, to which everything else is turned.</summary>
internal sealed class SvgOutline
{
    /// <summary>Handles of four curves that pass for a circle, in parts of its radius.</summary>
    private const double Handle = 0.5522847;

    private const int Samples = 16;
    private readonly List<SvgSegment> _segments = [];
    private SvgPoint _start;
    private SvgPoint _at;
    private char _last;

    public IReadOnlyList<SvgSegment> Segments => _segments;

    /// <summary>The outline of a shape, in its own space; null for what is none.</summary>
    public static SvgOutline? Of(XElement element, SvgViewport view)
    {
        double? Maybe(string name, double whole) => SvgViewport.Length((string?)element.Attribute(name), whole);
        double X(string name) => Maybe(name, view.Width) ?? 0;
        double Y(string name) => Maybe(name, view.Height) ?? 0;
        switch (element.Name.LocalName)
        {
            case "path":
                return Read((string?)element.Attribute("d") ?? "");
            case "line":
                return Through([X("x1"), Y("y1"), X("x2"), Y("y2")], isClosed: false);
            case "polyline" or "polygon":
                var points = new SvgNumbers((string?)element.Attribute("points") ?? "").All();
                return Through(points, isClosed: element.Name.LocalName == "polygon");
            case "circle" when (Maybe("r", view.Diagonal) ?? 0) is > 0 and var radius:
                return Ellipse(X("cx"), Y("cy"), radius, radius);
            case "ellipse":
                var (ellipseX, ellipseY) = (Maybe("rx", view.Width) ?? Y("ry"), Maybe("ry", view.Height) ?? X("rx"));
                return ellipseX > 0 && ellipseY > 0 ? Ellipse(X("cx"), Y("cy"), ellipseX, ellipseY) : null;
            case "rect" when X("width") > 0 && Y("height") > 0:
                return Rectangle(X("x"), Y("y"), X("width"), Y("height"), Maybe("rx", view.Width) ?? Y("ry"),
                    Maybe("ry", view.Height) ?? X("rx"));
            default:
                return null;
        }
    }

    /// <summary>What an attribute <c>d</c> says, as far as it is right, as browsers do.</summary>
    public static SvgOutline Read(string data)
    {
        var outline = new SvgOutline();
        var numbers = new SvgNumbers(data);
        var command = ' ';
        var handle = default(SvgPoint);
        var isFirst = true;
        while (true)
        {
            if (numbers.Letter() is { } letter)
            {
                command = letter;
            }
            else if (command is ' ' or 'Z' or 'z')
            {
                return outline;
            }

            if (isFirst && command is not ('M' or 'm')) { return outline; }

            var before = outline._segments.Count;
            if (!outline.Step(command, numbers, ref handle)) { return outline; }

            isFirst = false;
            command = command switch { 'M' => 'L', 'm' => 'l', _ => command };
            if (outline._segments.Count == before && command is not ('Z' or 'z')) { return outline; }
        }
    }

    /// <summary>A line through points, such as those of <c>points</c>.</summary>
    public static SvgOutline Through(List<double> numbers, bool isClosed)
    {
        var outline = new SvgOutline();
        for (var index = 0; index + 1 < numbers.Count; index += 2)
        {
            outline.To(index == 0 ? 'M' : 'L', new(numbers[index], numbers[index + 1]));
        }

        if (isClosed)
        {
            outline.Close();
        }

        return outline;
    }

    public static SvgOutline Ellipse(double x, double y, double radiusX, double radiusY)
    {
        var outline = new SvgOutline();
        outline.To('M', new(x + radiusX, y));
        foreach (var (fromX, fromY, toX, toY) in ((int, int, int, int)[])[(1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)])
        {
            outline.Corner(new(x, y), radiusX, radiusY, new(fromX, fromY), new(toX, toY));
        }

        outline.Close();
        return outline;
    }

    public static SvgOutline Rectangle(double x, double y, double width, double height, double radiusX = 0, double radiusY = 0)
    {
        if (radiusX <= 0 || radiusY <= 0) { return Through([x, y, x + width, y, x + width, y + height, x, y + height], isClosed: true); }

        (radiusX, radiusY) = (Math.Min(radiusX, width / 2), Math.Min(radiusY, height / 2));
        var outline = new SvgOutline();
        var (left, right, top, bottom) = (x + radiusX, x + width - radiusX, y + radiusY, y + height - radiusY);
        outline.To('M', new(left, y));
        outline.To('L', new(right, y));
        outline.Corner(new(right, top), radiusX, radiusY, new(0, -1), new(1, 0));
        outline.To('L', new(x + width, bottom));
        outline.Corner(new(right, bottom), radiusX, radiusY, new(1, 0), new(0, 1));
        outline.To('L', new(left, y + height));
        outline.Corner(new(left, bottom), radiusX, radiusY, new(0, 1), new(-1, 0));
        outline.To('L', new(x, top));
        outline.Corner(new(left, top), radiusX, radiusY, new(-1, 0), new(0, -1));
        outline.Close();
        return outline;
    }

    /// <summary>The box around it; null when there is nothing.</summary>
    public (SvgPoint Least, SvgPoint Most)? Bounds()
    {
        if (_segments.Count == 0) { return null; }

        var (least, most) = (_segments[0].End, _segments[0].End);
        var from = least;
        foreach (var segment in _segments)
        {
            for (var sample = segment.Kind == 'C' ? 1 : Samples; sample <= Samples; sample++)
            {
                var point = segment.Kind == 'C' ? On(from, segment, (double)sample / Samples) : segment.End;
                (least, most) = (new(Math.Min(least.X, point.X), Math.Min(least.Y, point.Y)),
                    new(Math.Max(most.X, point.X), Math.Max(most.Y, point.Y)));
            }

            from = segment.End;
        }

        return (least, most);
    }

    private static SvgPoint On(SvgPoint from, SvgSegment curve, double at)
    {
        var rest = 1 - at;
        return (rest * rest * rest * from) + (3 * rest * rest * at * curve.First) + (3 * rest * at * at * curve.Second)
            + (at * at * at * curve.End);
    }

    /// <summary>A quarter of an ellipse around a middle, from one of its sides to the next.</summary>
    private void Corner(SvgPoint middle, double radiusX, double radiusY, SvgPoint from, SvgPoint to)
    {
        SvgPoint At(SvgPoint side) => middle + new SvgPoint(radiusX * side.X, radiusY * side.Y);
        Curve(At(from + (Handle * to)), At(to + (Handle * from)), At(to));
    }

    private void To(char kind, SvgPoint end)
    {
        _segments.Add(new(kind, default, default, end));
        _start = kind == 'M' ? end : _start;
        _at = end;
    }

    private void Curve(SvgPoint first, SvgPoint second, SvgPoint end)
    {
        _segments.Add(new('C', first, second, end));
        _at = end;
    }

    private void Close()
    {
        if (_segments.Count == 0) { return; }

        _segments.Add(new('Z', default, default, _start));
        _at = _start;
    }

    /// <param name="handle">The last handle of the curve before, which <c>S</c> and <c>T</c> mirror after one of their kind.</param>
    /// <returns>Whether the command had all its numbers.</returns>
    private bool Step(char command, SvgNumbers numbers, ref SvgPoint handle)
    {
        var from = char.IsLower(command) ? _at : default;
        var upper = char.ToUpperInvariant(command);
        var mirrored = (upper, _last) is ('S', 'C' or 'S') or ('T', 'Q' or 'T') ? (2 * _at) - handle : _at;
        _last = upper;
        SvgPoint? Point() => numbers.Number() is { } x && numbers.Number() is { } y ? from + new SvgPoint(x, y) : null;
        switch (upper)
        {
            case 'M' when Point() is { } end:
                To('M', end);
                return true;
            case 'L' when Point() is { } end:
                To('L', end);
                return true;
            case 'H' when numbers.Number() is { } x:
                To('L', new(from.X + x, _at.Y));
                return true;
            case 'V' when numbers.Number() is { } y:
                To('L', new(_at.X, from.Y + y));
                return true;
            case 'C' when Point() is { } first && Point() is { } second && Point() is { } end:
                handle = second;
                Curve(first, second, end);
                return true;
            case 'S' when Point() is { } second && Point() is { } end:
                handle = second;
                Curve(mirrored, second, end);
                return true;
            case 'Q' when Point() is { } middle && Point() is { } end:
                handle = middle;
                Quadratic(middle, end);
                return true;
            case 'T' when Point() is { } end:
                handle = mirrored;
                Quadratic(mirrored, end);
                return true;
            case 'A' when numbers.Number() is { } radiusX && numbers.Number() is { } radiusY && numbers.Number() is { } turn
                && numbers.Flag() is { } isLarge && numbers.Flag() is { } isClockwise && Point() is { } end:
                Arc(Math.Abs(radiusX), Math.Abs(radiusY), turn * Math.PI / 180, isLarge, isClockwise, end);
                return true;
            case 'Z':
                Close();
                return true;
            default:
                return false;
        }
    }

    private void Quadratic(SvgPoint middle, SvgPoint end) =>
        Curve((1.0 / 3 * _at) + (2.0 / 3 * middle), (1.0 / 3 * end) + (2.0 / 3 * middle), end);

    /// <summary>An arc by its ends, as curves of a quarter at most (SVG 1.1, appendix F.6).</summary>
    private void Arc(double radiusX, double radiusY, double turn, bool isLarge, bool isClockwise, SvgPoint end)
    {
        if (_at == end || radiusX == 0 || radiusY == 0)
        {
            To('L', end);
            return;
        }

        var (sin, cos) = Math.SinCos(turn);
        var half = 0.5 * (_at - end);
        var (x, y) = (((cos * half.X) + (sin * half.Y)) / radiusX, ((cos * half.Y) - (sin * half.X)) / radiusY);
        var far = (x * x) + (y * y);
        var grown = Math.Max(1, Math.Sqrt(far));
        (radiusX, radiusY, x, y) = (radiusX * grown, radiusY * grown, x / grown, y / grown);
        var aside = Math.Sqrt(Math.Max(0, (1 / Math.Min(1, far)) - 1)) * (isLarge == isClockwise ? -1 : 1);

        // On a circle of radius 1 around the origin, from which the ellipse is turned and stretched.
        var (middleX, middleY) = (aside * y, -aside * x);
        var first = Math.Atan2(y - middleY, x - middleX);
        var sweep = Math.Atan2(-y - middleY, -x - middleX) - first;
        sweep += isClockwise && sweep < 0 ? 2 * Math.PI : !isClockwise && sweep > 0 ? -2 * Math.PI : 0;
        var place = new SvgMatrix(radiusX * cos, radiusX * sin, -radiusY * sin, radiusY * cos, 0, 0);
        place = place with { E = (0.5 * (_at + end)).X, F = (0.5 * (_at + end)).Y };
        var count = Math.Max(1, (int)Math.Ceiling((Math.Abs(sweep) / (Math.PI / 2)) - 1e-9));
        var step = sweep / count;
        var reach = 4.0 / 3 * Math.Tan(step / 4);
        for (var index = 0; index < count; index++)
        {
            var (a, b) = (first + (index * step), first + ((index + 1) * step));
            var (sinA, cosA) = Math.SinCos(a);
            var (sinB, cosB) = Math.SinCos(b);
            Curve(
                place.Map(new(middleX + cosA - (reach * sinA), middleY + sinA + (reach * cosA))),
                place.Map(new(middleX + cosB + (reach * sinB), middleY + sinB - (reach * cosB))),
                index == count - 1 ? end : place.Map(new(middleX + cosB, middleY + sinB)));
        }
    }
}

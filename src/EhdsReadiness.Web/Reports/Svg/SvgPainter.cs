using System.Xml.Linq;
using Style = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>Fills and strokes one outline.</summary>
/// <param name="matrix">From the outline to the form.</param>
/// <param name="width">Width of the form.</param>
/// <param name="height">Height of the form.</param>
internal sealed class SvgPainter(
    SvgDrawing drawing, VectorForm form, SvgOutline outline, SvgMatrix matrix, Style style, SvgViewport view, double width, double height)
{
    private const int MostInherited = 8;

    /// <summary>First the area, then the line, where the drawing does not say the other order.</summary>
    /// <param name="opacity">Of both.</param>
    public void Paint(double opacity)
    {
        var isLineFirst = style.GetValueOrDefault("paint-order", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(part => part is "fill" or "stroke") == "stroke";
        if (isLineFirst) { PaintLine(opacity); }

        if (Begin("fill", "black", opacity))
        {
            drawing.Write(form, outline, matrix);
            form.Content.Append(style.GetValueOrDefault("fill-rule") == "evenodd" ? "f* Q\n" : "f Q\n");
        }

        if (!isLineFirst) { PaintLine(opacity); }
    }

    private void PaintLine(double opacity)
    {
        var line = style.TryGetValue("stroke-width", out var wide) ? SvgViewport.Length(wide, view.Diagonal) ?? 1 : 1;
        if (line > 0 && Begin("stroke", "none", opacity))
        {
            // A line is stretched with its outline.
            form.Content.Append(CultureInfo.InvariantCulture, $"{SvgDrawing.Numbers(matrix)} cm {SvgDrawing.Number(line)} w ");
            form.Content.Append(CultureInfo.InvariantCulture, $"{Cap()} J {Join()} j {Miter()} M {Dashes()} d\n");
            drawing.Write(form, outline, SvgMatrix.Identity);
            form.Content.Append("S Q\n");
        }
    }

    private int Cap() => style.GetValueOrDefault("stroke-linecap") switch { "round" => 1, "square" => 2, _ => 0 };

    private int Join() => style.GetValueOrDefault("stroke-linejoin") switch { "round" => 1, "bevel" => 2, _ => 0 };

    private string Miter() => SvgDrawing.Number(Math.Max(1, style.TryGetValue("stroke-miterlimit", out var most)
        ? new SvgNumbers(most).Number() ?? 4 : 4));

    private string Dashes()
    {
        var dashes = style.GetValueOrDefault("stroke-dasharray", "none").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Take(64)
            .Select(one => SvgViewport.Length(one, view.Diagonal)).ToList();
        return dashes.Count == 0 || dashes.Exists(dash => dash is null or < 0) || dashes.Sum() < 0.001 ? "[] 0"
            : $"[{SvgDrawing.Numbers(dashes.Select(dash => dash!.Value))}] "
                + SvgDrawing.Number(Math.Max(0, SvgViewport.Length(style.GetValueOrDefault("stroke-dashoffset"), view.Diagonal) ?? 0));
    }

    /// <summary>Chooses what to paint with; what follows ends with <c>Q</c>.</summary>
    /// <param name="property"><c>fill</c> or <c>stroke</c>.</param>
    /// <returns>False when nothing is to be painted.</returns>
    private bool Begin(string property, string initial, double opacity)
    {
        opacity *= SvgDrawing.Opacity(style, $"{property}-opacity");
        var value = style.GetValueOrDefault(property, initial);
        if (value.StartsWith("url(", StringComparison.OrdinalIgnoreCase))
        {
            if (drawing.FindUrl(value) is { } server) { return BeginWith(server, property, opacity); }

            // What is missing has a second choice, or nothing.
            value = value[(value.IndexOf(')', StringComparison.Ordinal) + 1)..].Trim();
        }

        if (value == "currentColor")
        {
            value = style.GetValueOrDefault("color", "black");
        }

        return value.Length > 0 && SvgColour.Read(value) is { } colour && BeginWith(colour, property, opacity);
    }

    private bool BeginWith(SvgColour colour, string property, double opacity)
    {
        opacity *= colour.Opacity;
        if (opacity == 0) { return false; }

        form.Content.Append("q ");
        Fade(opacity);
        form.Content.Append(SvgDrawing.Numbers(colour.Red, colour.Green, colour.Blue)).Append(property == "fill" ? " rg\n" : " RG\n");
        return true;
    }

    private void Fade(double opacity)
    {
        if (opacity < 1)
        {
            var part = SvgDrawing.Number(opacity);
            form.Content.Append(CultureInfo.InvariantCulture, $"{form.Add(new("ExtGState", $"/ca {part}/CA {part}"))} gs ");
        }
    }

    private bool BeginWith(XElement server, string property, double opacity)
    {
        if (server.Name.LocalName is not ("linearGradient" or "radialGradient"))
        {
            throw SvgDrawing.Refused(server.Name.LocalName, server);
        }

        var chain = Chain(server);
        var stops = StopsOf(chain);
        drawing.Spend(20 * outline.Segments.Count);
        if (stops.Count == 0 || outline.Bounds() is not { } bounds) { return false; }

        var box = Attribute(chain, "gradientUnits") == "userSpaceOnUse" ? SvgMatrix.Identity : SvgDrawing.BoxOf(bounds);
        var place = SvgDrawing.MatrixOf(server, Attribute(chain, "gradientTransform")).Then(box).Then(matrix);
        if (box.Determinant == 0) { return false; }

        var shape = Shape(server, chain, box == SvgMatrix.Identity ? view : new(0, 0, 1, 1));
        if (stops.Count == 1 || shape is null || place.Determinant == 0) { return BeginWith(stops[^1].Colour, property, opacity); }

        if (Attribute(chain, "spreadMethod") is not (null or "pad")) { throw SvgDrawing.Refused("spreadMethod", server); }

        form.Content.Append("q ");
        Fade(opacity);
        if (stops.Exists(stop => stop.Colour.Opacity < 1))
        {
            // How much of it shows at each place is drawn as light.
            var mask = new VectorForm();
            var light = mask.Add(Pattern(place, shape, "DeviceGray", stops, colour => [colour.Opacity]));
            mask.Content.Append(CultureInfo.InvariantCulture, $"/Pattern cs {light} scn 0 0 {SvgDrawing.Numbers(width, height)} re f\n");
            form.Content.Append(form.Add(new("ExtGState", "/SMask<</Type/Mask/S/Luminosity/G @>>", mask))).Append(" gs ");
        }

        var pattern = form.Add(Pattern(place, shape, "DeviceRGB", stops, colour => [colour.Red, colour.Green, colour.Blue]));
        form.Content.Append(property == "fill" ? $"/Pattern cs {pattern} scn\n" : $"/Pattern CS {pattern} SCN\n");
        return true;
    }

    /// <summary>A gradient and those that it inherits from.</summary>
    private List<XElement> Chain(XElement server)
    {
        var chain = new List<XElement>();
        for (XElement? one = server; one is not null && chain.Count < MostInherited;
            one = drawing.Find(one.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "href")?.Value))
        {
            drawing.Spend(one);
            chain.Add(one);
        }

        return chain;
    }

    private static string? Attribute(List<XElement> chain, string name) =>
        chain.Select(one => (string?)one.Attribute(name)).FirstOrDefault(value => value is not null);

    private List<(double At, SvgColour Colour)> StopsOf(List<XElement> chain)
    {
        var stops = new List<(double At, SvgColour Colour)>();
        var with = chain.Find(one => one.Elements(one.Name.Namespace + "stop").Any());
        foreach (var stop in with?.Elements(with.Name.Namespace + "stop") ?? [])
        {
            drawing.Spend(stop);
            var own = drawing.StyleOf(stop, style);
            var offset = (string?)stop.Attribute("offset") ?? "0";
            var at = Math.Clamp((new SvgNumbers(offset).Number() ?? 0) / (offset.TrimEnd().EndsWith('%') ? 100 : 1), 0, 1);
            var value = own.GetValueOrDefault("stop-color", "black");
            var colour = SvgColour.Read(value == "currentColor" ? own.GetValueOrDefault("color", "black") : value) ?? SvgColour.Black;
            stops.Add((Math.Max(at, stops.Count == 0 ? 0 : stops[^1].At),
                colour with { Opacity = colour.Opacity * SvgDrawing.Opacity(own, "stop-opacity") }));
        }

        return stops;
    }

    /// <summary>Type and places of a gradient; null where it has no extent.</summary>
    private static string? Shape(XElement server, List<XElement> chain, SvgViewport view)
    {
        double? Maybe(string name, double whole) => SvgViewport.Length(Attribute(chain, name), whole);
        if (server.Name.LocalName == "linearGradient")
        {
            var (x1, y1) = (Maybe("x1", view.Width) ?? 0, Maybe("y1", view.Height) ?? 0);
            var (x2, y2) = (Maybe("x2", view.Width) ?? view.Width, Maybe("y2", view.Height) ?? 0);
            return x1 == x2 && y1 == y2 ? null : $"/ShadingType 2/Coords[{SvgDrawing.Numbers(x1, y1, x2, y2)}]";
        }

        var (x, y) = (Maybe("cx", view.Width) ?? view.Width / 2, Maybe("cy", view.Height) ?? view.Height / 2);
        var radius = Maybe("r", view.Diagonal) ?? view.Diagonal / 2;
        var (focusX, focusY) = (Maybe("fx", view.Width) ?? x, Maybe("fy", view.Height) ?? y);
        return radius <= 0 ? null
            : $"/ShadingType 3/Coords[{SvgDrawing.Numbers(focusX, focusY, Maybe("fr", view.Diagonal) ?? 0, x, y, radius)}]";
    }

    private static VectorResource Pattern(
        SvgMatrix place, string shape, string space, List<(double At, SvgColour Colour)> stops, Func<SvgColour, IEnumerable<double>> parts)
    {
        var all = stops.Prepend((At: 0, stops[0].Colour)).Append((At: 1, stops[^1].Colour)).ToList();
        string Part(SvgColour colour) => SvgDrawing.Numbers(parts(colour));
        var steps = all.Zip(all.Skip(1)).Select(pair =>
            $"<</FunctionType 2/Domain[0 1]/N 1/C0[{Part(pair.First.Colour)}]/C1[{Part(pair.Second.Colour)}]>>").ToList();
        var function = $"<</FunctionType 3/Domain[0 1]/Bounds[{SvgDrawing.Numbers(all.Skip(1).SkipLast(1).Select(stop => stop.At))}]"
            + $"/Encode[{string.Join(' ', Enumerable.Repeat("0 1", steps.Count))}]/Functions[{string.Concat(steps)}]>>";
        return new("Pattern", $"/PatternType 2/Matrix[{SvgDrawing.Numbers(place)}]"
            + $"/Shading<<{shape}/ColorSpace/{space}/Extend[true true]/Function{function}>>");
    }
}

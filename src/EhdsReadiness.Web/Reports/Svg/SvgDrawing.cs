using System.Xml.Linq;
using Style = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>
/// Draws the elements of an SVG picture as a form. What it costs is counted as it goes, so that no drawing that repeats itself takes more
/// than a logo does. Outlines are mapped to the space of the form, so that all that is drawn as one thing shares it.
/// </summary>
/// <param name="width">Width of the form.</param>
/// <param name="height">Height of the form.</param>
internal sealed class SvgDrawing(XElement root, SvgStyles styles, double width, double height)
{
    private const int MostDepth = 64;

    /// <summary>Most clips in one another; PDF/A knows 28 states of drawing (ISO 19005-3, 6.1.13).</summary>
    private const int MostClips = 20;

    /// <summary>Pixels of a picture that cost as much as one character.</summary>
    private const int PixelsAtOnce = 2;

    /// <summary>The largest number that a file of PDF/A may have, and more than any drawing needs.</summary>
    private const double MostNumber = 2e9;

    /// <summary>Cost of an element, beside one for each character of its attributes and of what holds for it, each element in it and each
    /// step of its outline.</summary>
    private const int ElementCost = 100;

    private static readonly HashSet<string> Never =
        ["defs", "symbol", "clipPath", "mask", "linearGradient", "radialGradient", "pattern", "marker", "filter", "style", "title", "desc",
            "metadata", "foreignObject"];

    private readonly Dictionary<string, XElement> _named = Named(root);
    private readonly Dictionary<string, Picture> _pictures = new(StringComparer.Ordinal);
    private readonly Dictionary<XElement, Style> _outside = [];
    private int _left = 4_000_000;
    private int _clips;

    /// <summary>Draws the whole.</summary>
    /// <param name="matrix">From the drawing to the form.</param>
    public void Draw(VectorForm form, SvgMatrix matrix, SvgViewport view)
    {
        var style = StyleOf(root, SvgStyles.Initial);
        DrawEach(form, root, matrix, style, view, 0);
    }

    /// <summary>The element that a reference names; null for none.</summary>
    public XElement? Find(string? reference) => reference is { Length: > 1 } ? _named.GetValueOrDefault(reference[1..]) : null;

    /// <summary>The element that <c>url(#…)</c> names; null for none.</summary>
    public XElement? FindUrl(string? value)
    {
        if (value is null || !value.StartsWith("url(", StringComparison.OrdinalIgnoreCase)) { return null; }

        var end = value.IndexOf(')', StringComparison.Ordinal);
        return end < 0 ? null : Find(value[4..end].Trim(' ', '\t', '\r', '\n', '\'', '"'));
    }

    /// <summary>What holds for an element, counted.</summary>
    public Style StyleOf(XElement element, Style parent)
    {
        var style = styles.Of(element, parent, Spend);
        Spend(style.Values.Sum(value => value.Length));
        return style;
    }

    /// <summary>What an element inherits where it stands, which is not where it is used.</summary>
    private Style Outside(XElement element, int depth = 0)
    {
        if (depth > MostDepth) { throw SvgRefusedException.TooComplex; }

        if (element.Parent is not { } parent) { return SvgStyles.Initial; }

        if (!_outside.TryGetValue(parent, out var style))
        {
            style = StyleOf(parent, Outside(parent, depth + 1));
            _outside[parent] = style;
        }

        return style;
    }

    /// <summary>What an attribute or a property <c>transform</c> of an element says.</summary>
    public static SvgMatrix MatrixOf(XElement element, string? transform) =>
        SvgMatrix.Read(transform) ?? throw Refused("transform", element);

    /// <summary>Counts an element.</summary>
    public void Spend(XElement element) =>
        Spend(ElementCost + element.Attributes().Sum(attribute => attribute.Value.Length) + element.Elements().Count());

    /// <summary>A number as it stands in a form.</summary>
    public static string Number(double value) => Math.Abs(value) < MostNumber
        ? value.ToString("0.######", CultureInfo.InvariantCulture)
        : throw SvgRefusedException.TooComplex;

    public static string Numbers(params IEnumerable<double> values) => string.Join(' ', values.Select(Number));

    public static string Numbers(SvgMatrix matrix) => Numbers(matrix.A, matrix.B, matrix.C, matrix.D, matrix.E, matrix.F);

    /// <summary>A refusal of what an element is or has.</summary>
    public static SvgRefusedException Refused(string what, XElement element, PictureFaultKind kind = PictureFaultKind.SvgEffect) =>
        new(new(kind, what, SvgReader.LineOf(element)));

    private static Dictionary<string, XElement> Named(XElement root)
    {
        var named = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var element in root.DescendantsAndSelf())
        {
            if ((string?)element.Attribute("id") is { } id)
            {
                named.TryAdd(id, element);
            }
        }

        return named;
    }

    /// <summary>Counts a cost, in characters.</summary>
    public void Spend(int cost)
    {
        _left -= cost;
        if (_left < 0) { throw SvgRefusedException.TooComplex; }
    }

    private void DrawEach(VectorForm form, XElement parent, SvgMatrix matrix, Style style, SvgViewport view, int depth)
    {
        foreach (var child in parent.Elements())
        {
            DrawOne(form, child, matrix, style, view, depth + 1);
        }
    }

    private void DrawOne(VectorForm form, XElement element, SvgMatrix matrix, Style parent, SvgViewport view, int depth)
    {
        if (element.Name.Namespace != root.Name.Namespace) { return; }

        if (element.Name.LocalName == "foreignObject" && element.Attribute("requiredExtensions") is null)
        {
            throw Refused("foreignObject", element);
        }

        if (Never.Contains(element.Name.LocalName)) { return; }

        Spend(element);
        if (depth > MostDepth) { throw SvgRefusedException.TooComplex; }

        var style = StyleOf(element, parent);
        if (style.GetValueOrDefault("display") == "none") { return; }

        SvgEffects.Check(element, style);
        matrix = MatrixOf(element, style.GetValueOrDefault("transform")).Then(matrix);
        if (matrix.Determinant == 0) { return; }

        var start = form.Content.Length;
        var clip = FindUrl(style.GetValueOrDefault("clip-path"));
        if (clip is not null)
        {
            if (++_clips > MostClips) { throw SvgRefusedException.TooComplex; }

            form.Content.Append("q ");
            Clip(form, clip, element, matrix, view, depth);
        }

        var opacity = Opacity(style, "opacity");
        var blend = SvgEffects.BlendOf(element, style.GetValueOrDefault("mix-blend-mode", "normal"));
        var mask = FindUrl(style.GetValueOrDefault("mask"));
        var before = form.Content.Length;
        if (mask is null && blend is null && (opacity == 1 || IsOnePaint(element, style)))
        {
            Paint(form, element, matrix, style, view, depth, opacity);
        }
        else
        {
            var inner = new VectorForm();
            Paint(inner, element, matrix, style, view, depth, 1);
            DrawTogether(form, inner, opacity, blend, mask is null ? null : Mask(mask, matrix, view, depth), mask is null
                || StyleOf(mask, SvgStyles.Initial).GetValueOrDefault("mask-type") != "alpha");
        }

        _clips -= clip is null ? 0 : 1;

        if (form.Content.Length == before)
        {
            form.Content.Length = start;
        }
        else if (clip is not null)
        {
            form.Content.Append("Q\n");
        }
    }

    /// <summary>Whether an opacity of the whole is that of its one area or its one line.</summary>
    private static bool IsOnePaint(XElement element, Style style) =>
        element.Name.LocalName is not ("g" or "a" or "svg" or "use" or "switch" or "image")
        && (style.GetValueOrDefault("stroke", "none") == "none" || style.GetValueOrDefault("fill") == "none");

    private static void DrawTogether(
        VectorForm form, VectorForm inner, double opacity, string? blend, VectorForm? mask, bool isByLight)
    {
        if (inner.Content.Length == 0) { return; }

        var entries = $"/ca {Number(opacity)}/CA {Number(opacity)}{(blend is null ? "" : $"/BM/{blend}")}";
        var kind = isByLight ? "Luminosity" : "Alpha";
        var state = form.Add(new("ExtGState", mask is null ? entries : $"{entries}/SMask<</Type/Mask/S/{kind}/G @>>", mask));
        form.Content.Append(CultureInfo.InvariantCulture, $"q {state} gs {form.Add(new("XObject", "", inner))} Do Q\n");
    }

    private void Paint(
        VectorForm form, XElement element, SvgMatrix matrix, Style style, SvgViewport view, int depth, double opacity)
    {
        switch (element.Name.LocalName)
        {
            case "g" or "a":
                DrawEach(form, element, matrix, style, view, depth);
                break;
            case "switch":
                if (element.Elements().FirstOrDefault(one => one.Attribute("requiredExtensions") is null) is { } chosen)
                {
                    DrawOne(form, chosen, matrix, style, view, depth + 1);
                }

                break;
            case "svg":
                DrawFramed(form, element, element, matrix, style, view, depth);
                break;
            case "use":
                Use(form, element, matrix, style, view, depth);
                break;
            case "image":
                Image(form, element, matrix, style, view);
                break;
            case "text" or "flowRoot":
                var words = element.Value.Trim();
                Spend(element.Value.Length);
                if (words.Length > 0) { throw Refused(words, element, PictureFaultKind.SvgText); }

                break;
            default:
                if (SvgOutline.Of(element, view) is { Segments.Count: > 0 } outline
                    && style.GetValueOrDefault("visibility") is not "hidden")
                {
                    new SvgPainter(this, form, outline, matrix, style, view, width, height).Paint(opacity);
                }

                break;
        }
    }

    private void Use(VectorForm form, XElement use, SvgMatrix matrix, Style style, SvgViewport view, int depth)
    {
        if (Find(use.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "href")?.Value) is not { } target) { return; }

        double At(string name, double whole) => SvgViewport.Length((string?)use.Attribute(name), whole) ?? 0;
        matrix = SvgMatrix.Move(At("x", view.Width), At("y", view.Height)).Then(matrix);
        if (target.Name.LocalName == "symbol")
        {
            Spend(target);
            DrawFramed(form, target, use, matrix, StyleOf(target, style), view, depth + 1);
        }
        else
        {
            DrawOne(form, target, matrix, style, view, depth + 1);
        }
    }

    /// <summary>Draws what has a frame of its own, which cuts it unless the element says otherwise.</summary>
    /// <param name="sized">The element that says how large the frame is.</param>
    private void DrawFramed(VectorForm form, XElement element, XElement sized, SvgMatrix matrix, Style style, SvgViewport view, int depth)
    {
        if (depth > MostDepth) { throw SvgRefusedException.TooComplex; }

        double? Length(string name, double whole) =>
            SvgViewport.Length((string?)sized.Attribute(name), whole) ?? SvgViewport.Length((string?)element.Attribute(name), whole);
        var isPlaced = sized == element;
        var frame = new SvgViewport(
            isPlaced ? Length("x", view.Width) ?? 0 : 0, isPlaced ? Length("y", view.Height) ?? 0 : 0,
            Length("width", view.Width) ?? view.Width, Length("height", view.Height) ?? view.Height);
        if (frame.Width <= 0 || frame.Height <= 0) { return; }

        var box = SvgViewport.Box(element);
        var inside = box is { } own ? SvgViewport.Fit(own, frame, (string?)element.Attribute("preserveAspectRatio"))
            : SvgMatrix.Move(frame.Left, frame.Top);
        // Letters that Cairo writes as symbols stand above the frame.
        var isCut = style.GetValueOrDefault("overflow") is not ("visible" or "auto");
        var inner = isCut ? new VectorForm() : form;
        DrawEach(inner, element, inside.Then(matrix), style, box ?? frame with { Left = 0, Top = 0 }, depth);
        if (!isCut || inner.Content.Length == 0) { return; }

        form.Content.Append("q ");
        Write(form, SvgOutline.Rectangle(frame.Left, frame.Top, frame.Width, frame.Height), matrix);
        form.Content.Append(CultureInfo.InvariantCulture, $"W n {form.Add(new("XObject", "", inner))} Do Q\n");
    }

    private void Image(VectorForm form, XElement element, SvgMatrix matrix, Style style, SvgViewport view)
    {
        var address = element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "href")?.Value;
        if (address is null || style.GetValueOrDefault("visibility") == "hidden" || SvgReader.DataOf(address) is not { } data) { return; }

        if (!_pictures.TryGetValue(address, out var picture))
        {
            picture = (JpegReader.IsOne(data) ? JpegReader.Read(data) : PngReader.Read(data)).Picture ?? throw Refused("image", element);
            _pictures[address] = picture;
        }

        // Each place holds all pixels in the file.
        Spend(picture.Width * picture.Height / PixelsAtOnce);

        double? Length(string name, double whole) => SvgViewport.Length((string?)element.Attribute(name), whole);
        var frame = new SvgViewport(Length("x", view.Width) ?? 0, Length("y", view.Height) ?? 0,
            Length("width", view.Width) ?? picture.Width, Length("height", view.Height) ?? picture.Height);
        if (frame.Width <= 0 || frame.Height <= 0) { return; }

        form.Content.Append("q ");
        Write(form, SvgOutline.Rectangle(frame.Left, frame.Top, frame.Width, frame.Height), matrix);

        // Pixels fill a square of one, upwards.
        var place = new SvgMatrix(picture.Width, 0, 0, -picture.Height, 0, picture.Height)
            .Then(SvgViewport.Fit(new(0, 0, picture.Width, picture.Height), frame, (string?)element.Attribute("preserveAspectRatio")))
            .Then(matrix);
        var name = form.Add(new("XObject", "", Picture: picture));
        form.Content.Append(CultureInfo.InvariantCulture, $"W n {Numbers(place)} cm {name} Do Q\n");
    }

    /// <summary>Cuts what follows.</summary>
    private void Clip(VectorForm form, XElement clip, XElement clipped, SvgMatrix matrix, SvgViewport view, int depth)
    {
        if (clip.Name.LocalName != "clipPath") { return; }

        Spend(clip);
        if (depth > MostDepth) { throw SvgRefusedException.TooComplex; }

        if ((string?)clip.Attribute("clipPathUnits") == "objectBoundingBox")
        {
            Spend(clipped);
            var bounds = SvgOutline.Of(clipped, view)?.Bounds() ?? throw Refused("clipPathUnits", clip);
            matrix = BoxOf(bounds).Then(matrix);
        }

        var style = StyleOf(clip, Outside(clip));
        matrix = MatrixOf(clip, style.GetValueOrDefault("transform")).Then(matrix);
        if (FindUrl(style.GetValueOrDefault("clip-path")) is { } outer)
        {
            Clip(form, outer, clipped, matrix, view, depth + 1);
        }

        var isEvenOdd = false;
        var any = false;
        foreach (var child in clip.Elements().Where(child => child.Name.Namespace == root.Name.Namespace))
        {
            any |= ClipBy(form, child, matrix, style, view, ref isEvenOdd);
        }

        // Nothing to cut by leaves nothing.
        form.Content.Append(any ? "" : "0 0 0 0 re ").Append(isEvenOdd ? "W* n\n" : "W n\n");
    }

    private bool ClipBy(VectorForm form, XElement child, SvgMatrix matrix, Style parent, SvgViewport view, ref bool isEvenOdd)
    {
        Spend(child);
        var style = StyleOf(child, parent);
        if (style.GetValueOrDefault("display") == "none") { return false; }

        matrix = MatrixOf(child, style.GetValueOrDefault("transform")).Then(matrix);
        if (child.Name.LocalName == "use")
        {
            var target = Find(child.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "href")?.Value);
            if (target is null or { Name.LocalName: "use" }) { return false; }

            matrix = SvgMatrix.Move(SvgViewport.Length((string?)child.Attribute("x"), view.Width) ?? 0,
                SvgViewport.Length((string?)child.Attribute("y"), view.Height) ?? 0).Then(matrix);
            return ClipBy(form, target, matrix, style, view, ref isEvenOdd);
        }

        if (child.Name.LocalName == "text") { throw Refused(child.Value.Trim(), child, PictureFaultKind.SvgText); }

        if (SvgOutline.Of(child, view) is not { Segments.Count: > 0 } outline) { return false; }

        isEvenOdd |= style.GetValueOrDefault("clip-rule") == "evenodd";
        Write(form, outline, matrix);
        return true;
    }

    private VectorForm Mask(XElement mask, SvgMatrix matrix, SvgViewport view, int depth)
    {
        if (mask.Name.LocalName != "mask" || (string?)mask.Attribute("maskContentUnits") == "objectBoundingBox")
        {
            throw Refused("mask", mask);
        }

        Spend(mask);
        var form = new VectorForm();
        DrawEach(form, mask, matrix, StyleOf(mask, Outside(mask)), view, depth + 1);
        return form;
    }

    /// <summary>From a square of one to a box.</summary>
    public static SvgMatrix BoxOf((SvgPoint Least, SvgPoint Most) box) =>
        new(box.Most.X - box.Least.X, 0, 0, box.Most.Y - box.Least.Y, box.Least.X, box.Least.Y);

    public static double Opacity(Style style, string name)
    {
        if (!style.TryGetValue(name, out var value) || new SvgNumbers(value).Number() is not { } number) { return 1; }

        return Math.Clamp(value.TrimEnd().EndsWith('%') ? number / 100 : number, 0, 1);
    }

    /// <summary>Writes an outline, mapped.</summary>
    public void Write(VectorForm form, SvgOutline outline, SvgMatrix matrix)
    {
        Spend(20 * outline.Segments.Count);
        foreach (var segment in outline.Segments.Select(segment => segment.Mapped(matrix)))
        {
            form.Content.Append(segment.Kind switch
            {
                'M' => $"{Numbers(segment.End.X, segment.End.Y)} m\n",
                'L' => $"{Numbers(segment.End.X, segment.End.Y)} l\n",
                'C' => Numbers(segment.First.X, segment.First.Y, segment.Second.X, segment.Second.Y, segment.End.X, segment.End.Y) + " c\n",
                _ => "h\n",
            });
        }
    }
}

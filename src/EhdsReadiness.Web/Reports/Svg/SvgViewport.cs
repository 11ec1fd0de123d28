using System.Xml.Linq;

namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>The part of a drawing that shows, in its own units; percentages are of its size.</summary>
internal readonly record struct SvgViewport(double Left, double Top, double Width, double Height)
{
    /// <summary>By <c>viewBox</c>, or by width and height; null without either.</summary>
    public static SvgViewport? OfRoot(XElement root)
    {
        if (Box(root) is { } box) { return box; }

        var (width, height) = (Length((string?)root.Attribute("width"), 0), Length((string?)root.Attribute("height"), 0));
        return width > 0 && height > 0 ? new(0, 0, width.Value, height.Value) : null;
    }

    /// <summary>What <c>viewBox</c> says; null when it is missing or empty.</summary>
    public static SvgViewport? Box(XElement element) =>
        new SvgNumbers((string?)element.Attribute("viewBox") ?? "").All() is [var left, var top, > 0 and var width, > 0 and var height]
            ? new(left, top, width, height) : null;

    /// <summary>Half-way between width and height, for lengths that are neither.</summary>
    public double Diagonal => Math.Sqrt(((Width * Width) + (Height * Height)) / 2);

    /// <summary>A length in units of the drawing; null for none.</summary>
    /// <param name="whole">What a percentage is of.</param>
    public static double? Length(string? text, double whole)
    {
        if (text is null || new SvgNumbers(text).Number() is not { } number) { return null; }

        var unit = text.Trim().TrimStart('+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return number * unit switch
        {
            "%" => whole / 100,
            "mm" => 96 / 25.4,
            "cm" => 96 / 2.54,
            "in" => 96,
            "pt" => 96 / 72.0,
            "pc" => 16,
            "em" => 16,
            _ => 1,
        };
    }

    /// <summary>Where a box of its own goes in a frame, by what <c>preserveAspectRatio</c> says.</summary>
    public static SvgMatrix Fit(SvgViewport box, SvgViewport frame, string? how)
    {
        how ??= "";
        var (x, y) = (frame.Width / box.Width, frame.Height / box.Height);
        if (!how.Contains("none", StringComparison.Ordinal))
        {
            x = y = how.Contains("slice", StringComparison.Ordinal) ? Math.Max(x, y) : Math.Min(x, y);
        }

        double Part(string least, string most) => how.Contains(least, StringComparison.Ordinal) ? 0
            : how.Contains(most, StringComparison.Ordinal) ? 1 : 0.5;
        return SvgMatrix.Move(-box.Left, -box.Top).Then(SvgMatrix.Scale(x, y)).Then(SvgMatrix.Move(
            frame.Left + ((frame.Width - (box.Width * x)) * Part("xMin", "xMax")),
            frame.Top + ((frame.Height - (box.Height * y)) * Part("YMin", "YMax"))));
    }
}

using System.Drawing;

namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>A colour with its opacity, each part from 0 to 1.</summary>
internal readonly record struct SvgColour(double Red, double Green, double Blue, double Opacity)
{
    public static SvgColour Black { get; } = new(0, 0, 0, 1);

    /// <summary>What a value says; null for <c>none</c> and for what isn't understood.</summary>
    public static SvgColour? Read(string value)
    {
        // What behind it says the colour for a press is left out.
        var text = value.Split("icc-color(", 2)[0].Trim().ToLowerInvariant();
        if (text.StartsWith('#')) { return Hexadecimal(text[1..]); }

        if (text.StartsWith("rgb", StringComparison.Ordinal) || text.StartsWith("hsl", StringComparison.Ordinal)) { return Function(text); }

        var named = Color.FromName(text.Replace("grey", "gray", StringComparison.Ordinal));
        return named is { IsKnownColor: true, IsSystemColor: false }
            ? new(named.R / 255.0, named.G / 255.0, named.B / 255.0, named.A / 255.0) : null;
    }

    private static SvgColour? Hexadecimal(string digits)
    {
        if (digits.Length is not (3 or 4 or 6 or 8) || !digits.All(char.IsAsciiHexDigit)) { return null; }

        var width = digits.Length > 4 ? 2 : 1;
        double Part(int index) => int.Parse(
            width == 2 ? digits.AsSpan(2 * index, 2) : $"{digits[index]}{digits[index]}", NumberStyles.HexNumber,
            CultureInfo.InvariantCulture) / 255.0;
        return new(Part(0), Part(1), Part(2), digits.Length / width == 4 ? Part(3) : 1);
    }

    private static SvgColour? Function(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')')) { return null; }

        var parts = text[(open + 1)..^1].Split([',', ' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (3 or 4)) { return null; }

        double Part(int index, double most)
        {
            var number = new SvgNumbers(parts[index]).Number() ?? 0;
            return Math.Clamp(parts[index].EndsWith('%') ? number / 100 : number / most, 0, 1);
        }

        var opacity = parts.Length == 4 ? Part(3, 1) : 1;
        return text[0] == 'r' ? new(Part(0, 255), Part(1, 255), Part(2, 255), opacity)
            : OfHue(new SvgNumbers(parts[0]).Number() ?? 0, Part(1, 100), Part(2, 100), opacity);
    }

    private static SvgColour OfHue(double hue, double saturation, double lightness, double opacity)
    {
        double Part(double shift)
        {
            var at = ((((hue / 30) + shift) % 12) + 12) % 12;
            return lightness - (saturation * Math.Min(lightness, 1 - lightness) * Math.Max(-1, Math.Min(Math.Min(at - 3, 9 - at), 1)));
        }

        return new(Part(0), Part(8), Part(4), opacity);
    }
}

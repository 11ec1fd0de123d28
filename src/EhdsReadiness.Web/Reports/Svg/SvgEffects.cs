using System.Xml.Linq;
using Style = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>What changes the look of an element beyond its own paint: what a form can hold, and what is refused by its name.</summary>
internal static class SvgEffects
{
    private static readonly Dictionary<string, string> Blends = new(StringComparer.Ordinal)
    {
        ["multiply"] = "Multiply", ["screen"] = "Screen", ["overlay"] = "Overlay", ["darken"] = "Darken", ["lighten"] = "Lighten",
        ["color-dodge"] = "ColorDodge", ["color-burn"] = "ColorBurn", ["hard-light"] = "HardLight", ["soft-light"] = "SoftLight",
        ["difference"] = "Difference", ["exclusion"] = "Exclusion", ["hue"] = "Hue", ["saturation"] = "Saturation", ["color"] = "Color",
        ["luminosity"] = "Luminosity",
    };

    /// <summary>The blend mode as PDF names it; null for none.</summary>
    /// <exception cref="SvgRefusedException">PDF has no such.</exception>
    public static string? BlendOf(XElement element, string mode) => mode == "normal" ? null
        : Blends.GetValueOrDefault(mode) ?? throw SvgDrawing.Refused("mix-blend-mode", element);

    /// <summary>Refuses what would look otherwise without it.</summary>
    /// <exception cref="SvgRefusedException">The element has such an effect.</exception>
    public static void Check(XElement element, Style style)
    {
        foreach (var name in (string[])["filter", "marker", "marker-start", "marker-mid", "marker-end"])
        {
            if (style.GetValueOrDefault(name, "none") != "none" && (name == "filter" || element.Name.LocalName is not ("g" or "svg")))
            {
                throw SvgDrawing.Refused(name, element);
            }
        }

        if (style.GetValueOrDefault("vector-effect", "none") != "none" && style.GetValueOrDefault("stroke", "none") != "none")
        {
            throw SvgDrawing.Refused("vector-effect", element);
        }

        if (style.ContainsKey("transform")
            && style.GetValueOrDefault("transform-origin", "").Any(sign => sign is (>= '1' and <= '9') or '%' or 'c'))
        {
            throw SvgDrawing.Refused("transform-origin", element);
        }
    }
}

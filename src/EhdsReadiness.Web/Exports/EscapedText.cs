using System.Xml;

namespace EhdsReadiness.Web.Exports;

/// <summary>Signs that XML cannot hold, as Office Open XML writes them: <c>_x000D_</c> (ISO/IEC 29500-1, 22.9.2.19).</summary>
internal static partial class EscapedText
{
    private const int Length = 7;

    public static string Write(string text)
    {
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                written.Append(text, i++, 2);
            }
            else if (text[i] == '\r' || !XmlConvert.IsXmlChar(text[i])
                || Escape().IsMatch(text.AsSpan(i, Math.Min(Length, text.Length - i))))
            {
                written.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            }
            else
            {
                written.Append(text[i]);
            }
        }

        return written.ToString();
    }

    public static string Read(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escape().Replace(text, match =>
                ((char)ushort.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : text;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}

using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Tokens;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>Short ways to write PDF objects.</summary>
internal static class Token
{
    public static NameToken Name(string name) => NameToken.Create(name);

    /// <summary>A number, with hundredths of a point at most.</summary>
    public static NumericToken Number(double value) => new(Math.Round(value, 2));

    /// <summary>A text in UTF-16, which every reader knows and which keeps no-break spaces.</summary>
    public static HexToken Text(string text) => new(("FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))).AsSpan());

    /// <summary>A day, at midnight of Universal Time.</summary>
    public static StringToken Day(DateOnly day) =>
        new(day.ToString("'D:'yyyyMMdd'000000Z'", CultureInfo.InvariantCulture), StringToken.Encoding.Iso88591);

    public static ArrayToken Array(IEnumerable<IToken> items) => new(items.ToList());

    /// <summary>A dictionary without the entries whose value is null.</summary>
    public static DictionaryToken Dictionary(params ReadOnlySpan<(string Key, IToken? Value)> entries)
    {
        var dictionary = new Dictionary<NameToken, IToken>();
        foreach (var (key, value) in entries)
        {
            if (value is not null)
            {
                dictionary[Name(key)] = value;
            }
        }

        return new DictionaryToken(dictionary);
    }

    /// <summary>A stream without a filter: its bytes stand in the file as they are.</summary>
    public static StreamToken Plain(byte[] bytes, params ReadOnlySpan<(string Key, IToken? Value)> entries) =>
        new(Dictionary(entries).With("Length", new NumericToken(bytes.Length)), bytes);
}

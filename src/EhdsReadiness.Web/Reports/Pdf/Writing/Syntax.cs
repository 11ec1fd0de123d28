namespace EhdsReadiness.Web.Reports.Pdf.Writing;

/// <summary>How values are written in a PDF file.</summary>
internal static class Syntax
{
    /// <summary>A number with hundredths at most: a hundredth of a point is less than any printer can show.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    /// <summary>A text in UTF-16, which every reader knows and which keeps no-break spaces.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A name, its delimiters escaped.</summary>
    public static string Name(string name) => "/" + name.Replace("/", "#2F", StringComparison.Ordinal);

    /// <summary>An address, in ASCII.</summary>
    public static string Address(Uri address)
    {
        var escaped = address.AbsoluteUri.Replace("\\", "%5C", StringComparison.Ordinal)
            .Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return $"({escaped})";
    }

    /// <summary>A day, at midnight of Universal Time.</summary>
    public static string Day(DateOnly day) => day.ToString("'(D:'yyyyMMdd'000000Z)'", CultureInfo.InvariantCulture);

    public static string Rectangle(double left, double bottom, double right, double top) =>
        $"[{Number(left)} {Number(bottom)} {Number(right)} {Number(top)}]";

    public static string Array<T>(IEnumerable<T> items) => $"[{string.Join(' ', items)}]";
}

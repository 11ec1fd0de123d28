namespace EhdsReadiness.Web.Exports;

/// <summary>Names of sheets, as spreadsheets allow them (ISO/IEC 29500-1, 18.2.19).</summary>
internal static class SheetName
{
    public const int Longest = 31;

    /// <summary>A name as near as may be to the one that is wanted, and none of those that are taken.</summary>
    public static string Of(string wanted, IEnumerable<string> taken)
    {
        var plain = string.Concat((TextSanitizer.SanitizeLine(wanted) ?? "").Select(sign => "[]:*?/\\".Contains(sign) ? ' ' : sign))
            .Trim(' ', '\'');
        // Excel keeps this name for itself.
        taken = taken.Append("History");
        var name = Cut(plain.Length > 0 ? plain : "–", Longest);
        for (var number = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase); number++)
        {
            var end = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            name = Cut(plain, Longest - end.Length) + end;
        }

        return name;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length) { return text; }

        // Not within a character of two units.
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end].TrimEnd() + "…";
    }
}

namespace EhdsReadiness.Web.Exports;

/// <summary>The text of a CSV file, whatever program saved it: encoding, and whether its quotations end.</summary>
internal static class CsvText
{
    private const string Windows = "Windows-1252";

    /// <summary>More than may stand above the headings.</summary>
    private const int LinesLookedAt = 60;

    private static readonly Encoding Strict1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// The text in UTF-8, without its mark. A file in UTF-16 says so by its mark, or by the empty halves of its signs; one in nothing of
    /// both that holds nothing but text is in Windows-1252, as Excel saves CSV in France, unless part of it is in UTF-8.
    /// </summary>
    /// <returns>The name of another encoding than UTF-8; null, with null, for what is no text.</returns>
    public static (byte[]? Text, string? Encoding) Decode(byte[] file)
    {
        try
        {
            foreach (var bigEndian in new[] { false, true })
            {
                var unicode = new UnicodeEncoding(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true);
                var isMarked = file.AsSpan().StartsWith(unicode.Preamble);
                if (isMarked || HasEmptyHalves(file, first: bigEndian ? 0 : 1))
                {
                    var words = unicode.GetString(file.AsSpan(isMarked ? unicode.Preamble.Length : 0));
                    return IfText(Encoding.UTF8.GetBytes(words), "UTF-16");
                }
            }
        }
        catch (DecoderFallbackException)
        {
            return (null, null);
        }

        var content = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
        if (System.Text.Unicode.Utf8.IsValid(content)) { return IfText(content, null); }

        // These stand for nothing in Windows-1252.
        ReadOnlySpan<byte> nothing = [0x81, 0x8D, 0x8F, 0x90, 0x9D];
        var isText = content.Length == file.Length && !content.AsSpan().ContainsAny(nothing)
            && !content.AsSpan().ContainsAnyInRange((byte)0x0E, (byte)0x1F) && !HoldsUtf8(content);
        return isText ? IfText(Encoding.UTF8.GetBytes(Strict1252.GetString(content)), Windows) : (null, null);
    }

    /// <summary>Whether any letter or mark of our languages stands there in UTF-8, so that a damaged file is not taken for one in
    /// Windows-1252. Other signs prove nothing: « é » with a no-break space and a closing quotation mark behind it would be one.</summary>
    private static bool HoldsUtf8(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (rune.Value is (>= 0xA0 and <= 0x17F) or (>= 0x2000 and <= 0x20CF)) { return true; }

            text = text[length..];
        }

        return false;
    }

    /// <summary>Whether most signs are of two bytes of which one is empty, as those of UTF-16 are in our languages.</summary>
    /// <param name="first">Place of the first byte that would be empty.</param>
    private static bool HasEmptyHalves(byte[] file, int first)
    {
        var (empty, other) = (0, 0);
        for (var at = 0; at + 1 < file.Length; at += 2)
        {
            empty += file[at + first] == 0 ? 1 : 0;
            other += file[at + 1 - first] == 0 ? 1 : 0;
        }

        return file.Length % 2 == 0 && other == 0 && empty * 4 > file.Length;
    }

    /// <summary>What separates the cells: of semicolon, comma and tab the one that the largest part of the lines has equally often, since a
    /// title above the headings or a note may hold any of them; a semicolon when there is none.</summary>
    /// <param name="text">In UTF-8.</param>
    public static char SeparatorOf(ReadOnlySpan<byte> text)
    {
        var (best, most) = (';', (Part: 0.0, Count: 0));
        foreach (var separator in ";,\t")
        {
            var lines = CountsOf(text, (byte)separator);
            var found = lines.Where(count => count > 0).CountBy(count => count)
                .Select(equal => (Part: (double)equal.Value / lines.Count, Count: equal.Key)).DefaultIfEmpty().Max();
            (best, most) = found.CompareTo(most) > 0 ? (separator, found) : (best, most);
        }

        return best;
    }

    /// <summary>How often a separator stands outside of quotations, in each of the first lines that hold anything.</summary>
    private static List<int> CountsOf(ReadOnlySpan<byte> text, byte separator)
    {
        var (counts, count, isQuoted, isStart, from) = (new List<int>(), 0, false, true, 0);
        for (var at = 0; at <= text.Length && counts.Count < LinesLookedAt; at++)
        {
            var sign = at < text.Length ? text[at] : (byte)'\n';
            if (isQuoted && at < text.Length)
            {
                var isDoubled = sign == '"' && at + 1 < text.Length && text[at + 1] == '"';
                at += isDoubled ? 1 : 0;
                isQuoted = sign != '"' || isDoubled;
                continue;
            }

            var isEnd = sign is (byte)'\n' or (byte)'\r';
            if (isEnd && at > from)
            {
                counts.Add(count);
            }

            isQuoted = sign == '"' && isStart;
            isStart = isEnd || sign == separator;
            (count, from) = isEnd ? (0, at + 1) : (count + (sign == separator ? 1 : 0), from);
        }

        return counts;
    }

    /// <summary>The line, from 1, on which a quotation opens that never ends; null when all end.</summary>
    /// <param name="text">In UTF-8.</param>
    public static int? OpenQuotation(ReadOnlySpan<byte> text, char separator)
    {
        var (line, opened, isStart) = (1, 0, true);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            var isEnd = sign == '\n' || (sign == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'));
            line += isEnd ? 1 : 0;
            if (opened > 0 && sign == '"')
            {
                var isDoubled = at + 1 < text.Length && text[at + 1] == '"';
                at += isDoubled ? 1 : 0;
                opened = isDoubled ? opened : 0;
            }
            else if (opened == 0)
            {
                opened = sign == '"' && isStart ? line : 0;
                isStart = isEnd || sign == separator;
            }
        }

        return opened > 0 ? opened : null;
    }

    private static (byte[]? Text, string? Encoding) IfText(byte[] text, string? encoding) =>
        text.AsSpan().Contains((byte)0) ? (null, null) : (text, encoding);
}

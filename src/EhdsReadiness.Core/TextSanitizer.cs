namespace EhdsReadiness.Core;

/// <summary>
/// Sanitiser of everything that people type, paste or bring in a file, at every way in. What it gives is in NFC and holds no control
/// character but tab and line feed, no noncharacter, no half of a surrogate pair, and no sign that acts unseen on what stands around it.
/// Limits count what it gives.
/// </summary>
/// <remarks>
/// Bidirectional overrides, embeddings and isolates (U+202A to 202E, 2066 to 2069) are taken out rather than balanced: the direction of a
/// line follows from its letters, and the marks that writers of Arabic and Hebrew use (U+200E, 200F, 061C) stay. Joiners (U+200C, 200D)
/// stay behind what they can join: Persian, Indic scripts, emoji. Vertical tab and form feed are line ends, as U+0085, U+2028 and U+2029
/// are (The Unicode Standard, 5.8).
/// </remarks>
public static partial class TextSanitizer
{
    /// <summary>A text of several lines, divided by line feeds; null when it shows nothing.</summary>
    public static string? Sanitize(string? typed)
    {
        if (typed is null) { return null; }

        if (typed.All(IsPlain)) { return typed.Trim() is { Length: > 0 } plain ? plain : null; }

        // Composed before, so that marks are counted as they are kept, and after: what is taken out may have stood between a letter and its
        // mark.
        var composed = typed.ReplaceLineEndings("\n").Replace('\v', '\n').NormalizeSafely();
        var text = TrimUnseen(WithoutOddSigns(composed).NormalizeSafely());
        return ShowsNothing(text) ? null : text;
    }

    /// <summary>A text of one line: a line end or tab becomes a space, and hints where a line may break go; null when it shows
    /// nothing.</summary>
    public static string? SanitizeLine(string? typed) =>
        Sanitize(typed is null || typed.All(IsPlain) ? typed : string.Concat(typed.Where(sign => !IsBreakHint(sign))))?.Replace('\n', ' ')
            .Replace('\t', ' ');

    /// <summary>
    /// An e-mail address, a link, a key or a number as it was meant: without white space around it, and without invisible signs that were
    /// copied along, wherever they stand. Everything else stays for the check of its form to refuse, since changing it would name something
    /// else. Null when nothing is left.
    /// </summary>
    public static string? SanitizeToken(string? typed)
    {
        if (typed is null) { return null; }

        var token = typed.All(char.IsAscii) ? typed
            : string.Concat(
            typed.EnumerateRunes().Where(rune => !IsUnseen(rune) || Rune.IsWhiteSpace(rune)).Select(rune => rune.ToString()));
        return token.Trim() is { Length: > 0 } trimmed ? trimmed : null;
    }

    /// <summary>What was given as evidence, on one line: a web address as <see cref="SanitizeToken"/> reads it, anything else as
    /// <see cref="SanitizeLine"/> does.</summary>
    public static string? SanitizeLink(string? typed) =>
        SanitizeLine(SanitizeToken(typed) is { } token
            && (token.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || token.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) ? token : typed);

    /// <summary>Whether a name that somebody typed would read as another one somewhere: of several lines, or turned round in part. It is
    /// refused where it is typed, since taking that out would make yet another.</summary>
    public static bool IsDisguised(string? name) =>
        name is not null
            && name.Trim().Any(sign => sign is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029' || TurnsRound(sign));

    /// <summary>Whether a sign sets the direction of what stands behind it: embeddings, overrides, isolates.</summary>
    internal static bool TurnsRound(char sign) => sign is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Number of Unicode characters, as the limits of forms and files count them.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Whether a reader sees nothing of a text: white space, invisible signs, fillers, and marks without a letter.</summary>
    public static bool ShowsNothing(string text) => text.EnumerateRunes().All(rune => IsUnseen(rune) || IsSetAbove(rune));

    /// <summary>The first sign of a stored text that <see cref="Sanitize"/> would take out today, such as <c>U+FFFE</c>, or its first sign
    /// when it shows nothing; null when there is neither.</summary>
    public static string? OddSign(string text)
    {
        if (text.Length == 0) { return null; }

        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune)) { return Name(text[at]); }

            if (rune.Value == BlackFlag && Flag().Match(text, at) is { Success: true, Length: var length })
            {
                at += length;
                continue;
            }

            if (rune.Value != '\r' && IsOdd(rune)) { return Name(rune.Value); }

            at += rune.Utf16SequenceLength;
        }

        return ShowsNothing(text) ? Name(Rune.GetRuneAt(text, 0).Value) : null;

        static string Name(int value) => string.Create(CultureInfo.InvariantCulture, $"U+{value:X4}");
    }

    private static string WithoutOddSigns(string text)
    {
        var kept = new StringBuilder(text.Length);
        Rune? before = null;
        var marks = 0;
        for (var at = 0; at < text.Length;)
        {
            var rune = Rune.GetRuneAt(text, at);
            if (rune.Value == BlackFlag && Flag().Match(text, at) is { Success: true } flag)
            {
                kept.Append(flag.ValueSpan);
                (before, marks, at) = (rune, 0, at + flag.Length);
                continue;
            }

            at += rune.Utf16SequenceLength;
            if (IsOdd(rune) || (NeedsABase(rune) && (before is not { } seen || (IsUnseen(seen) && !IsVariationSelector(seen)))))
            {
                continue;
            }

            marks = UnicodeNormalization.IsMark(rune) ? marks + 1 : IsJoiner(rune) ? marks : 0;
            if (marks <= UnicodeNormalization.MostMarks)
            {
                kept.Append(rune.ToString());
                before = rune;
            }
        }

        return kept.ToString();
    }

    /// <summary>The text without what is not seen at its ends. A sign's variation selector and the tags of a flag belong to it, and so does
    /// a joiner behind a mark.</summary>
    private static string TrimUnseen(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        var (start, end) = (runes.FindIndex(rune => !IsUnseen(rune)), runes.Count);
        while (end > 0 && IsUnseen(runes[end - 1]) && !IsVariationSelector(runes[end - 1]) && !IsTag(runes[end - 1])
            && !(IsJoiner(runes[end - 1]) && end > 1 && UnicodeNormalization.IsMark(runes[end - 2])))
        {
            end--;
        }

        return start < 0 ? "" : string.Concat(runes[start..end].Select(rune => rune.ToString()));
    }

    /// <summary>Characters that are in NFC whatever stands beside them and are seen or are white space: most texts hold no
    /// others.</summary>
    private static bool IsPlain(char sign) =>
        sign is '\t' or '\n' or (>= ' ' and <= '~') or (>= '\u00a0' and < '\u0300' and not '\u00ad') or (>= '\u2010' and <= '\u2027')
            or (>= '\u202f' and <= '\u205e');

    /// <summary>What is taken out wherever it stands.</summary>
    private static bool IsOdd(Rune rune) =>
        !UnicodeNormalization.IsCharacter(rune) || (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n')) || IsTag(rune)
            || rune.Value is
            // vowel separator; line ends by another name; bidirectional embeddings and overrides
            0x180E or (>= 0x2028 and <= 0x2029) or (>= 0x202A and <= 0x202E)
            or (>= 0x2061 and <= 0x206F) or 0xFEFF // invisible operators, isolates, deprecated ones; byte order mark
            or (>= 0xFFF0 and <= 0xFFFB) or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) // annotations and formats
            or (>= 0xE0080 and <= 0xE00FF) or (>= 0xE01F0 and <= 0xE0FFF);

    /// <summary>Tags are text that nobody sees; only the flags of parts of countries are written with them.</summary>
    private static bool IsTag(Rune rune) => rune.Value is >= 0xE0000 and <= 0xE007F;

    /// <summary>Soft hyphen, space of no width, word joiner: of use in running text, in long words and in Thai.</summary>
    private static bool IsBreakHint(int sign) => sign is 0x00AD or 0x200B or 0x2060;

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static bool IsVariationSelector(Rune rune) =>
        rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180D) or 0x180F;

    /// <summary>What shows only on or behind another sign.</summary>
    private static bool NeedsABase(Rune rune) => IsSetAbove(rune) || IsJoiner(rune);

    private static bool IsSetAbove(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>White space, what is always taken out, hints, joiners and selectors, marks of direction, and letters that are blank: the
    /// fillers of Hangul and the empty cell of Braille.</summary>
    private static bool IsUnseen(Rune rune) =>
        Rune.IsWhiteSpace(rune) || IsOdd(rune) || IsBreakHint(rune.Value) || IsJoiner(rune) || IsVariationSelector(rune)
        || rune.Value is 0x200E or 0x200F or 0x061C or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0;

    private const int BlackFlag = 0x1F3F4;

    /// <summary>The flag of England, Scotland, Wales and the like where the search begins, and nowhere behind it: a black flag, the code of
    /// the part in tags, and their end.</summary>
    [GeneratedRegex(@"\G\uD83C\uDFF4(?:\uDB40[\uDC30-\uDC39\uDC61-\uDC7A]){3,6}\uDB40\uDC7F")]
    private static partial Regex Flag();
}

namespace EhdsReadiness.Web.Reports.Pdf.Scripts;

/// <summary>Which way signs are written, by the blocks of Unicode: the framework does not say.</summary>
internal static class Direction
{
    private const string Brackets = "()[]{}⁅⁆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆";
    private const string Mirrors = Brackets + "«»‹›<>≤≥";

    /// <summary>Whether a character of a text belongs to a script written from right to left that a font of ours may have.</summary>
    public static bool IsRightToLeft(char character) =>
        character is (>= '\u0590' and <= '\u08ff') or (>= '\ufb1d' and <= '\ufdcf') or (>= '\ufdf0' and <= '\ufdff')
            or (>= '\ufe70' and <= '\ufefe');

    /// <summary>Whether a text has letters written from right to left that a font of ours may have.</summary>
    public static bool IsMixed(string text)
    {
        foreach (var character in text)
        {
            if (IsRightToLeft(character)) { return true; }
        }

        return false;
    }

    /// <summary>A text to be put into a sentence from left to right: between marks of that direction where it needs them, so that figures
    /// behind it stay where they are.</summary>
    public static string Apart(string text) => IsMixed(text) ? $"\u200e{text}\u200e" : text;

    /// <summary>A text to be put behind a label on a page: isolated where it needs that (UAX 9, FSI), so that it runs as its first letter
    /// says.</summary>
    public static string Isolated(string text) => IsMixed(text) ? $"\u2068{text}\u2069" : text;

    /// <summary>Whether the first letter of a text is written from right to left.</summary>
    public static bool StartsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var one = ClassOf(rune);
            if (one is DirectionClass.Left or DirectionClass.Right or DirectionClass.Arabic) { return one != DirectionClass.Left; }
        }

        return false;
    }

    public static bool IsArabic(char character) =>
        character is (>= '\u0600' and <= '\u06ff') or (>= '\u0750' and <= '\u077f') or (>= '\u08a0' and <= '\u08ff')
            or (>= '\ufb50' and <= '\ufdff' and not ArabicForms.SecondHalf) or (>= '\ufe70' and <= '\ufefe');

    /// <summary>Whether a character is set on the one before it.</summary>
    public static bool IsMark(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>The bracket that belongs to one, and whether the one opens; null for what is no bracket.</summary>
    public static (char Other, bool Opens)? BracketOf(char character) => Brackets.IndexOf(character) switch
    {
        -1 => null,
        var at => (Brackets[at ^ 1], at % 2 == 0),
    };

    /// <summary>What is drawn for a character in a run from right to left.</summary>
    public static char Mirrored(char character) => Mirrors.IndexOf(character) is var at and >= 0 ? Mirrors[at ^ 1] : character;

    public static DirectionClass ClassOf(Rune rune) => rune.Value switch
    {
        0x200E => DirectionClass.Left,
        0x200F => DirectionClass.Right,
        0x061C => DirectionClass.Arabic,
        0x200C or 0x200D or ArabicForms.SecondHalf => DirectionClass.Mark,
        (>= 0x0660 and <= 0x0669) or 0x066B or 0x066C or (>= 0x0600 and <= 0x0605) or 0x06DD => DirectionClass.ArabicDigit,
        (>= '0' and <= '9') or (>= 0x06F0 and <= 0x06F9) or 0xB2 or 0xB3 or 0xB9 or 0x2070 or (>= 0x2074 and <= 0x2079)
            or (>= 0x2080 and <= 0x2089) => DirectionClass.Digit,
        '+' or '-' or 0x207A or 0x207B or 0x208A or 0x208B or 0x2212 or 0xFB29 => DirectionClass.Sign,
        '#' or '%' or 0xB0 or 0xB1 or 0x066A or 0x0609 or 0x060A or (>= 0x2030 and <= 0x2034) => DirectionClass.Terminator,
        '.' or ',' or '/' or ':' or 0xA0 or 0x060C or 0x202F or 0x2044 => DirectionClass.Separator,
        0x0606 or 0x0607 or 0x060E or 0x060F or 0x06DE or 0x06E9 or 0xFD3E or 0xFD3F or 0xFDFD => DirectionClass.Neutral,
        _ => OfCategory(rune),
    };

    private static DirectionClass OfCategory(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => DirectionClass.Mark,
        _ when IsOfArabic(rune.Value) => DirectionClass.Arabic,
        _ when IsOfHebrew(rune.Value) => DirectionClass.Right,
        UnicodeCategory.SpaceSeparator => DirectionClass.Space,
        UnicodeCategory.CurrencySymbol => DirectionClass.Terminator,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => DirectionClass.Left,
        _ => DirectionClass.Neutral,
    };

    /// <summary>The blocks whose letters are AL: Arabic, Syriac, Thaana and the like.</summary>
    private static bool IsOfArabic(int value) =>
        value is (>= 0x0600 and <= 0x07BF) or (>= 0x0860 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE)
            or (>= 0x1EC70 and <= 0x1EEFF);

    /// <summary>The blocks whose letters are R: Hebrew, N’Ko, and the scripts of antiquity.</summary>
    private static bool IsOfHebrew(int value) =>
        value is (>= 0x0590 and <= 0x05FF) or (>= 0x07C0 and <= 0x085F) or (>= 0xFB1D and <= 0xFB4F) or (>= 0x10800 and <= 0x10FFF)
            or (>= 0x1E800 and <= 0x1EFFF);
}

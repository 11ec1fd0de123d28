namespace EhdsReadiness.Core.Tests;

/// <summary>What is kept of a text that somebody typed, pasted or brought in a file.</summary>
public sealed class TextSanitizerTests
{
    [Theory]
    [InlineData("e\u0301te\u0301", "été")] // composed
    [InlineData("a\r\nb\rc\u0085d\u2028e\u2029f\fg\vh", "a\nb\nc\nd\ne\nf\ng\nh")]
    [InlineData("a\u0000b\u0007c\u001bd\u007fe\u0080f\u009fg\th", "abcdefg\th")]
    [InlineData("a\ufffeb\uffffc\ufdd0d\ufdefe\U0001fffef\U0010ffffg", "abcdefg")]
    [InlineData("a\u202eb\u2066c\u2069d\u202ae\u202cf", "abcdef")] // what would turn the line around it
    [InlineData("a\ufeffb\u180ec\u2063d", "abcd")]
    [InlineData("longue\u00adment\u200bA\u2060B", "longue\u00adment\u200bA\u2060B")]
    [InlineData("a\U000e0041\U000e0042b", "ab")] // tags
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("👩\u200d👩\u200d👧\u200d👦", "👩\u200d👩\u200d👧\u200d👦")]
    [InlineData("क\u094d\u200d", "क\u094d\u200d")]
    [InlineData("❤\ufe0f 1\ufe0f\u20e3", "❤\ufe0f 1\ufe0f\u20e3")]
    [InlineData("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f")]
    [InlineData("🏴\U000e0067\U000e0062", "🏴")]
    [InlineData("\u05d0\u200f(a)\u200e b", "\u05d0\u200f(a)\u200e b")]
    [InlineData(" \u200b\ufeff\u00a0a b\u3164\u200d\u2800\u200e ", "a b")]
    [InlineData("\u0301a", "a")] // would stand on the sign before the text
    [InlineData("a\n\u0301b", "a\nb")]
    [InlineData("e\ufeff\u0301", "é")]
    [InlineData("e\u200b\u0301", "e")]
    [InlineData("A\u030a\u0000\u0301", "Ǻ")]
    [InlineData("�", "�")]
    [InlineData("•\uf0b7", "•\uf0b7")] // Word's bullets
    public void A_text_keeps_what_is_seen_and_loses_what_is_not(string typed, string? kept) =>
        Assert.Equal(kept, TextSanitizer.Sanitize(typed));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\u00a0\u3000")]
    [InlineData("\u200b")]
    [InlineData("\u2800\u2800")]
    [InlineData("\u3164")]
    [InlineData("\u115f\u1160")]
    [InlineData("\uffa0")]
    [InlineData("\ufeff")]
    [InlineData("\u00ad")]
    [InlineData("\u180e\u034f\u17b4\u200c\u200d\u200e\u061c\u2063\ufe0f\U000e0100")]
    [InlineData("\U000e0041\U000e007f")]
    [InlineData("\u0301\u0302")]
    [InlineData("\u200d\u0301")]
    [InlineData("\u3164\u0301")]
    [InlineData("\ufffe\u0007")]
    public void A_text_that_shows_nothing_is_empty(string typed)
    {
        Assert.Null(TextSanitizer.Sanitize(typed));
        Assert.Null(TextSanitizer.SanitizeLine(typed));
        Assert.True(TextSanitizer.ShowsNothing(typed));
    }

    [Fact]
    public void Halves_of_surrogate_pairs_go()
    {
        // Not as data of a theory: the file of its cases would replace them.
        Assert.Equal("abc", TextSanitizer.Sanitize("a\ud800b\udc00c"));
        Assert.Null(TextSanitizer.Sanitize("\udc00\ud800"));
        Assert.Equal("U+D800", TextSanitizer.OddSign("a\ud800b"));
    }

    [Fact]
    public void A_line_holds_no_line_end_no_tab_and_no_hint_for_breaking() =>
        Assert.Equal("a b c de", TextSanitizer.SanitizeLine("\na\r\nb\tc\u2028d\u200be\n"));

    [Theory]
    [InlineData("\u200b a\u200bb@c.fr\ufeff\r\n", "ab@c.fr")]
    [InlineData("https://example.org/\u200ba\u00ad", "https://example.org/a")]
    [InlineData("\u202a732829320\u202c", "732829320")] // as copied from a Windows dialogue
    [InlineData("a b@c.fr", "a b@c.fr")]
    [InlineData("a\nb@c.fr", "a\nb@c.fr")]
    [InlineData("\u212a@c.fr", "\u212a@c.fr")] // Kelvin sign: nobody else's K
    [InlineData("\u200b", null)]
    public void What_names_something_loses_what_was_copied_along_and_nothing_else(string typed, string? token) =>
        Assert.Equal(token, TextSanitizer.SanitizeToken(typed));

    [Theory]
    [InlineData("\u200bhttps://exam\u00adple.org/a\u200db\n", "https://example.org/ab")]
    [InlineData("Classeur «\u00a0É\u200c\u00a0»,\np. 3", "Classeur «\u00a0É\u200c\u00a0», p. 3")]
    public void Evidence_is_an_address_or_a_line(string typed, string kept) => Assert.Equal(kept, TextSanitizer.SanitizeLink(typed));

    [Theory]
    [InlineData("Évaluation\r\n👩\u200d👧, می\u200cخواهم, e\u0301", null)]
    [InlineData("", null)]
    [InlineData("a\ufffeb", "U+FFFE")]
    [InlineData("a\u0007b", "U+0007")]
    [InlineData("a\u202eb", "U+202E")]
    [InlineData("\u3164", "U+3164")]
    [InlineData("a\U000e0041b", "U+E0041")]
    [InlineData("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", null)]
    public void A_stored_text_tells_its_first_odd_sign(string stored, string? sign) => Assert.Equal(sign, TextSanitizer.OddSign(stored));

    [Fact]
    public void Whatever_is_typed_what_is_kept_is_well_formed_in_NFC_and_stays_the_same_when_sent_again()
    {
        // Every kind of sign beside every other, halves of pairs among them.
        int[] units =
        [
            'a', 'é', ' ', '\n', '\r', '\t', 0, 7, 0x85, 0xAD, 0x300, 0x301, 0x323, 0x338, 0x344, 0x34F, 0x61C, 0x915, 0x94D, 0x93E, 0x1100,
            0x115F, 0x1161, 0x200B, 0x200C, 0x200D, 0x200E,
            0x2028, 0x202E, 0x2066, 0x212A, 0x2764, 0x2800, 0x3164, 0xD83C, 0xDFF4, 0xDB40, 0xDC67, 0xDC7F, 0xD800, 0xDC00, 0xFDD0, 0xFE0F,
            0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF,
        ];
        var random = new Random(20261129);
        for (var round = 0; round < 20_000; round++)
        {
            var typed = new string([.. Enumerable.Range(0, 1 + (round % 12)).Select(_ => (char)units[random.Next(units.Length)])]);
            foreach (var kept in new[] { TextSanitizer.Sanitize(typed), TextSanitizer.SanitizeLine(typed) }.OfType<string>())
            {
                Assert.True(kept.IsNormalized(NormalizationForm.FormC), Escaped(typed));
                Assert.False(TextSanitizer.ShowsNothing(kept), Escaped(typed));
                Assert.Null(TextSanitizer.OddSign(kept));
                Assert.True(kept == TextSanitizer.Sanitize(kept), Escaped(typed));
            }
        }

        static string Escaped(string text) => string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"));
    }

    [Fact]
    public void Of_very_many_flags_that_are_never_ended_the_flags_are_left()
    {
        var text = string.Concat(Enumerable.Repeat("\U0001F3F4\U000E0061", 200_000));

        Assert.Equal(string.Concat(Enumerable.Repeat("\U0001F3F4", 200_000)), TextSanitizer.Sanitize(text));
        Assert.Equal("U+E0061", TextSanitizer.OddSign(text));
        Assert.Null(TextSanitizer.OddSign("\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"));
    }

    [Fact]
    public void Nothing_in_the_source_normalises_unguarded()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "EhdsReadiness.sln")))
        {
            root = root.Parent!;
        }

        var bare = new Regex(@"(?<!EmailAddress|RecoveryCode)\.(Normalize|IsNormalized)\(");
        var sources = root.GetDirectories("src").Single().EnumerateFiles("*.cs*", SearchOption.AllDirectories)
            .Where(file => file.Extension is ".cs" or ".cshtml"
            && !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Assert.Equal(["UnicodeNormalization.cs"], sources.Where(file => bare.IsMatch(File.ReadAllText(file.FullName)))
            .Select(file => file.Name));
    }

    [Theory]
    [InlineData(NormalizationForm.FormC)]
    [InlineData(NormalizationForm.FormD)]
    [InlineData(NormalizationForm.FormKC)]
    [InlineData(NormalizationForm.FormKD)]
    public void Any_string_can_be_normalised_without_waiting(NormalizationForm form)
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            _ = $"a{(char)unit}b".NormalizeSafely(form);
        }

        // Alternating classes are what sorting marks takes longest over.
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0323", 500_000));
        Assert.Equal("e".Length + UnicodeNormalization.MostMarks, $"e{marks}".NormalizeSafely(NormalizationForm.FormD).Length);
        Assert.InRange(TextSanitizer.Sanitize($"e{marks}")!.Length, 1, 1 + UnicodeNormalization.MostMarks);
    }
}

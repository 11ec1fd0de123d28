namespace EhdsReadiness.Web.Tests.HostileTexts;

/// <summary>Texts that have broken programs: each goes in by every way and out by every other.</summary>
internal static class Hostile
{
    /// <summary>Whether each text is tried everywhere, which takes half an hour; otherwise a share of them, other ones each time.</summary>
    public static readonly bool AreAll = Environment.GetEnvironmentVariable("HOSTILE") == "all";

    /// <summary>Which share is tried; to be given where a run that failed is repeated.</summary>
    public static readonly int Seed = Environment.GetEnvironmentVariable("HOSTILE_SEED") is { } given
        ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next(1000);

    /// <summary>As they can be sent in a form or a file.</summary>
    public static readonly string[] Texts =
    [
        "A\ufffeB", "A\uffffB", "\ufdd0\ufdefB", "\U0001fffe\U0010ffffB", "A\u0000B", "A\u0007B", "A\u000bB\u000cC",
        "\u001b[31mred\u001b]0;t\u0007", "A\u007fB", "A\u0085B\u009fC", "A\u2028B\u2029C",
        "\u202egnp.exe", "A\u2066B", "A\u2069\u2069B\u202c", "\u200b", "\u2800\u2800", "\u3164", "\u115f\u1160", "\ufeff", "\u00ad",
        "\U000e0041\U000e0042", "\u0301\u0302", "\u200d\u200d", "A\U000e0041\U000e007fB",
        "e" + Marks, "e\u0301", "\u212bngstro\u0308m", "ﷺ", "می\u200cخواهم", "👩\u200d👩\u200d👧\u200d👦",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "שלום (a) عالم",
        "a;=1+1;b", "a,=1+1,b", "a\t@SUM(A1)", "a\n-2+3", "=cmd|' /C calc'!A0", "\"=1+1\"", "x, \"＝1+1", "'=1", "l'été, 'cité'", "; '=1",
        "''+1", "_x0007_", "_x000D_\r\n", "]]>&amp;<b>\"'", "{0}{{1}}%s%n", "\\u0000\\ud800",
        "../../etc/passwd", "CON", "a\r\nBcc: x@y.fr", "https://evil.example/x", "www.evil.example", "T\u00a0\u202f\u3000T", "�", "\uf0b7",
        "\ufffc", "İıſK", "ß",
    ];

    /// <summary>A third of them, drawn by the seed.</summary>
    public static readonly IReadOnlyList<string> Share = AreAll ? Texts : Drawn();

    /// <summary>And as only code can make them: halves of surrogate pairs, in front, within and at the end.</summary>
    public static readonly string[] Units = ["A\ud800B", "\udc00B", "A\udbff", "\udfff\ud800", "\ud83d\ufe0f\u0301", .. Texts];

    private const string Marks =
        "\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323";

    private static string[] Drawn()
    {
        string[] drawn = [.. Texts];
        new Random(Seed).Shuffle(drawn);
        return drawn[..(drawn.Length / 3)];
    }
}

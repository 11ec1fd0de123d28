namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>
/// Finds articles and recitals in texts of either language: « article 63(4) », « RGPD, articles 13 et 14 »,
/// “Article 28 of the GDPR”, “recital 69”.
/// </summary>
internal static partial class Citations
{
    private const string Other = "other ";

    /// <summary>All articles and recitals of a text without dates; their numbers are blanked out, lest they be taken for others.</summary>
    public static List<Citation> Take(ref string text)
    {
        var found = new List<Citation>();
        var whole = text;
        text = Articles().Replace(text, match =>
        {
            found.AddRange(Of(match, LawOf(LawBefore().Match(whole, 0, match.Index)) ?? LawOf(match) ?? ""));
            return " · " + match.Groups["after"].Value;
        });
        text = Recitals().Replace(text, match =>
        {
            found.AddRange(Of(match, "recital "));
            return " · ";
        });
        return found;
    }

    /// <summary>Where articles are named in a sentence and as what <c>regulation/rules.yaml</c> lists them; recitals bind nobody and are
    /// left out.</summary>
    public static IReadOnlyList<(int Start, int End, IReadOnlyList<string> Cites)> Find(string sentence) =>
    [
        .. from match in Articles().Matches(sentence)
           let law = LawOf(LawBefore().Match(sentence, 0, match.Index)) ?? LawOf(match) ?? ""
           select (match.Index, match.Index + match.Length, (IReadOnlyList<string>)[.. Of(match, law).Select(citation => citation.Cite)]),
    ];

    private static IEnumerable<Citation> Of(Match match, string law)
    {
        var before = "";
        foreach (Capture capture in match.Groups["ref"].Captures)
        {
            before = Whole(capture.Value, before);
            var cite = before[0] is 'L' or 'R' or 'D' && law is "" ? $"CSP {before}" : law + before;
            yield return new Citation(cite, !cite.StartsWith(Other, StringComparison.Ordinal));
        }
    }

    private static string? LawOf(Match match) => match switch
    {
        _ when match.Groups["gdpr"].Success => "GDPR ",
        _ when match.Groups["lil"].Success => "LIL ",
        _ when match.Groups["sren"].Success => "SREN ",
        _ when match.Groups["csp"].Success => "CSP ",
        _ when match.Groups["other"].Success => Other,
        _ => null,
    };

    // In “67(2)(d) and (e)” the second reference is 67(2)(e).
    private static string Whole(string reference, string before)
    {
        if (reference[0] is not '(')
        {
            return Spaces().Replace(CodeLetter().Replace(reference, "$1. "), " ");
        }

        var groups = reference.Count(letter => letter is '(');
        var kept = before;
        while (groups-- > 0 && kept.LastIndexOf('(') is > 0 and var last)
        {
            kept = kept[..last];
        }

        return kept + reference;
    }

    private const string Number = @"(?:[LRD]\.?\s*)?[0-9]+(?:-[0-9]+)*(?:\([0-9a-z]{1,4}\))*";
    private const string Letters = @"(?:\([0-9a-z]{1,4}\))+";
    private const string And = @"(?:\s*,\s*(?:(?:et|ou|and|or)\s+)?|\s+(?:et|ou|à|and|or|to)\s+|\s*[-–]\s*)";
    private const string Law =
        @"(?:(?<gdpr>RGPD|GDPR)|(?<lil>LIL|(?:loi\s+)?Informatique\s+et\s+Libertés|(?:French\s+)?Data\s+Protection\s+Act)"
        + @"|(?<sren>(?:loi\s+)?SREN(?:\s+(?:law|act))?)|(?<csp>CSP|code\s+de\s+la\s+santé\s+publique|(?:French\s+)?public\s+health\s+code)"
        + @"|(?<other>(?:directive|recommand?ation|décision|decision|r[èe]gle?ment\s+\([A-Z]+\)|regulation\s+\([A-Z]+\)|règlement\s+sur|" +
            @"data\s+(?:governance\s+)?act|AI\s+act|loi|décret|arrêté|ordonnance|code|traité|treaty|charte|charter)(?!\s+2025/327)))";

    /// <summary>One or several articles, with the law they belong to when it is named after them; without one they are those of the
    /// EHDS.</summary>
    [GeneratedRegex(
        @"\barticle(?:s\s+(?<ref>" + Number + @")(?:" + And + @"(?<ref>" + Number + "|" + Letters + @"))*"
        + @"|\s+(?<ref>" + Number + @")(?:" + And + @"(?<ref>" + Letters + @"))*)(?<after>\s+(?:of\s+the|of|du|de\s+la|de\s+l’|de)?\s*"
            + Law + @"\b)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Articles();

    /// <summary>The law named just before an article: « RGPD, article 28 ».</summary>
    [GeneratedRegex(@"\b" + Law + @",?\s+\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex LawBefore();

    [GeneratedRegex(@"\b(?:considérants?|recitals?)\s+(?<ref>[0-9]+)(?:" + And + @"(?<ref>[0-9]+))*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Recitals();

    [GeneratedRegex(@"^([LRD])\.?\s*")]
    private static partial Regex CodeLetter();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

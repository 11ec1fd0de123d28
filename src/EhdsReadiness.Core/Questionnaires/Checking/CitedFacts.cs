namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>What one wording cites and both languages must share, in a spelling that belongs to neither.</summary>
/// <param name="Dates">As <c>2029-03-26</c>, with <c>*</c> for what is not said.</param>
/// <param name="Numbers">
/// Digits without thousands separators and with a decimal point, Roman numerals of chapters and annexes, and words from three;
/// none of those in the other lists. A number in digits is another than the same in words.
/// </param>
internal sealed partial record CitedFacts(
    IReadOnlyList<string> Links,
    IReadOnlyList<string> Placeholders,
    IReadOnlyList<string> Dates,
    IReadOnlyList<Citation> Articles,
    IReadOnlyList<string> Numbers)
{
    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] EnglishMonths =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    // “Deux” is often “both”, and « neuf » also means new.
    private static readonly string[] FrenchWords =
        ["trois", "quatre", "cinq", "six", "sept", "huit", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept",
            "dix-huit", "vingt", "trente"];

    private static readonly string[] EnglishWords =
        ["three", "four", "five", "six", "seven", "eight", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
            "seventeen", "eighteen", "twenty", "thirty"];

    public static CitedFacts Of(string text, Language language)
    {
        // Each kind is taken out before the next is looked for: a date is no number, nor is an article.
        var links = Take(Link(), ref text, match => match.Value.TrimEnd('.', ',', ';', ':'));
        var placeholders = Take(Placeholder(), ref text, match => match.Value);
        var dates = new List<string>();
        var articles = new List<Citation>();
        var numbers = new List<string>();
        if (text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            dates = TakeDates(ref text, language);
            articles = Citations.Take(ref text);
            numbers = TakeDigits(ref text, language);
        }

        numbers.AddRange(Take(RomanNumeral(), ref text, match => match.Groups["numeral"].Value.ToUpperInvariant()));
        numbers.AddRange(TakeWords(ref text, language));
        return new CitedFacts(links, placeholders, dates, articles, numbers);
    }

    private static List<string> TakeDates(ref string text, Language language)
    {
        var dates = language switch
        {
            Language.French => Take(FrenchDate(), ref text, match => Date(match, FrenchMonths)),
            Language.English => Take(EnglishDate(), ref text, match => Date(match, EnglishMonths)),
        };
        dates.AddRange(Take(IsoDate(), ref text, match => match.Value));
        return dates;
    }

    private static List<string> TakeDigits(ref string text, Language language) => language switch
    {
        Language.French => Take(FrenchNumber(), ref text, match => Spaces().Replace(match.Value, "").Replace(',', '.')),
        Language.English =>
            Take(EnglishNumber(), ref text, match => Spaces().Replace(match.Value, "").Replace(",", "", StringComparison.Ordinal)),
    };

    private static List<string> TakeWords(ref string text, Language language) => language switch
    {
        Language.French => Take(FrenchWord(), ref text, match => EnglishWords[Array.IndexOf(FrenchWords, match.Value.ToLowerInvariant())]),
        Language.English => Take(EnglishWord(), ref text, match => match.Value.ToLowerInvariant()),
    };

    private static List<string> Take(Regex pattern, ref string text, Func<Match, string> spell)
    {
        var found = new List<string>();
        text = pattern.Replace(text, match =>
        {
            found.Add(spell(match));
            return " · ";
        });
        return found;
    }

    private static string Date(Match match, string[] months)
    {
        var month = Array.IndexOf(months, match.Groups["month"].Value.ToLowerInvariant()) + 1;
        return $"{Part(match.Groups["year"], 4)}-{Padded(month, 2)}-{Part(match.Groups["day"], 2)}";
    }

    private static string Part(Group digits, int width) =>
        digits.Success ? Padded(int.Parse(digits.ValueSpan, System.Globalization.CultureInfo.InvariantCulture), width) : "*";

    private static string Padded(int number, int width) =>
        number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(width, '0');

    [GeneratedRegex(@"https?://[^\s<>()\[\]«»“”""]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"\{[^{}\s]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    private const string FrenchMonth = "(?<month>janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)";

    [GeneratedRegex(
        $@"\b(?<day>[0-9]{{1,2}})(?:er)?\s+{FrenchMonth}(?:\s+(?<year>[0-9]{{4}}))?\b|\b{FrenchMonth}\s+(?<year>[0-9]{{4}})\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FrenchDate();

    private const string EnglishMonth = "(?<month>January|February|March|April|May|June|July|August|September|October|November|December)";

    [GeneratedRegex(
        $@"\b(?<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+{EnglishMonth}(?:,?\s+(?<year>[0-9]{{4}}))?\b|\b{EnglishMonth}\s+(?:(?<day>" +
            $@"[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?<year>[0-9]{{4}})\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex EnglishDate();

    /// <summary>4 000, with any space, or 0,5; a full stop stands in versions of standards.</summary>
    [GeneratedRegex(@"(?<![0-9])[0-9]{1,3}(?:\s[0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex FrenchNumber();

    /// <summary>4,000 or 0.5.</summary>
    [GeneratedRegex(@"(?<![0-9])[0-9]{1,3}(?:[,\s][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishNumber();

    [GeneratedRegex(
        @"\b(?:chapitres?|chapters?|annexes?|annex)\s+(?<numeral>[IVXL]+)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RomanNumeral();

    [GeneratedRegex(
        @"\b(?<!-)(?:trois|quatre|cinq|six|sept|huit|dix(?:-sept|-huit)?|onze|douze|treize|quatorze|quinze|seize|vingt|trente)\b(?!-)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FrenchWord();

    /// <summary>“Three-month” counts, “twenty-four” does not.</summary>
    [GeneratedRegex(
        @"\b(?<!-)(?:three|four|five|six|seven|eight|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|twenty|" +
            @"thirty)\b(?!-(?:one|two|three|four|five|six|seven|eight|nine)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishWord();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

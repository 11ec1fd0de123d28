namespace EhdsReadiness.Web.Localisation;

/// <summary>Dates and figures as each language writes them, with the spaces that keep them on one line.</summary>
public static class Formats
{
    private const string Nbsp = "\u00A0";
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A SIREN in three groups of three digits; any other identifier as it stands.</summary>
    public static string Identifier(string identifier) =>
        Siren.Read(identifier) is { } siren ? $"{siren[..3]}\u00A0{siren[3..6]}\u00A0{siren[6..]}" : identifier;

    /// <summary>The language of the request.</summary>
    public static Language CurrentLanguage =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? Language.French : Language.English;

    /// <summary>The culture of a language.</summary>
    public static CultureInfo CultureOf(Language language) => language.Pick(French, English);

    /// <summary><c>26 mars 2029</c>, <c>26 March 2029</c>; French writes <c>1er</c> for the first.</summary>
    public static string Date(DateOnly date, Language language)
    {
        var day = date.Day.ToString(CultureInfo.InvariantCulture);
        return $"{(date.Day == 1 ? language.Pick("1er", day) : day)}{Nbsp}{Month(date, language)}";
    }

    /// <summary><c>décembre 2028</c>, <c>December 2028</c>.</summary>
    public static string Month(DateOnly date, Language language) =>
        $"{date.ToString("MMMM", CultureOf(language))}{Nbsp}{date.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A date as far as it is known: <c>26 mars 2029</c>, <c>mai 2026</c>, <c>2026</c>.</summary>
    public static string KnownDate(PartialDate date, Language language) => date switch
    {
        { Day: not null } => Date(date.Earliest, language),
        { Month: not null } => Month(date.Earliest, language),
        _ => date.ToString(),
    };

    /// <summary><c>11 h 42</c>, <c>11:42</c>.</summary>
    public static string Time(DateTimeOffset time, Language language) =>
        time.ToString(language.Pick($"%H'{Nbsp}h{Nbsp}'mm", "HH:mm"), CultureInfo.InvariantCulture);

    /// <summary><c>62 à 70</c>, <c>62 to 70</c>; one figure where both ends are the same.</summary>
    public static string Interval(long low, long high, Language language) =>
        low == high
            ? low.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{low}{Nbsp}{language.Pick("à", "to")}{Nbsp}{high}");

    /// <summary>Tenths of a point as a decimal: <c>39,5</c>, <c>39.5</c>.</summary>
    public static string Tenths(long tenths, Language language) => (tenths / 10m).ToString("0.0", CultureOf(language));

    /// <summary>A change in tenths of a point with its sign: <c>+1,5</c>, <c>−0,3</c>, <c>0,0</c>.</summary>
    public static string WithSign(long tenths, Language language) =>
        $"{(tenths > 0 ? "+" : tenths < 0 ? "−" : "")}{Tenths(Math.Abs(tenths), language)}";

    /// <summary>A gain in points, rounded down to a tenth, so that printed gains never promise more than the exact ones; <c>moins de
    /// 0,1</c> below.</summary>
    public static string Gain(Fraction gain, Language language) => (gain * 10).Floor switch
    {
        0 when gain > Fraction.Zero => $"{language.Pick("moins de", "under")} {Tenths(1, language)}",
        var tenths => Tenths(tenths, language),
    };

    /// <summary>How an article is named in running text: <c>article 60(2)</c>, <c>GDPR, Article 28</c>.</summary>
    public static string Cite(string cite, Language language) => cite switch
    {
        _ when char.IsAsciiDigit(cite[0]) => language.Pick($"article{Nbsp}{cite}", $"Article{Nbsp}{cite}"),
        _ when cite.StartsWith("GDPR ", StringComparison.Ordinal) =>
            language.Pick($"RGPD, article{Nbsp}{cite[5..]}", $"GDPR, Article{Nbsp}{cite[5..]}"),
        _ when cite.StartsWith("recital ", StringComparison.Ordinal) =>
            language.Pick($"considérant{Nbsp}{cite[8..]}", $"recital{Nbsp}{cite[8..]}"),
        _ when cite.StartsWith("LIL ", StringComparison.Ordinal) => language.Pick(
            $"loi Informatique et Libertés, article{Nbsp}{cite[4..]}", $"French Data Protection Act, Article{Nbsp}{cite[4..]}"),
        _ when cite.StartsWith("CSP ", StringComparison.Ordinal) =>
            language.Pick($"code de la santé publique, article{Nbsp}", $"French Public Health Code, Article{Nbsp}")
                + cite[4..].Replace(" ", Nbsp, StringComparison.Ordinal),
        _ when cite.StartsWith("SREN ", StringComparison.Ordinal) =>
            language.Pick($"loi SREN, article{Nbsp}{cite[5..]}", $"French SREN Act, Article{Nbsp}{cite[5..]}"),
        "SNDS order of 6 May 2024" => language.Pick($"arrêté SNDS du 6{Nbsp}mai{Nbsp}2024", $"SNDS order of 6{Nbsp}May{Nbsp}2024"),
        _ => cite,
    };

    /// <summary>A name as it stands within a sentence: its first word without its capital, unless that is an abbreviation.</summary>
    public static string WithinSentence(string name) =>
        name.Length > 1 && char.IsLower(name[1]) ? char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..] : name;

    /// <summary>A text with a capital first letter.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}

namespace EhdsReadiness.Core;

/// <summary>The no-break spaces of French and English: put in once, by one function, on texts that people typed with plain ones.</summary>
public static partial class Typography
{
    private const char NoBreak = '\u00A0';
    private const char Narrow = '\u202F';
    private const string FrenchMonths = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
    private const string EnglishMonths = "January|February|March|April|May|June|July|August|September|October|November|December";

    private const string FrenchUnits =
        "h|min|heures?|jours?|semaines?|mois|ans|années?|millions?|milliards?|euros|€|%|Mo|ko|pages?|caractères|questions?|minutes|" +
            "personnes?|px|pixels|points?";

    private const string EnglishUnits = "hours?|days?|weeks?|months?|years?|million|billion|euros|minutes?|pages?";

    /// <summary>The text with the no-break spaces of its language. Doing it twice changes nothing.</summary>
    public static string Apply(string text, Language language) => language switch
    {
        Language.French => French(text),
        Language.English => English(text),
    };

    /// <summary>The text with the no-break spaces of French, which French cannot do without; as it is in every other language.</summary>
    public static string InFrench(string text, Language language) => language switch
    {
        Language.French => French(text),
        Language.English => text,
    };

    /// <summary>The wording for a reader of a language, as the other <see cref="InFrench(string, Language)"/>.</summary>
    public static string InFrench(Text text, Language language) => InFrench(text.In(language), language);

    /// <summary>A French text with its no-break spaces: before high marks, inside « », in numbers, dates and « article 71 ».</summary>
    public static string French(string text)
    {
        text = BeforeHigh().Replace(text, $"{Narrow}$1");
        text = BeforeColon().Replace(text, $"{NoBreak}:");
        text = Opening().Replace(text, $"«{NoBreak}");
        text = Closing().Replace(text, $"{NoBreak}»");
        text = Thousands().Replace(text, $"{Narrow}");
        text = InFrenchNumber().Replace(text, $"{NoBreak}");
        return AfterFrenchWord().Replace(text, $"{NoBreak}");
    }

    private static string English(string text)
    {
        text = InEnglishNumber().Replace(text, $"{NoBreak}");
        return AfterEnglishWord().Replace(text, $"{NoBreak}");
    }

    [GeneratedRegex("[ \u00A0\u202F]+([;!?])")]
    private static partial Regex BeforeHigh();

    [GeneratedRegex("[ \u00A0\u202F]+:")]
    private static partial Regex BeforeColon();

    [GeneratedRegex("«[ \u00A0\u202F]*")]
    private static partial Regex Opening();

    [GeneratedRegex("[ \u00A0\u202F]*»")]
    private static partial Regex Closing();

    [GeneratedRegex(@"(?<=\b\d{1,3})[ \u00A0\u202F](?=\d{3}\b)")]
    private static partial Regex Thousands();

    [GeneratedRegex(
        @"(?<=\d) (?=(?:" + FrenchUnits + "|" + FrenchMonths + @")\b|%|€)|(?<=\b(?:" + FrenchMonths + @")) (?=\d{4}\b)|(?<=\b1er) (?=(?:"
            + FrenchMonths + @")\b)|(?<=\d h) (?=\d)")]
    private static partial Regex InFrenchNumber();

    [GeneratedRegex(@"(?<=\b(?:[Aa]rticles?|[Aa]xe|[Nn]iveau|[Cc]onsidérants?|[Cc]hapitre)) (?=[\dIVXL{])")]
    private static partial Regex AfterFrenchWord();

    [GeneratedRegex(
        @"(?<=\d) (?=(?:" + EnglishUnits + "|" + EnglishMonths + @")\b)|(?<=\b\d{1,2}[ \u00A0](?:" + EnglishMonths + @")) (?=\d{4}\b)")]
    private static partial Regex InEnglishNumber();

    [GeneratedRegex(@"(?<=\b(?:[Aa]rticles?|[Rr]ecitals?|[Cc]hapter)) (?=[\dIVXL])")]
    private static partial Regex AfterEnglishWord();
}

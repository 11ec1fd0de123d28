using System.Text.RegularExpressions;

namespace EhdsReadiness.Web.Localisation;

/// <summary>The spaces of French: put in once, by one function, on texts that people typed with plain ones.</summary>
public static partial class FrenchTypography
{
    private const char NonBreaking = '\u00A0';
    private const char Narrow = '\u202F';

    /// <summary>The text with its non-breaking spaces. Doing it twice changes nothing.</summary>
    public static string Apply(string text)
    {
        text = BeforeHigh().Replace(text, $"{Narrow}$1");
        text = BeforeColon().Replace(text, $"{NonBreaking}:");
        text = Opening().Replace(text, $"«{NonBreaking}");
        text = Closing().Replace(text, $"{NonBreaking}»");
        text = Thousands().Replace(text, $"{Narrow}");
        text = BeforeUnit().Replace(text, $"{NonBreaking}");
        return AfterWord().Replace(text, $"{NonBreaking}");
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

    [GeneratedRegex(@"(?<=\d) (?=(?:h|min|mois|ans|euros|€|%|Mo|ko|pages?|caractères|questions?|minutes|px|pixels|points?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b|%|€)|(?<=\b(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)) (?=\d{4}\b)|(?<=\d h) (?=\d)")]
    private static partial Regex BeforeUnit();

    [GeneratedRegex(@"(?<=\b(?:[Aa]rticles?|[Aa]xe|[Nn]iveau|[Cc]onsidérant|[Cc]hapitre)) (?=[\dIVXL{])")]
    private static partial Regex AfterWord();
}

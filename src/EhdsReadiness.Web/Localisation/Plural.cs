using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Localisation;

/// <summary>
/// Singular and plural: a text with a counted noun stands under <c>name.one</c> and <c>name.other</c>, keys that end so in no other sense.
/// </summary>
public static class Plural
{
    /// <summary><c>one</c> or <c>other</c>. French counts as one what is less than two, nothing included; English only one
    /// itself.</summary>
    /// <param name="count">0 or more; fractions, such as points of a score, are as welcome.</param>
    public static string FormOf(decimal count, Language language) => language.Pick(count < 2, count == 1) ? "one" : "other";

    /// <summary>The text <c>name.one</c> or <c>name.other</c>, by the count and the language of the request.</summary>
    /// <param name="arguments">Arguments after the count, which is {0}.</param>
    public static LocalizedString Of(this IStringLocalizer texts, string name, int count, params object[] arguments)
    {
        var language = Formats.CurrentLanguage;
        return texts[$"{name}.{FormOf(count, language)}", [Figures.Whole(count, language), .. arguments]];
    }
}

using System.Globalization;
using System.Resources;
using EhdsReadiness.Core;
using EhdsReadiness.Web.Localisation;

namespace EhdsReadiness.Web.Reports;

/// <summary>The words of reports, from <c>Texts.fr.resx</c> and <c>Texts.en.resx</c>; never by the culture of the thread.</summary>
internal sealed class Texts
{
    private static readonly ResourceManager Resources = new(typeof(Texts));
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private Texts()
    {
    }

    /// <summary>The text of a key, with its places filled.</summary>
    /// <exception cref="ArgumentException">No text has that key.</exception>
    public static string Of(Language language, string key, params object?[] values)
    {
        var text = Resources.GetString(key, CultureOf(language)) ?? throw new ArgumentException($"No text “{key}” in {language}.", nameof(key));
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, values);
    }

    /// <summary>The text of a key for one or for several, by <see cref="Plural"/>; <c>{0}</c> is the count.</summary>
    public static string Counted(Language language, string key, long count, params object?[] values) =>
        Of(language, $"{key}.{Plural.FormOf(count, language)}", [Figures.Whole(count, language), .. values]);

    private static CultureInfo CultureOf(Language language) => language switch
    {
        Language.French => French,
        Language.English => English,
    };
}

using System.Globalization;
using System.Resources;
using EhdsReadiness.Core;

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

    /// <summary>The text of a key for one or for several; <c>{0}</c> is the count. French counts nothing as one, English as several.</summary>
    public static string Counted(Language language, string key, long count)
    {
        var isOne = language switch
        {
            Language.French => count is 0 or 1,
            Language.English => count == 1,
        };
        return Of(language, isOne ? key + ".One" : key + ".Other", Figures.Whole(count, language));
    }

    private static CultureInfo CultureOf(Language language) => language switch
    {
        Language.French => French,
        Language.English => English,
    };
}

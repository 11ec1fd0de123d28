using System.Globalization;
using System.Resources;
using EhdsReadiness.Core;
using EhdsReadiness.Web.Localisation;

namespace EhdsReadiness.Web.Mails;

/// <summary>The words of mails, from <c>Texts.fr.resx</c> and <c>Texts.en.resx</c>, by the reader's language and never by that of the page.</summary>
internal sealed class Texts
{
    private static readonly ResourceManager Resources = new(typeof(Texts));

    private Texts()
    {
    }

    /// <summary>The text of a key, with its places filled.</summary>
    /// <exception cref="ArgumentException">No text has that key.</exception>
    public static string Of(Language language, string key, params object[] values)
    {
        var text = Resources.GetString(key, Formats.CultureOf(language)) ?? throw new ArgumentException($"No text “{key}” in {language}.", nameof(key));
        text = language == Language.French ? Typography.French(text) : text;
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, values);
    }
}

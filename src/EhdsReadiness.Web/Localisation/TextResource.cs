using System.Reflection;
using System.Resources;

namespace EhdsReadiness.Web.Localisation;

/// <summary>The file of texts of one folder: its <c>Texts.fr.resx</c> and <c>Texts.en.resx</c>.</summary>
/// <param name="folder">From the project’s folder on, with slashes, such as <c>Pages/Accounts</c>.</param>
public sealed class TextResource(string folder)
{
    private static readonly Assembly Site = typeof(TextResource).Assembly;
    private readonly ResourceManager _texts = new(BaseName(folder), Site);

    /// <summary>Whether the folder has texts of its own.</summary>
    public static bool Exists(string folder) =>
        Site.GetSatelliteAssembly(CultureInfo.GetCultureInfo("fr")).GetManifestResourceInfo($"{BaseName(folder)}.fr.resources") is not null;

    /// <summary>The text of a key, as it is written; null when there is none.</summary>
    public string? Find(Language language, string key) => _texts.GetString(key, Formats.CultureOf(language));

    /// <summary>The text of a key, with its places filled.</summary>
    /// <exception cref="InvalidOperationException">No text has that key.</exception>
    public string Of(Language language, string key, params object?[] values) => (Find(language, key), values) switch
    {
        (null, _) => throw Missing(language, key),
        ({ } text, []) => text,
        ({ } text, _) => string.Format(CultureInfo.InvariantCulture, text, values),
    };

    internal static InvalidOperationException Missing(Language language, string key) =>
        new($"No text “{key}” in {language}: add it to both Texts.fr.resx and Texts.en.resx.");

    private static string BaseName(string folder) => $"EhdsReadiness.Web.{folder.Replace('/', '.')}.Texts";
}

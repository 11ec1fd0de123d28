using System.Collections.Concurrent;

namespace EhdsReadiness.Web.Localisation;

/// <summary>The texts of one folder of pages in the language of the request: French ones with their non-breaking spaces.</summary>
/// <param name="throwOnMissing">A missing text is then an error; otherwise its key is shown.</param>
public sealed class FolderTexts(TextResource resource, bool throwOnMissing) : IStringLocalizer
{
    private readonly ConcurrentDictionary<(Language Language, string Name), LocalizedString> _texts = new();

    public LocalizedString this[string name] =>
        _texts.GetOrAdd((Formats.CurrentLanguage, name), static (key, texts) => texts.Find(key.Language, key.Name), this);

    public LocalizedString this[string name, params object[] arguments] =>
        this[name] is var text && arguments.Length == 0
            ? text
            : new(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => throw new NotSupportedException();

    private LocalizedString Find(Language language, string name) => resource.Find(language, name) switch
    {
        { } text => new(name, Typography.InFrench(text, language)),
        null when throwOnMissing => throw TextResource.Missing(language, name),
        null => new(name, name, resourceNotFound: true),
    };
}

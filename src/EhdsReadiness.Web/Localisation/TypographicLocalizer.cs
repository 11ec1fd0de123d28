using System.Collections.Concurrent;
using System.Globalization;
using EhdsReadiness.Core;
using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Localisation;

/// <summary>
/// Makes localisers whose French texts have their non-breaking spaces, and which never show a key to a reader:
/// a missing text is an error outside production.
/// </summary>
public sealed class TypographicLocalizerFactory(ResourceManagerStringLocalizerFactory inner, IHostEnvironment environment) : IStringLocalizerFactory
{
    private readonly ConcurrentDictionary<Type, IStringLocalizer> _byType = new();

    public IStringLocalizer Create(Type resourceSource) =>
        _byType.GetOrAdd(resourceSource, type => new TypographicLocalizer(inner.Create(type), throwOnMissing: !environment.IsProduction()));

    public IStringLocalizer Create(string baseName, string location) =>
        new TypographicLocalizer(inner.Create(baseName, location), throwOnMissing: !environment.IsProduction());
}

/// <summary>The texts of one folder of pages.</summary>
public sealed class TypographicLocalizer(IStringLocalizer inner, bool throwOnMissing) : IStringLocalizer
{
    private readonly ConcurrentDictionary<(string Culture, string Name), LocalizedString> _texts = new();

    public LocalizedString this[string name] =>
        _texts.GetOrAdd((CultureInfo.CurrentUICulture.Name, name), static (key, localizer) => localizer.Find(key.Name), this);

    public LocalizedString this[string name, params object[] arguments] =>
        this[name] is var text && arguments.Length == 0
            ? text
            : new(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => inner.GetAllStrings(includeParentCultures);

    private LocalizedString Find(string name)
    {
        var found = inner[name];
        if (found.ResourceNotFound && throwOnMissing)
        {
            throw new InvalidOperationException($"No text “{name}” in {CultureInfo.CurrentUICulture.Name}: add it to both Texts.fr.resx and Texts.en.resx.");
        }

        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? new(name, Typography.French(found.Value), found.ResourceNotFound) : found;
    }
}

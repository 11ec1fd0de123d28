using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Tests.Ministry;

/// <summary>The texts of the site in one language, whoever asks.</summary>
internal sealed class InLanguage(IStringLocalizer texts, string code) : IStringLocalizer
{
    public LocalizedString this[string name] => In(() => texts[name]);

    public LocalizedString this[string name, params object[] arguments] => In(() => texts[name, arguments]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);

    private LocalizedString In(Func<LocalizedString> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Formats.CultureOf(Languages.Find(code)!.Value);
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

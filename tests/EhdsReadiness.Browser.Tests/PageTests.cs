namespace EhdsReadiness.Browser.Tests;

/// <summary>Every page, in both languages: axe without exclusion or tolerated level, and nothing that scrolls sideways at 320
/// pixels.</summary>
[Collection(PagesCollection.Name)]
public sealed class PageTests(RunningSite site)
{
    public static TheoryData<string, string> Pages()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in new[] { "fr", "en" })
        {
            foreach (var path in new[]
                { "", "/assessments/new", "/assessments/import", "/method", "/law", "/law/changes", "/law/metadata", "/law/proposal",
                "/law/60", "/law/csp-l-1111-8", "/glossary", "/accessibility", "/privacy", "/legal", "/nowhere" })
            {
                data.Add(language, path);
            }

            foreach (var path in new[]
                { "", "/questions/holder-opt-out", "/questions/holder-label", "/questions/sovereign-cloud", "/profile", "/review",
                "/results", "/results?reading=holder", "/plan", "/report", "/not-asked", "/share", "/delete", "/confirm/transparency" })
            {
                data.Add(language, $"01-chu-de-montervaux.json{path}");
            }

            foreach (var path in new[] { "", "/review", "/results", "/plan", "/report" })
            {
                data.Add(language, $"20-longest-texts.json{path}");
            }

            foreach (var path in new[] { "", "/results", "/plan", "/questions/holder-opt-out" })
            {
                data.Add(language, $"21-nothing-answered.json{path}");
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_accessible_and_fits_a_small_screen(string language, string path)
    {
        var address = await AddressOfAsync(language, path);
        // Pairwise: over all pages, each pair of width, theme and forced colours is met many times.
        var (width, scheme, forced) = Conditions[Order(language, path)];
        var page = _page ??= await site.VisitorAsync(script: true);
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = forced });
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(address);
        await Audit.OfAsync(page, path, $"as visited, {width} {scheme} with script, forced colours {forced}", language);
    }

    /// <summary>One window for all pages: a new one costs as much as looking at a page.</summary>
    private static IPage? _page;

    private static readonly (int Width, ColorScheme Scheme, ForcedColors Forced)[] Conditions =
    [
        (320, ColorScheme.Light, ForcedColors.None), (1280, ColorScheme.Dark, ForcedColors.None),
        (1280, ColorScheme.Light, ForcedColors.Active), (320, ColorScheme.Dark, ForcedColors.None),
        (1280, ColorScheme.Light, ForcedColors.None), (320, ColorScheme.Dark, ForcedColors.Active),
    ];

    /// <summary>The two languages of a page are visited under different conditions, neighbouring pages too.</summary>
    private static int Order(string language, string path) =>
        (path.Sum(letter => letter) + (language == "fr" ? 0 : 1)) % Conditions.Length;

    private static readonly Dictionary<(string, string), string> Imported = [];

    private async Task<string> AddressOfAsync(string language, string path)
    {
        if (!path.Contains(".json", StringComparison.Ordinal))
        {
            return $"/{language}{path}";
        }

        var (example, rest) =
            (path[..(path.IndexOf(".json", StringComparison.Ordinal) + 5)], path[(path.IndexOf(".json", StringComparison.Ordinal) + 5)..]);
        if (!Imported.TryGetValue((language, example), out var list))
        {
            Imported[(language, example)] = list = await site.ImportAsync(example, language);
        }

        return list + rest;
    }
}

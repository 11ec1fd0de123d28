using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace EhdsReadiness.Browser.Tests;

/// <summary>Axe with every rule of it, no exclusion and no tolerated level; keeps count of what it has seen.</summary>
public static partial class Audit
{
    private static readonly ConcurrentDictionary<(string Page, string State, string Language), byte> Seen = new();

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();
    private static string _axe = "";

    // Every rule runs; only what is found is described, as the description takes longer than the rules.
    private const string Findings = """
        async () => {
            const result = await axe.run(document, { resultTypes: ['violations'] });
            return [result.testEngine.version, ...result.violations.map(({ id, help, nodes }) => `${id} ${help}: ${nodes.slice(0, 3).map(node => node.html).join(' | ')}`)];
        }
        """;

    /// <summary>Opens what is folded; asserts that the page has one heading of the first level, that axe finds nothing and that nothing scrolls sideways, narrow or wide; keeps a picture of both when pictures are wanted.</summary>
    /// <param name="name">The page, such as <c>/questions/{id}</c>.</param>
    /// <param name="state">The state it is in, with the conditions it is seen under.</param>
    /// <param name="narrow">The narrow width, in CSS pixels: 320, or 640 where text is twice as large.</param>
    /// <param name="script">Whether scripts run on the page; axe is one itself and looks only there.</param>
    public static async Task OfAsync(IPage page, string name, string state, string language, int narrow = 320, bool script = true)
    {
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        if (!script)
        {
            return;
        }

        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
        // What is still fading in has not its colours yet.
        await page.EvaluateAsync("() => Promise.all(document.getAnimations().map(animation => animation.finished))");
        await page.EvaluateAsync(Script);
        var result = await page.EvaluateAsync<string[]>(Findings);
        Assert.True(result.Length == 1, string.Join('\n', result[1..].Select(violation => $"{name} in {language}, {state}: {violation}")));
        var asSeen = page.ViewportSize!;
        foreach (var width in new[] { narrow, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{name} in {language}, {state}, is {overflow} pixels too wide at {width}.");
            await RunningSite.PictureAsync(page, $"{NotOfNames().Replace($"{name} {state}", "-").Trim('-')}.{language}-{width}");
        }

        await page.SetViewportSizeAsync(asSeen.Width, asSeen.Height);
        _axe = result[0];
        Seen[(name, state, language)] = 0;
    }

    /// <summary>Prints how many were seen; writes the figures of the accessibility statement when the environment variable AUDIT names a file.</summary>
    public static void Report()
    {
        if (Seen.IsEmpty)
        {
            return;
        }

        var (pages, states) = (Seen.Keys.Select(one => one.Page).Distinct().Count(), Seen.Keys.Select(one => one.State).Distinct().Count());
        Console.WriteLine($"axe {_axe}: {Seen.Count} of page × state × language ({pages} pages, {states} states, 2 languages), no finding");
        if (Environment.GetEnvironmentVariable("AUDIT") is { } file)
        {
            var figures = new { date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), axe = _axe, pages, states, visits = Seen.Count };
            File.WriteAllText(file, JsonSerializer.Serialize(figures) + "\n");
        }
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotOfNames();
}

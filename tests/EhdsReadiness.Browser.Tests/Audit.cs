using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EhdsReadiness.Browser.Tests;

/// <summary>Axe with every rule of it, no exclusion and no tolerated level; keeps count of what it has seen.</summary>
public static class Audit
{
    private static readonly ConcurrentDictionary<(string Page, string State, string Language), byte> Seen = new();
    private static string _axe = "";

    /// <summary>Asserts that axe finds nothing and that nothing scrolls sideways, narrow or wide.</summary>
    /// <param name="name">The page, such as <c>/questions/{id}</c>.</param>
    /// <param name="state">The state it is in, with the conditions it is seen under.</param>
    /// <param name="narrow">The narrow width, in CSS pixels: 320, or 640 where text is twice as large.</param>
    public static async Task OfAsync(IPage page, string name, string state, string language, int narrow = 320)
    {
        // What is still fading in has not its colours yet.
        await page.EvaluateAsync("() => Promise.all(document.getAnimations().map(animation => animation.finished))");
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation =>
            $"{name} in {language}, {state}: {violation.Id} {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
        var asSeen = page.ViewportSize!;
        foreach (var width in new[] { narrow, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{name} in {language}, {state}, is {overflow} pixels too wide at {width}.");
        }

        await page.SetViewportSizeAsync(asSeen.Width, asSeen.Height);
        _axe = result.TestEngine?.Version ?? "";
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
}

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace EhdsReadiness.Browser.Tests;

/// <summary>The whole way of an organisation, by the labels a person reads, with JavaScript off.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class JourneyTests(RunningSite site)
{
    private sealed record Words(string Start, string Both, string Kind, string Yes, string No, string Submit, string Begin, string Save, string Unknown, string Results, string Plan, string Review, string Pdf, string Back);

    private static readonly Words French = new("Commencer", "Les deux", "Établissement de santé", "Oui", "Non", "Continuer vers les questions", "Commencer", "Enregistrer et continuer", "Je ne sais pas", "Voir les résultats", "Voir le plan d’action", "Relire vos réponses", "Télécharger le rapport (PDF)", "Retour à la liste");
    private static readonly Words English = new("Start", "Both", "Hospital or other healthcare facility", "Yes", "No", "Continue to the questions", "Start", "Save and continue", "I don’t know", "See the results", "See the action plan", "Check your answers", "Download the report (PDF)", "Back to the list");

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task From_the_first_page_to_the_downloaded_report_without_script(string language)
    {
        var words = language == "fr" ? French : English;
        var page = await site.VisitorAsync(script: false, locale: language == "fr" ? "fr-FR" : "en-GB");
        await page.GotoAsync("/");
        Assert.EndsWith($"/{language}", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = words.Start, Exact = true }).ClickAsync();

        await page.GetByRole(AriaRole.Radio, new() { Name = words.Both, Exact = true }).CheckAsync();
        await page.Locator("#organisation_kind").SelectOptionAsync("hospital");
        await page.Locator("#region").SelectOptionAsync("FR-GES");
        foreach (var field in new[] { "controller", "public_funding", "snds" })
        {
            await page.Locator($"input[name={field}][value=yes]").CheckAsync();
        }

        await page.Locator("input[name=micro_enterprise][value=no]").CheckAsync();
        foreach (var category in new[] { "a", "e", "f", "h", "m" })
        {
            await page.Locator($"input[name=categories][value={category}]").CheckAsync();
        }

        await page.Locator("#organisation").FillAsync("CHU de Montervaux");
        await page.GetByRole(AriaRole.Button, new() { Name = words.Submit }).ClickAsync();
        var list = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Link, new() { Name = words.Begin, Exact = true }).ClickAsync();

        var asked = 0;
        while (page.Url.Contains("/questions/", StringComparison.Ordinal))
        {
            asked++;
            if (asked == 3)
            {
                await RunningSite.PictureAsync(page, $"journey-question.{language}", whole: false);
            }

            Assert.True(asked < 200, "The questions never end.");
            if (asked % 9 == 0)
            {
                await page.GetByRole(AriaRole.Radio, new() { Name = words.Unknown, Exact = true }).CheckAsync();
            }
            else
            {
                await page.Locator($"input[name=level][value='{asked % 5}']").CheckAsync();
            }

            if (asked % 10 == 1)
            {
                await page.Locator("#note").FillAsync($"Note {asked} : « été » & <b>");
            }

            await page.GetByRole(AriaRole.Button, new() { Name = words.Save }).ClickAsync();
        }

        Assert.True(asked > 40, $"Only {asked} questions were asked of a hospital with both roles.");
        Assert.EndsWith("/review", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(words.Review);
        await page.GetByRole(AriaRole.Link, new() { Name = words.Results, Exact = true }).ClickAsync();
        await RunningSite.PictureAsync(page, $"journey-results.{language}", whole: false);
        var overall = Figures(await page.Locator("[data-figure=overall]").InnerTextAsync())[..2];
        var table = await page.Locator("table").First.Locator("tbody tr").AllInnerTextsAsync();
        Assert.Equal(4, table.Count);
        await page.GetByRole(AriaRole.Link, new() { Name = words.Plan, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".er-action").First).ToBeVisibleAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = words.Pdf }).ClickAsync());
        using var document = PdfDocument.Open(await File.ReadAllBytesAsync(await download.PathAsync()));
        var first = string.Join(' ', document.GetPage(1).GetWords().Select(word => word.Text));
        Assert.Contains("Montervaux", first, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{overall[0]} {(language == "fr" ? "à" : "to")} {overall[1]}"), Plain(first), StringComparison.Ordinal);

        // On Friday, on another computer, by the link alone.
        var other = await site.VisitorAsync(script: true, locale: "en-GB");
        await other.GotoAsync(list);
        await Assertions.Expect(other.GetByText("CHU de Montervaux")).ToBeVisibleAsync();
        await other.GotoAsync($"{list}/results");
        Assert.Equal(overall, Figures(await other.Locator("[data-figure=overall]").InnerTextAsync())[..2]);
        await page.Context.CloseAsync();
        await other.Context.CloseAsync();
    }

    private static List<long> Figures(string text) => [.. Number().Matches(text).Select(match => long.Parse(match.Value, CultureInfo.InvariantCulture))];

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}

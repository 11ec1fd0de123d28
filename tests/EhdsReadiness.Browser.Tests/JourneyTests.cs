using System.Globalization;
using UglyToad.PdfPig;

namespace EhdsReadiness.Browser.Tests;

/// <summary>The whole way of an organisation, by the labels a person reads, with JavaScript off.</summary>
[Collection(PagesCollection.Name)]
public sealed partial class JourneyTests(RunningSite site)
{
    private sealed record Words(string Start, string Both, string Holder, string Submit, string Begin, string Save, string Unknown,
        string Results, string Duties, string Categories, string Plan, string Review, string Pdf);

    private static readonly Words French = new("Commencer", "Les deux", "Détenteur de données", "Continuer vers les questions", "Commencer",
        "Enregistrer et continuer", "Je ne sais pas", "Voir les résultats", "Obligations par état et par échéance",
        "Vos catégories et leur date", "Voir le plan d’action", "Relire vos réponses", "Télécharger le rapport (PDF)");
    private static readonly Words English = new("Start", "Both", "Data holder", "Continue to the questions", "Start", "Save and continue",
        "I don’t know", "See the results", "Duties by state and by due date", "Your categories and their date", "See the action plan",
        "Check your answers", "Download the report (PDF)");

    /// <summary>Who makes the journey, and the dates that the law gives them.</summary>
    /// <param name="DutyDates">Every date that heads the table of duties, in its order.</param>
    private sealed record Traveller(string Name, string Role, string Kind, string Region, string Snds, string[] Categories,
        int LeastQuestions, string[] DutyDates, string[] CategoryDates);

    private static readonly Traveller Hospital = new("CHU de Montervaux", "both", "hospital", "FR-GES", "yes", ["a", "e", "f", "h", "m"],
        60, ["now", "2027", "2029"], ["2029", "2029", "2031", "2029", "2031"]);
    private static readonly Traveller Cohort =
        new("Cohorte Marées", "holder", "cohort", "FR-BRE", "no", ["p"], 40, ["now", "2027", "2031"], ["2031"]);

    [Theory]
    [InlineData("fr", "hospital")]
    [InlineData("en", "cohort")]
    public async Task From_the_first_page_to_the_downloaded_report_without_script(string language, string who)
    {
        var traveller = who == "hospital" ? Hospital : Cohort;
        var words = language == "fr" ? French : English;
        var page = await site.VisitorAsync(script: false, locale: language == "fr" ? "fr-FR" : "en-GB");
        await page.GotoAsync("/");
        Assert.EndsWith($"/{language}", page.Url, StringComparison.Ordinal);
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = words.Start, Exact = true }));

        await page.GetByRole(AriaRole.Radio, new() { Name = traveller.Role == "both" ? words.Both : words.Holder, Exact = true })
            .CheckAsync();
        await page.Locator($"input[name=organisation_kind][value={traveller.Kind}]").CheckAsync();
        await page.Locator("#region").SelectOptionAsync(traveller.Region);
        foreach (var field in new[] { "controller", "public_funding" })
        {
            await page.Locator($"input[name={field}][value=yes]").CheckAsync();
        }

        await page.Locator($"input[name=snds][value={traveller.Snds}]").CheckAsync();

        await page.Locator("input[name=micro_enterprise][value=no]").CheckAsync();
        await page.Locator("input[name=mode][value=full]").CheckAsync();
        foreach (var category in traveller.Categories)
        {
            await page.Locator($"input[name=categories][value={category}]").CheckAsync();
        }

        await page.Locator("#organisation").FillAsync(traveller.Name);
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = words.Submit }));
        var list = new Uri(page.Url).AbsolutePath;
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = words.Begin, Exact = true }));

        var asked = 0;
        while (page.Url.Contains("/questions/", StringComparison.Ordinal))
        {
            asked++;
            if (asked == 3)
            {
                await RunningSite.PictureAsync(page, $"journey-question.{who}.{language}", whole: false);
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

            await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = words.Save }));
        }

        Assert.True(asked >= traveller.LeastQuestions, $"Only {asked} questions were asked of {traveller.Name}.");
        Assert.EndsWith("/review", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(words.Review);
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = words.Results, Exact = true }));
        await RunningSite.PictureAsync(page, $"journey-results.{who}.{language}", whole: false);
        var overall = Figures(await page.Locator("[data-figure=overall]").InnerTextAsync())[..2];
        var table = await page.Locator("table").First.Locator("tbody tr").AllInnerTextsAsync();
        Assert.Equal(4, table.Count);
        var now = language == "fr" ? "Déjà en vigueur" : "Already in force";
        string Day(string year) => language == "fr" ? $"26 mars {year}" : $"26 March {year}";
        var duties = page.GetByRole(AriaRole.Table, new() { Name = words.Duties });
        Assert.Equal(traveller.DutyDates.Select(year => year == "now" ? now : Day(year)),
            (await duties.Locator("thead th").AllInnerTextsAsync()).Skip(1).Select(Plain));
        var categories = page.GetByRole(AriaRole.Table, new() { Name = words.Categories });
        Assert.Equal(traveller.CategoryDates.Select(Day), (await categories.Locator("tbody td").AllInnerTextsAsync()).Select(Plain));
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = words.Plan, Exact = true }));
        await Assertions.Expect(page.Locator(".er-action").First).ToBeVisibleAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = words.Pdf }).ClickAsync());
        using var document = PdfDocument.Open(await File.ReadAllBytesAsync(await download.PathAsync()));
        var first = string.Join(' ', document.GetPage(1).GetWords().Select(word => word.Text));
        Assert.Contains(traveller.Name.Split(' ')[^1], first, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{overall[0]} {(language == "fr" ? "à" : "to")} {overall[1]}"),
            Plain(first), StringComparison.Ordinal);

        // On Friday, on another computer, by the link alone.
        var other = await site.VisitorAsync(script: true, locale: "en-GB");
        await other.GotoAsync(list);
        await Assertions.Expect(other.GetByText(traveller.Name)).ToBeVisibleAsync();
        await other.GotoAsync($"{list}/results");
        Assert.Equal(overall, Figures(await other.Locator("[data-figure=overall]").InnerTextAsync())[..2]);
        await page.Context.CloseAsync();
        await other.Context.CloseAsync();
    }

    private static List<long> Figures(string text) =>
        [.. Number().Matches(text).Select(match => long.Parse(match.Value, CultureInfo.InvariantCulture))];

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}

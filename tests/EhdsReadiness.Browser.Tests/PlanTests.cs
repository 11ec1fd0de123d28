namespace EhdsReadiness.Browser.Tests;

/// <summary>A plan is carried out, scenarios are tried, the next assessment begins: in both languages, with and without script, each state
/// accessible.</summary>
[Collection(WalksCollection.Name)]
public sealed partial class PlanTests(RunningSite site)
{
    private sealed record Words(
        string FindOut, string Save, string Saved, string Done, string Move, string Order, string Up, string Create, string SeeScenario,
        string Adopt, string Begin, string Confirm, string ToConfirm, string Late);

    private static readonly Words French = new(
        "Poser la question", "Enregistrer", "C’est enregistré.", "Faite", "Passer la question au niveau", "Changer l’ordre", "Monter",
        "Créer le scénario", "Enregistrer et voir", "En faire le plan",
        "Commencer l’évaluation suivante", "Enregistrer et continuer", "à confirmer", "Garder ce mois quand même");

    private static readonly Words English = new(
        "Ask:", "Save", "Saved.", "Done", "Move the question to level", "Change the order", "Move up", "Create the scenario",
        "Save and see", "Make it the plan",
        "Begin the next assessment", "Save and continue", "to be confirmed", "Keep this month all the same");

    [Theory]
    [InlineData("fr", false, 320)]
    [InlineData("fr", true, 1280)]
    [InlineData("en", false, 1280)]
    [InlineData("en", true, 320)]
    public async Task From_the_first_owner_to_the_next_assessment(string language, bool script, int width)
    {
        var words = language == "fr" ? French : English;
        var list = await site.ImportAsync("01-chu-de-montervaux.json", language);
        var page = await site.VisitorAsync(script, width, width == 320 ? ColorScheme.Dark : ColorScheme.Light, locale: language == "fr"
            ? "fr-FR" : "en-GB");

        // Who, when, how far; a month after the legal date is asked about.
        await page.GotoAsync($"{list}/plan");
        await Audit.OfAsync(page, "/plan", "followed", language, script: script);
        await page.GotoAsync($"{list}/plan?view=axis");
        await Audit.OfAsync(page, "/plan?view=axis", "followed", language, script: script);
        // Its duty is due in 2029, and it leads to a level.
        var row = page.Locator("ul.er-tasks li").Filter(new() { HasTextRegex = OfChapterFour() })
            .Filter(new() { HasNotText = words.FindOut });
        await RunningSite.GoOnAsync(row.First.GetByRole(AriaRole.Link));
        await Assertions.Expect(page).ToHaveURLAsync(OfAction());
        var action = new Uri(page.Url).AbsolutePath;
        await page.Locator("#owner").FillAsync("Élodie Martin");
        await page.Locator("#due").FillAsync("2030-01");
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = words.Save, Exact = true }));
        await page.GetByLabel(words.Late).CheckAsync();
        await Audit.OfAsync(page, "/plan/actions/{id}", "late month refused", language, script: script);
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = words.Save, Exact = true }));
        await Assertions.Expect(page.GetByText(words.Saved)).ToBeVisibleAsync();

        // Done: the level is proposed, and set only on a click.
        await page.GetByRole(AriaRole.Radio, new() { Name = words.Done, Exact = true }).CheckAsync();
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = words.Save, Exact = true }));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = words.Move })).ToBeVisibleAsync();
        await Audit.OfAsync(page, "/plan/actions/{id}", "level proposed", language, script: script);
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = words.Move }));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = words.Move })).ToHaveCountAsync(0);
        await Audit.OfAsync(page, "/plan/actions/{id}", "level reached", language, script: script);

        // By hand.
        await page.GotoAsync($"{list}/plan");
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = words.Order, Exact = true }));
        var second = await page.Locator("li.er-action").Nth(1).GetAttributeAsync("id");
        await RunningSite.GoOnAsync(page.Locator("li.er-action").Nth(1).GetByRole(AriaRole.Button, new() { Name = words.Up }));
        await Assertions.Expect(page.Locator("li.er-action").First).ToHaveAttributeAsync("id", second!);
        await Audit.OfAsync(page, "/plan?view=order", "ordered by hand", language, script: script);

        // What if.
        await page.GotoAsync($"{list}/what-if");
        await Audit.OfAsync(page, "/what-if", "empty", language, script: script);
        await page.Locator("#name").FillAsync("Les six premières");
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = words.Create }));
        var boxes = page.Locator("input[name=actions]");
        for (var i = 0; i < 3; i++)
        {
            await boxes.Nth(i).CheckAsync();
        }

        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = words.SeeScenario }));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = words.Adopt })).ToBeVisibleAsync();
        await Audit.OfAsync(page, "/what-if/{id}", "scenario", language, script: script);
        var scenario = page.Url;
        await page.GotoAsync($"{list}/what-if");
        await Audit.OfAsync(page, "/what-if", "compared", language, script: script);
        await page.GotoAsync(scenario);
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = words.Adopt }));
        await Assertions.Expect(page).ToHaveURLAsync(OfPlan());
        await Audit.OfAsync(page, "/plan", "scenario chosen", language, script: script);

        // The next assessment.
        await page.GotoAsync($"{list}/changes");
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = words.Begin }));
        var next = new Uri(page.Url).AbsolutePath;
        Assert.NotEqual(list, next);
        await Audit.OfAsync(page, "/assessments/{key}", "answers to confirm", language, script: script);
        await RunningSite.GoOnAsync(page.Locator("main a[href*='/confirm/']").First);
        await Audit.OfAsync(page, "/confirm/{id}", "answers to confirm", language, script: script);
        await page.GotoAsync($"{next}/questions/{(await FirstQuestionAsync(page, next)).Split('/')[^1]}");
        await Assertions.Expect(page.GetByText(words.ToConfirm).First).ToBeVisibleAsync();
        await Audit.OfAsync(page, "/questions/{id}", "answer to confirm", language, script: script);
        await page.Locator("input[name=level][value='4']").CheckAsync();
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = words.Confirm }));
        await page.GotoAsync($"{next}/changes");
        await Assertions.Expect(page.Locator("tr[data-exact=low]").First).ToBeAttachedAsync();
        await Audit.OfAsync(page, "/changes", "causes", language, script: script);
        await page.GotoAsync(action);
        await Assertions.Expect(page.GetByText("Élodie Martin").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [GeneratedRegex(@"rticle.6[0-9]\(")]
    private static partial Regex OfChapterFour();

    [GeneratedRegex("/plan$")]
    private static partial Regex OfPlan();

    [GeneratedRegex("/plan/actions/")]
    private static partial Regex OfAction();

    private static async Task<string> FirstQuestionAsync(IPage page, string list)
    {
        await page.GotoAsync($"{list}/review");
        return (await page.Locator("main a[href*='/questions/']").First.GetAttributeAsync("href"))!.Split('?')[0];
    }
}

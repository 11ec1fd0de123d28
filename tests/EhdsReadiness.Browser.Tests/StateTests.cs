namespace EhdsReadiness.Browser.Tests;

/// <summary>The states in which a page is seldom seen, each as accessible as the page itself.</summary>
[Collection(PagesCollection.Name)]
public sealed class StateTests(RunningSite site)
{
    private const string Question = "/questions/holder-opt-out";

    /// <summary>How a person sees: each state is met in each language, under another of these, and each of these meets several states in
    /// each language.</summary>
    private static readonly (string Name, BrowserNewContextOptions Options, bool LargeText)[] Eyes =
    [
        ("light at 320", new() { ViewportSize = new() { Width = 320, Height = 900 } }, false),
        ("dark", new() { ColorScheme = ColorScheme.Dark }, false),
        ("forced colours", new() { ForcedColors = ForcedColors.Active }, false),
        ("reduced motion, text at 200 %", new() { ReducedMotion = ReducedMotion.Reduce }, true),
    ];

    public static TheoryData<string, string, int> States()
    {
        var data = new TheoryData<string, string, int>();
        string[] states = ["empty profile refused", "question without an answer refused", "reason missing", "conflict", "expired form",
            "profile change previewed", "import refused", "after import", "provisional plan", "deleted", "read only"];
        for (var state = 0; state < states.Length; state++)
        {
            data.Add(states[state], "fr", state % Eyes.Length);
            data.Add(states[state], "en", (state + 2) % Eyes.Length);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task Every_state_is_accessible_in_each_language_to_another_eye(string state, string language, int eyes)
    {
        var (name, options, largeText) = Eyes[eyes];
        options.BaseURL = site.Address;
        await using var context = await site.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        var address = await ReachAsync(page, state, language);
        if (largeText)
        {
            await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        }

        await Audit.OfAsync(page, address, $"{state}, {name}", language, largeText ? 640 : 320);
    }

    [Theory]
    [InlineData("fr", "retirer", "Enregistrer et continuer", "Je ne sais pas")]
    [InlineData("en", "opt", "Save and continue", "I don’t know")]
    public async Task A_screen_reader_meets_the_question_then_its_levels_then_the_way_to_save(
        string language, string word, string save, string unknown)
    {
        var list = await site.ImportAsync("21-nothing-answered.json", language);
        var page = await site.VisitorAsync(script: false);
        await page.GotoAsync(list + Question);
        var tree = await page.Locator("main").AriaSnapshotAsync();

        var places = new[]
            { "heading", "group", "radio", $"radio \"{unknown}", "textbox", $"button \"{save}\"", "complementary" }.Select(part =>
            tree.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains(
            word, tree.Split('\n').First(line => line.Contains("heading", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("radio\n", tree, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    /// <summary>Brings the page into the state and gives its address without the assessment's key.</summary>
    private async Task<string> ReachAsync(IPage page, string state, string language)
    {
        switch (state)
        {
            case "empty profile refused":
                await page.GotoAsync($"/{language}/assessments/new");
                await SubmitAsync(page);
                return "/assessments/new";
            case "import refused":
                await page.GotoAsync($"/{language}/assessments/import");
                await page.Locator("#file")
                    .SetInputFilesAsync(new FilePayload
                    { Name = "wrong.json", MimeType = "application/json", Buffer =
                    """{ "questionnaire": "2019-9", "mode": "half" }"""u8.ToArray() });
                await SubmitAsync(page);
                return "/assessments/import";
            case "after import":
                await page.GotoAsync($"/{language}/assessments/import");
                await page.Locator("#file")
                    .SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "content", "examples", "22-one-answer.json"));
                await SubmitAsync(page);
                return "/assessments/{key}";
        }

        var list = await site.ImportAsync("21-nothing-answered.json", language);
        switch (state)
        {
            case "question without an answer refused":
                await page.GotoAsync($"{list}/questions/holder-findings");
                await SubmitAsync(page);
                return Question;
            case "reason missing":
                await page.GotoAsync($"{list}/questions/holder-label");
                await page.Locator("input[name=level][value=not_applicable]").CheckAsync();
                await SubmitAsync(page);
                return "/questions/holder-label";
            case "conflict":
                await page.GotoAsync(list + Question);
                await AnswerElsewhereAsync(list + Question);
                await page.Locator("input[name=level][value='1']").CheckAsync();
                await SubmitAsync(page);
                return Question;
            case "expired form":
                await page.GotoAsync(list + Question);
                await page.Context.ClearCookiesAsync();
                await page.Locator("input[name=level][value='1']").CheckAsync();
                await SubmitAsync(page);
                return Question;
            case "profile change previewed":
                await page.GotoAsync($"{list}/profile");
                await page.Locator("input[name=role][value=user]").CheckAsync();
                await SubmitAsync(page);
                return "/profile";
            case "provisional plan":
                await page.GotoAsync($"{list}/plan");
                return "/plan";
            case "deleted":
                await page.GotoAsync($"{list}/delete");
                await SubmitAsync(page);
                return "/delete";
            case "read only":
                await page.GotoAsync($"{list}/share");
                await RunningSite.GoOnAsync(page.Locator("form").First.Locator("button").First);
                return "/share";
            default:
                throw new InvalidOperationException($"No way leads to the state “{state}”.");
        }
    }

    /// <summary>Sends the page's form as it is.</summary>
    private static Task SubmitAsync(IPage page) =>
        RunningSite.GoOnAsync(page.Locator("main form button[type=submit], main form button:not([type])").First);

    private async Task AnswerElsewhereAsync(string address)
    {
        var other = await site.VisitorAsync(script: false);
        await other.GotoAsync(address);
        await other.Locator("input[name=level][value='4']").CheckAsync();
        await SubmitAsync(other);
        await other.Context.CloseAsync();
    }
}

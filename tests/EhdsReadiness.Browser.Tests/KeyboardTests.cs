namespace EhdsReadiness.Browser.Tests;

/// <summary>With the keyboard alone, and with a script that saves as one chooses.</summary>
[Collection(PagesCollection.Name)]
public sealed partial class KeyboardTests(RunningSite site)
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_question_is_reached_answered_and_left_with_the_keyboard_alone(string language)
    {
        var list = await site.ImportAsync("21-nothing-answered.json", language);
        var page = await site.VisitorAsync(script: true);
        await page.GotoAsync(list);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveAttributeAsync("href", "#main");
        await page.Keyboard.PressAsync("Enter");
        // The jump happens after the key: a Tab pressed before it would start from the wrong place.
        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
        await TabToAsync(page, "a.ds-button");
        await page.Keyboard.PressAsync("Enter");
        // An expectation, not a wait for a navigation: the library misses one that ends while the wait begins.
        await Assertions.Expect(page).ToHaveURLAsync(AnyQuestion());
        // The address changes before the page is there.
        await Assertions.Expect(page.Locator("html")).ToHaveJSPropertyAsync("ownerDocument.readyState", "complete");
        var question = page.Url;

        await TabToAsync(page, "input[name=level]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("input[name=level][value='1']")).ToBeCheckedAsync();
        await TabToAsync(page, "button[type=submit]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(NextQuestion());
        await page.GotoAsync(question);
        await Assertions.Expect(page.Locator("input[name=level][value='1']")).ToBeCheckedAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("fr", "Réponse enregistrée à")]
    [InlineData("en", "Answer saved at")]
    public async Task An_answer_is_saved_as_it_is_chosen_and_the_page_says_so(string language, string said)
    {
        var list = await site.ImportAsync("21-nothing-answered.json", language);
        var page = await site.VisitorAsync(script: true);
        await page.GotoAsync($"{list}/questions/holder-opt-out");
        await page.Locator("input[name=level][value='2']").CheckAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(said);
        await page.Locator("input[name=level][value='3']").CheckAsync();
        await Assertions.Expect(page.Locator("input[name=version]")).ToHaveValueAsync("2");

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("input[name=level][value='3']")).ToBeCheckedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_error_summary_takes_the_focus_and_its_link_leads_to_the_field()
    {
        var list = await site.ImportAsync("21-nothing-answered.json", "fr");
        var page = await site.VisitorAsync(script: true);
        await page.GotoAsync($"{list}/questions/holder-opt-out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-takes-focus]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#level")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [GeneratedRegex("/questions/[a-z-]+$")]
    private static partial Regex AnyQuestion();

    /// <summary>The question after one that was saved, which the address names.</summary>
    [GeneratedRegex("/questions/(?<next>[a-z-]+)\\?saved=(?!\\k<next>$)[a-z-]+$")]
    private static partial Regex NextQuestion();

    /// <summary>Presses Tab until something of that kind has the focus.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 80; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"The keyboard never reaches {selector} on {page.Url}.");
    }
}

namespace EhdsReadiness.Browser.Tests.Organisations;

/// <summary>The language switch with a script takes along what was typed, in whichever form of the page it stands.</summary>
[Collection(OrganisationsCollection.Name)]
public sealed class LanguageSwitchTests(RunningSite site)
{
    [Fact]
    public async Task A_comment_below_the_answer_a_message_and_a_form_carried_through_signing_in_are_kept()
    {
        var owner = await site.AddAccountAsync($"{Guid.NewGuid():N}@example.org", "Anne Petit");
        var details = new OrganisationDetails(
            "CHU d’Arvor", "hospital", "FR-BRE", null, $"BE {Guid.NewGuid():N}", null, false, Language.French);
        var organisation = await site.Get<OrganisationStore>().CreateAsync(details, owner.Id, DateTimeOffset.UtcNow, default);
        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Both, new("hospital", "FR-BRE", "yes", "no", ["a"], "yes", "no"), "CHU d’Arvor");
        var assessment = await site.Get<OrganisationAssessmentStore>().CreateAsync(
            organisation, site.Get<Content>().Questionnaires[^1].Version, settings, new Dictionary<string, Answer>(), owner.Id,
            DateTimeOffset.UtcNow, default);
        var page = await site.VisitorAsync(script: true, 1280, ColorScheme.Light, ForcedColors.None, "fr-FR");
        await SignInAsync(page, "/fr/sign-in", owner.Email);

        await page.GotoAsync($"/fr/assessments/{assessment}/questions/holder-opt-out");
        await page.Locator("main textarea[name=text]").FillAsync("À vérifier avant lundi");
        await RunningSite.GoOnAsync(page.Locator("a[data-from]"));
        Assert.StartsWith("/en/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("main textarea[name=text]")).ToHaveValueAsync("À vérifier avant lundi");

        await site.Get<Core.Storage.Database>().ExecuteAsync(
            "UPDATE assessment SET state = 'submitted' WHERE id = @assessment", new { assessment }, default);
        await page.GotoAsync($"/fr/assessments/{assessment}/approval");
        await page.Locator("main textarea[name=message]").FillAsync("Revoir l’axe 2");
        await RunningSite.GoOnAsync(page.Locator("a[data-from]"));
        await Assertions.Expect(page.Locator("main textarea[name=message]")).ToHaveValueAsync("Revoir l’axe 2");

        await page.GotoAsync($"/fr/organisations/{organisation}/details");
        await page.Locator("main [name=name]").FillAsync("CHU d’Arvor et du Trégor");
        await page.Context.ClearCookiesAsync();
        await RunningSite.GoOnAsync(page.Locator("main form").GetByRole(AriaRole.Button).Last);
        await RunningSite.GoOnAsync(page.Locator("a[data-from]"));
        await SignInAsync(page, null, owner.Email);
        await RunningSite.GoOnAsync(page.Locator("a[data-from]"));
        Assert.Equal($"/fr/organisations/{organisation}/details", new Uri(page.Url).AbsolutePath);
        await Assertions.Expect(page.Locator("main [name=name]")).ToHaveValueAsync("CHU d’Arvor et du Trégor");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_clicks_on_a_button_show_what_the_first_one_made()
    {
        var page = await site.VisitorAsync(script: true, 1280, ColorScheme.Light, ForcedColors.None, "fr-FR");
        await page.GotoAsync($"{await site.ImportAsync("01-chu-de-montervaux.json", "fr")}/share");

        await page.Locator("button[formaction*=reader]").DblClickAsync();

        var link = await page.Locator("#reader").TextContentAsync();
        Assert.True((await page.GotoAsync(link!.Trim()))!.Ok);
        await page.Context.CloseAsync();
    }

    private static async Task SignInAsync(IPage page, string? address, string email)
    {
        if (address is not null)
        {
            await page.GotoAsync(address);
        }

        await page.Locator("[name=email]").FillAsync(email);
        await page.Locator("[name=password]").FillAsync(RunningSite.Password);
        await RunningSite.GoOnAsync(page.Locator("main form").GetByRole(AriaRole.Button).First);
    }
}

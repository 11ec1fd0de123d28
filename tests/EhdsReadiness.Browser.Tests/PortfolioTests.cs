using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;

namespace EhdsReadiness.Browser.Tests;

/// <summary>A client's owner and a consultant, by the labels they read, with and without script; each page and state audited.</summary>
[Collection(WalksCollection.Name)]
public sealed class PortfolioTests(RunningSite site)
{
    private sealed record Words(
        string MakeCode, string Consultancy, string Read, string Until, string Next, string Give, string Given, string Prepare,
        string Download, string Withdraw, string Lost, string Picked);

    private static readonly Words French = new(
        "Créer un code", "Code du cabinet de conseil, ou SIREN qu’il a prouvé", "Lire", "Dernier jour", "Continuer", "Donner accès", "L’accès est donné.",
        "Préparer l’archive", "Télécharger l’archive (ZIP)", "Retirer l’accès", "a retiré votre accès le",
        "Seulement les clients cochés (ZIP)");

    private static readonly Words English = new(
        "Make a code", "Code of the consulting organisation, or SIREN that it has proven", "Read", "Last day", "Continue", "Give access", "Access is given.",
        "Prepare the archive", "Download the archive (ZIP)", "Withdraw access", "withdrew your access on", "Only the clients ticked (ZIP)");

    [Theory]
    [InlineData("fr", false)]
    [InlineData("fr", true)]
    [InlineData("en", false)]
    [InlineData("en", true)]
    public async Task Given_access_listed_taken_away_withdrawn_and_gone(string language, bool script)
    {
        var words = language == "fr" ? French : English;
        var (owner, client, assessment) = await ClientAsync($"owner-{language}-{script}@journey.example", "CHU de Montervaux");
        var consultant = $"consultant-{language}-{script}@journey.example";
        var consultancy = await OrganisationAsync(await AccountAsync(consultant, "Claire Vasseur"), "Vasseur Conseil", isConsultancy: true);

        var consulting = await SignedInAsync(consultant, language, script);
        await consulting.GotoAsync($"/{language}/portfolio");
        await Audit.OfAsync(consulting, "/portfolio", "without a client", language, script: script);
        await RunningSite.GoOnAsync(consulting.GetByRole(AriaRole.Button, new() { Name = words.MakeCode }));
        var code = (await site.Services.GetRequiredService<ConsultancyStore>().CodeOfAsync(consultancy, default))!;
        await Assertions.Expect(consulting.GetByText(code)).ToBeVisibleAsync();

        var owning = await SignedInAsync(owner, language, script);
        await owning.GotoAsync($"/{language}/organisations/{client}/access");
        await Audit.OfAsync(owning, "/access", "nobody let in", language, script: script);
        await RunningSite.GoOnAsync(owning.GetByRole(AriaRole.Button, new() { Name = words.Next, Exact = true }));
        await Audit.OfAsync(owning, "/access", "empty form refused", language, script: script);
        await owning.GetByLabel(words.Consultancy).FillAsync(code);
        await owning.GetByRole(AriaRole.Radio, new() { Name = words.Read, Exact = true }).CheckAsync();
        await owning.GetByLabel(words.Until).FillAsync(DateTime.UtcNow.AddMonths(6).ToString("yyyy-MM-dd", null));
        await RunningSite.GoOnAsync(owning.GetByRole(AriaRole.Button, new() { Name = words.Next, Exact = true }));
        await Audit.OfAsync(owning, "/access", "to be confirmed", language, script: script);
        await RunningSite.GoOnAsync(owning.GetByRole(AriaRole.Button, new() { Name = words.Give, Exact = true }));
        await Assertions.Expect(owning.GetByText(words.Given)).ToBeVisibleAsync();
        await Audit.OfAsync(owning, "/access", "given", language, script: script);

        await consulting.GotoAsync($"/{language}/portfolio");
        await Assertions.Expect(consulting.GetByRole(AriaRole.Link, new() { Name = "CHU de Montervaux", Exact = true })).ToBeVisibleAsync();
        await Audit.OfAsync(consulting, "/portfolio", "one client", language, script: script);
        await RunningSite.GoOnAsync(consulting.GetByRole(AriaRole.Button, new() { Name = words.Picked }));
        await Audit.OfAsync(consulting, "/portfolio", "nothing ticked", language, script: script);
        await RunningSite.GoOnAsync(consulting.GetByRole(AriaRole.Button, new() { Name = words.Prepare }));
        await Audit.OfAsync(consulting, "/portfolio/archives/{id}", "ready", language, script: script);
        var download = await consulting.RunAndWaitForDownloadAsync(() =>
            consulting.GetByRole(AriaRole.Button, new() { Name = words.Download }).ClickAsync());
        await using (var zip = await ZipFile.OpenReadAsync(await download.PathAsync()))
        {
            Assert.Equal(["index.csv", "pdf"],
                zip.Entries.Select(entry => entry.FullName.EndsWith(".pdf", StringComparison.Ordinal) ? "pdf" : entry.FullName).Order());
        }

        await consulting.ReloadAsync();
        await Audit.OfAsync(consulting, "/portfolio/archives/{id}", "taken away", language, script: script);
        var archive = consulting.Url;

        await RunningSite.GoOnAsync(owning.GetByRole(AriaRole.Button, new() { Name = words.Withdraw }));
        await Audit.OfAsync(owning, "/access", "withdrawn", language, script: script);
        foreach (var address in new[] { $"/{language}/assessments/{assessment}", $"/{language}/assessments/{assessment}/results" })
        {
            Assert.Equal(404, (await consulting.GotoAsync(address))!.Status);
        }

        await consulting.GotoAsync($"/{language}/portfolio");
        await Assertions.Expect(consulting.GetByText(words.Lost)).ToBeVisibleAsync();
        await Audit.OfAsync(consulting, "/portfolio", "access withdrawn", language, script: script);
        await consulting.GotoAsync(archive);
        await Audit.OfAsync(consulting, "/portfolio/archives/{id}", "after the withdrawal", language, script: script);

        await owning.GotoAsync($"/{language}/organisations/{client}/audit");
        await Audit.OfAsync(owning, "/audit", "with entries", language, script: script);
        await owning.GotoAsync($"/{language}/organisations/{client}/audit?action=agreed");
        await Audit.OfAsync(owning, "/audit", "none that fits", language, script: script);
        await owning.GotoAsync($"/{language}/organisations/{client}/erase");
        await Audit.OfAsync(owning, "/erase", "as visited", language, script: script);
        await RunningSite.GoOnAsync(owning.Locator("main form button"));
        await Audit.OfAsync(owning, "/erase", "name missing", language, script: script);
        await owning.Locator("#name").FillAsync("CHU de Montervaux");
        await RunningSite.GoOnAsync(owning.Locator("main form button"));
        await Audit.OfAsync(owning, "/organisations/erased", "erased", language, script: script);
        await consulting.Context.CloseAsync();
        await owning.Context.CloseAsync();
    }

    [Theory]
    [InlineData("fr", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    public async Task A_long_list_of_clients_in_every_state(string language, ColorScheme scheme)
    {
        var email = $"many-{language}@journey.example";
        var consultant = await AccountAsync(email, "Claire Vasseur");
        var consultancy = await OrganisationAsync(consultant, "Vasseur Conseil", isConsultancy: true);
        for (var i = 0; i < 53; i++)
        {
            var (_, client, _) = await ClientAsync($"owner{i}-{language}@journey.example", i == 0
                ? $"Aaaa{new string('a', 60)} groupement hospitalier des territoires de l’Ombreval" : $"Cohorte {i:00}", answers: i % 4 == 3
                ? 0 : 40);
            await site.Services.GetRequiredService<GrantStore>()
                .GrantAsync(client, consultancy, i % 2 == 0, new(2099, 6, 30), consultant, DateTimeOffset.UtcNow, default);
            if (i == 1)
            {
                await site.Services.GetRequiredService<OrganisationAssessmentStore>().CreateAsync(client,
                    site.Services.GetRequiredService<Content>().Questionnaires[^1].Version, SettingsOf("Cohorte 01"),
                    new Dictionary<string, Answer>(), consultant, DateTimeOffset.UtcNow, default);
            }
        }

        var page = await SignedInAsync(email, language, script: true, scheme);
        await page.GotoAsync($"/{language}/portfolio");
        await Audit.OfAsync(page, "/portfolio", $"many clients, {scheme}", language);
        // A card with another assessment folded in it keeps its padding.
        Assert.NotEqual("0px", await page.Locator(".ds-card:has(> details)").First
            .EvaluateAsync<string>("card => getComputedStyle(card).padding"));
        await page.GotoAsync($"/{language}/portfolio?page=2&sort=score");
        await Audit.OfAsync(page, "/portfolio", $"second page, {scheme}", language);
        await page.GotoAsync($"/{language}/portfolio?view=table&sort=score");
        await Audit.OfAsync(page, "/portfolio", $"table of many clients, {scheme}", language);
        await page.GotoAsync($"/{language}/portfolio?q=rien");
        await Audit.OfAsync(page, "/portfolio", $"none that fits, {scheme}", language);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task An_assessment_that_is_about_to_go(string language)
    {
        var key = await site.Services.GetRequiredService<AssessmentStore>().CreateAsync(
            site.Services.GetRequiredService<Content>().Questionnaires[^1].Version, SettingsOf(null), new Dictionary<string, Answer>(),
            DateTimeOffset.UtcNow.AddMonths(-11).AddDays(-2), default);
        var page = await site.VisitorAsync(script: true);
        await page.GotoAsync($"/{language}/assessments/{key}");
        await Audit.OfAsync(page, "/assessments/{key}", "about to be deleted", language);
        await page.GotoAsync($"/{language}/assessments/{key}/keep");
        await Audit.OfAsync(page, "/assessments/{key}/keep", "about to be deleted", language);
        await RunningSite.GoOnAsync(page.Locator("main form button"));
        await Audit.OfAsync(page, "/assessments/{key}/keep", "kept", language);
        await page.GotoAsync($"/{language}/privacy");
        await Audit.OfAsync(page, "/privacy", "as visited", language);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> SignedInAsync(string email, string language, bool script, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await site.VisitorAsync(script, scheme: scheme, locale: language == "fr" ? "fr-FR" : "en-GB");
        await page.GotoAsync($"/{language}/sign-in");
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#password").FillAsync(RunningSite.Password);
        await RunningSite.GoOnAsync(page.Locator("main form button").First);
        await Assertions.Expect(page.Locator("#password")).ToHaveCountAsync(0);
        return page;
    }

    private async Task<(string Email, string Organisation, string Assessment)> ClientAsync(string email, string name, int answers = 40)
    {
        var owner = await AccountAsync(email, "Anne Martin");
        var organisation = await OrganisationAsync(owner, name, isConsultancy: false);
        var questionnaire = site.Services.GetRequiredService<Content>().Questionnaires[^1];
        var settings = SettingsOf(name);
        var given = Scope.Of(questionnaire, settings.Role, settings.Profile, settings.Mode).Take(answers)
            .ToDictionary(question => question.Id, question =>
            question.Order % 7 == 0 ? Answer.Unknown : Answer.AtLevel(question.Order % 5), StringComparer.Ordinal);
        var assessment = await site.Services.GetRequiredService<OrganisationAssessmentStore>()
            .CreateAsync(organisation, questionnaire.Version, settings, given, owner, DateTimeOffset.UtcNow, default);
        return (email, organisation, assessment);
    }

    private static AssessmentSettings SettingsOf(string? name) =>
        new(AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a", "f"], "yes", "no"), name);

    private Task<string> OrganisationAsync(string owner, string name, bool isConsultancy) =>
        site.Services.GetRequiredService<OrganisationStore>()
            .CreateAsync(new(name, "hospital", "FR-GES", null, "BE 0400", null, isConsultancy, Language.French), owner,
            DateTimeOffset.UtcNow, default);

    private async Task<string> AccountAsync(string email, string name) => (await site.AddAccountAsync(email, name)).Id;
}

namespace EhdsReadiness.Browser.Tests;

/// <summary>An analyst's journey through a publication, in both languages, with and without script.</summary>
public sealed class MinistryTests(MinistryTests.Publications publications) : IClassFixture<MinistryTests.Publications>
{
    private readonly RunningSite _site = publications.Site;

    [Theory]
    [InlineData("fr", false)]
    [InlineData("en", true)]
    public async Task An_analyst_reads_a_publication(string language, bool script)
    {
        var page = await _site.VisitorAsync(script, locale: language == "fr" ? "fr-FR" : "en-GB");
        await _site.SignInAsync(page, AccountRole.Analyst);
        var (title, holders, kinds, regions) = language == "fr"
            ? ("État de préparation du pays", "Détenteurs de données", "Par type d’organisation", "Par région")
            : ("Readiness of the country", "Data holders", "By kind of organisation", "By region");

        await page.GotoAsync($"/{language}");
        await RunningSite.GoOnAsync(
            page.GetByRole(AriaRole.Link, new() { Name = language == "fr" ? "État de préparation" : "Readiness", Exact = true }));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
        Assert.True(await page.GetByRole(AriaRole.Img).CountAsync() >= 6);
        await AuditAsync("/readiness");

        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = holders, Exact = true }));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = holders, Exact = true }))
            .ToHaveAttributeAsync("aria-current", "page");

        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = kinds, Exact = true }));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = kinds, Level = 1 })).ToBeVisibleAsync();
        await AuditAsync("/readiness/tables/kind");

        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = regions, Exact = true }));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = regions, Level = 1 })).ToBeVisibleAsync();
        await AuditAsync("/readiness/tables/region");

        await page.GotoAsync($"/{language}/readiness");
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        Assert.Equal($"ehds-readiness-publication-2-{language}.csv", download.SuggestedFilename);
        await page.Context.CloseAsync();

        Task AuditAsync(string name) => Audit.OfAsync(page, name, "published", language, script: script);
    }

    [Fact]
    public async Task Charts_are_seen_in_forced_colours_and_on_a_small_dark_screen()
    {
        foreach (var (name, width, scheme, forced) in new[]
            { ("forced", 1280, ColorScheme.Light, ForcedColors.Active), ("dark", 320, ColorScheme.Dark, ForcedColors.None) })
        {
            var page = await _site.VisitorAsync(script: true, width, scheme, forced);
            await _site.SignInAsync(page, AccountRole.Analyst);
            await page.GotoAsync("/fr/readiness");
            await Audit.OfAsync(page, "/readiness", name, "fr");
                foreach (var chart in await page.GetByRole(AriaRole.Img).AllAsync())
            {
                Assert.True((await chart.BoundingBoxAsync())!.Width > 200);
            }

            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task An_administrator_reads_the_register()
    {
        var page = await _site.VisitorAsync(script: true);
        await _site.SignInAsync(page, AccountRole.Administrator);
        await page.GotoAsync("/fr/register");
        await Audit.OfAsync(page, "/register", "filled", "fr");
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = "Vérifier le fichier" }));
        await Audit.OfAsync(page, "/register", "error", "fr");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_administrator_takes_a_proof_back_and_confirms_a_number()
    {
        var page = await _site.VisitorAsync(script: true);
        await _site.SignInAsync(page, AccountRole.Administrator);
        await page.GotoAsync("/en/claims?which=all");
        await Audit.OfAsync(page, "/claims", "filled", "en");
        await RunningSite.GoOnAsync(page.Locator("tbody tr").First.GetByRole(AriaRole.Link));
        await Audit.OfAsync(page, "/claims/{org}", "proven", "en");
        var revoke = page.GetByRole(AriaRole.Button, new() { Name = "Take the proof back" });
        await RunningSite.GoOnAsync(revoke);
        await Audit.OfAsync(page, "/claims/{org}", "error", "en");
        await page.GetByLabel("Reason").FillAsync("Nobody there knows this person");
        await RunningSite.GoOnAsync(revoke);
        await Audit.OfAsync(page, "/claims", "taken back", "en");

        await page.GotoAsync("/fr/claims");
        await RunningSite.GoOnAsync(page.Locator("tbody tr").First.GetByRole(AriaRole.Link));
        await Audit.OfAsync(page, "/claims/{org}", "claimed", "fr");
        await page.GetByLabel("Motif").FillAsync("Vu au téléphone avec la direction");
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = "Confirmer le numéro" }));
        await Audit.OfAsync(page, "/claims", "confirmed", "fr");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_administrator_keeps_staff_and_looks_at_a_draft()
    {
        var page = await _site.VisitorAsync(script: true);
        await _site.SignInAsync(page, AccountRole.Administrator);
        var draft = "no draft";
        foreach (var (language, width) in new[] { ("fr", 320), ("en", 1280) })
        {
            async Task LookAsync(string name, string state) => await Audit.OfAsync(page, name, state, language);
            Task PressAsync(string name) => RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));

            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync($"/{language}/staff/invite");
            await LookAsync("/staff/invite", "as visited");
            await RunningSite.GoOnAsync(page.Locator("main form").GetByRole(AriaRole.Button).First);
            await LookAsync("/staff/invite", "error");
            await page.Locator("#email").FillAsync($"noor.{language}@ministere.example");
            await page.Locator("#name").FillAsync($"Noor Ansari {language}");
            await RunningSite.GoOnAsync(page.Locator("main form").GetByRole(AriaRole.Button).First);
            await LookAsync("/staff", "invited");
            await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = $"Noor Ansari {language}" }));
            await LookAsync("/staff/{id}", "invited");
            await page.GotoAsync($"/{language}/staff/trail");
            await LookAsync("/staff/trail", "filled");
            await page.GotoAsync($"/{language}/publications");
            await LookAsync("/publications", draft);
            if (language == "fr")
            {
                await PressAsync("Préparer la publication");
                await LookAsync("/publications", "prepared");
                draft = "draft";
                await page.Locator("#note_fr").FillAsync("Une note");
                await PressAsync("Publier");
                await LookAsync("/publications", "error");
            }
            else
            {
                await PressAsync("Withdraw the draft");
                await LookAsync("/publications", "withdrawn");
            }
        }

        await page.Context.CloseAsync();
    }

    /// <summary>A site with two publications over invented organisations.</summary>
    public sealed class Publications : IAsyncLifetime
    {
        public RunningSite Site { get; } = new();

        public async Task InitializeAsync()
        {
            await Site.InitializeAsync();
            await Site.Get<DemonstrationStore>().PopulateAsync(400, 1, DateTimeOffset.UtcNow, default);
            for (var i = 0; i < 2; i++)
            {
                await Site.Get<PublicationStore>()
                    .PublishAsync(10, false, "a key for tests of publications"u8.ToArray(), DateTimeOffset.UtcNow, default);
            }
        }

        public Task DisposeAsync() => Site.DisposeAsync();
    }
}

namespace EhdsReadiness.Browser.Tests.Organisations;

/// <summary>A registry of three in a university hospital: from the first page, without an account, to the report of a finalised unit and
/// the hospital's overview. Every page and state of units is audited on the way.</summary>
[Collection(OrganisationsCollection.Name)]
public sealed class RegistryWalkTests(RunningSite site)
{
    private const string Question = "/questions/information-security";
    private const string Registry = "Registre des cardiopathies";
    private const string House = "CHU de Montervaux";

    private sealed record Words(
        string Start, string Proceed, string Attach, string Offer, string Taken, string Take, string Overview, string Reused,
        string Submit, string Approve, string Finalise);

    private static readonly Words French = new(
        "Commencer", "Continuer vers les questions", "Rattacher", "Proposer cette réponse à nos unités",
        "vous l’avez reprise", "Reprendre cette réponse", "Derniers résultats finalisés", "Réponse reprise de CHU de Montervaux.",
        "Soumettre", "Valider les réponses", "Finaliser");

    private static readonly Words English = new(
        "Start", "Continue to the questions", "Attach", "Offer this answer to our units",
        "you took it over", "Take this answer over", "Latest finalised results", "Answer taken over from CHU de Montervaux.",
        "Submit", "Approve the answers", "Finalise");

    private string _language = "";
    private bool _script;

    [Theory]
    [InlineData("fr", true)]
    [InlineData("en", false)]
    public async Task A_registry_of_three_goes_from_the_first_page_to_its_report_and_the_hospitals_overview(string language, bool script)
    {
        (_language, _script) = (language, script);
        var words = language == "fr" ? French : English;
        var (helene, house, own) = await HospitalAsync(words);
        var anne = await site.VisitorAsync(script, locale: language == "fr" ? "fr-FR" : "en-GB");
        var list = await BeginAsync(anne, words);
        var unit = await BecomeUnitAsync(anne, helene, house, list, words);
        var yann = await JoinAsync(unit, "Yann Kerbrat", MemberRole.Contributor);
        var luc = await JoinAsync(unit, "Luc Ferry", MemberRole.Owner);

        var assessment = await OnlyAssessmentAsync(anne, unit);
        await GoAsync(yann, assessment + Question, "offered by the house", "/assessments/{key}/questions/{id}");
        await PressAsync(yann, words.Take);
        await Assertions.Expect(yann.GetByText(words.Taken)).ToBeVisibleAsync();
        await LookAsync(yann, "taken over", "/assessments/{key}/questions/{id}");
        await helene.GotoAsync($"/{language}{own}{Question}");
        await AnswerAsync(helene, 4);
        await GoAsync(yann, assessment + Question, "changed by the house", "/assessments/{key}/questions/{id}");

        await StepAsync(yann, $"{assessment}/approval", words.Submit);
        await StepAsync(luc, $"{assessment}/approval", words.Approve);
        await StepAsync(luc, $"{assessment}/finalise", words.Finalise);
        await GoAsync(anne, $"{assessment}/report", "of a unit", "/assessments/{key}/report");
        await Assertions.Expect(anne.GetByRole(AriaRole.Heading, new() { Name = $"{Registry}, {House}" }).First).ToBeVisibleAsync();
        await Assertions.Expect(anne.GetByText(words.Reused)).ToBeVisibleAsync();
        var report = await anne.APIRequest.GetAsync($"{site.Address}/{language}{assessment}/report.pdf");
        Assert.Equal("application/pdf", report.Headers["content-type"]);

        await GoAsync(helene, $"{house}/units", "with a finalised unit", "/organisations/{org}/units");
        await Assertions.Expect(helene.GetByRole(AriaRole.Table, new() { Name = words.Overview })).ToContainTextAsync(Registry);
        await RunningSite.PictureAsync(helene, $"units-{language}");
        await RunningSite.GoOnAsync(helene.GetByRole(AriaRole.Link, new() { Name = Registry }).First);
        await LookAsync(helene, "as the house", "/assessments/{key}/results");
        await GoAsync(helene, $"{house}/actions", "with a finalised unit", "/organisations/{org}/actions");
        await RunningSite.PictureAsync(helene, $"actions-{language}");
        await GoAsync(anne, $"{unit}/house", "as a unit", "/organisations/{org}/house");
        foreach (var page in new[] { helene, anne, yann, luc })
        {
            await page.Context.CloseAsync();
        }
    }

    /// <summary>The hospital with an assessment of its own, whose answer on security is offered to units that there are not yet.</summary>
    private async Task<(IPage Page, string Organisation, string Assessment)> HospitalAsync(Words words)
    {
        var email = $"helene.{Guid.NewGuid():N}@chu.example";
        var account = await site.AddAccountAsync(email, "Hélène Marchand");
        var now = DateTimeOffset.UtcNow;
        var house = await site.Get<OrganisationStore>().CreateAsync(
            new(House, "hospital", "FR-GES", "732829320", null, null, false, Language.French), account.Id, now, default);
        var own = await site.Get<OrganisationAssessmentStore>().CreateAsync(
            house, site.Get<Content>().Questionnaires[^1].Version,
            new(AssessmentMode.Full, Roles.Holder, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), House),
            new Dictionary<string, Answer>(), account.Id, now, default);
        var page = await SignInAsync(email);
        await GoAsync(page, $"/organisations/{house}/units", "empty", "/organisations/{org}/units");
        await GoAsync(page, $"/organisations/{house}/units/new", "as visited", "/organisations/{org}/units/new");
        await RunningSite.GoOnAsync(page.Locator("main form button").First);
        await LookAsync(page, "refused", "/organisations/{org}/units/new");
        await page.Locator("#name").FillAsync("Entrepôt de données de santé");
        await page.Locator("#unit_kind").SelectOptionAsync("warehouse");
        await RunningSite.GoOnAsync(page.Locator("main form button").First);

        await page.GotoAsync($"/{_language}/assessments/{own}{Question}");
        await AnswerAsync(page, 3);
        await GoAsync(page, $"/assessments/{own}{Question}", "to be offered", "/assessments/{key}/questions/{id}");
        await page.GetByLabel(words.Offer).CheckAsync();
        await RunningSite.GoOnAsync(page.Locator("#offer button"));
        await Assertions.Expect(page.GetByLabel(words.Offer)).ToBeCheckedAsync();
        return (page, $"/organisations/{house}", $"/assessments/{own}");
    }

    /// <summary>Without an account, from the first page to the task list.</summary>
    private async Task<string> BeginAsync(IPage anne, Words words)
    {
        await anne.GotoAsync($"/{_language}");
        await RunningSite.GoOnAsync(anne.GetByRole(AriaRole.Link, new() { Name = words.Start }).First);
        await anne.Locator("input[name=answers_for][value=unit]").CheckAsync();
        await LookAsync(anne, "for a unit", "/assessments/new");
        await anne.Locator("#unit_kind").SelectOptionAsync("registry");
        await anne.Locator("#house").FillAsync(House);
        await anne.Locator("#organisation").FillAsync(Registry);
        foreach (var (field, value) in new[]
            { ("role", "holder"), ("organisation_kind", "registry"), ("controller", "yes"), ("micro_enterprise", "no"), ("categories", "k"),
            ("public_funding", "yes"), ("snds", "no"), ("mode", "full") })
        {
            await anne.Locator($"input[name={field}][value={value}]").CheckAsync();
        }

        await PressAsync(anne, words.Proceed);
        await LookAsync(anne, "of a unit", "/assessments/{key}");
        return new Uri(anne.Url).AbsolutePath[3..];
    }

    /// <summary>Anne makes an account and the registry, which the hospital's code brings in; the address of the unit.</summary>
    private async Task<string> BecomeUnitAsync(IPage anne, IPage helene, string house, string list, Words words)
    {
        var email = $"anne.{Guid.NewGuid():N}@chu.example";
        await site.AddAccountAsync(email, "Anne Petit");
        await SignInAsync(email, anne);
        await GoAsync(anne, $"{list}/attach", "of a unit", "/assessments/{key}/attach");
        await PressAsync(anne, words.Attach);
        await anne.GotoAsync($"/{_language}/organisations");
        var unit = (await anne.Locator("main .er-tasks a").First.GetAttributeAsync("href"))![3..];

        await helene.GotoAsync($"/{_language}{house}/units/new");
        await helene.Locator("#offered_kind").SelectOptionAsync("registry");
        await RunningSite.GoOnAsync(helene.Locator("button[formaction*=offer]"));
        await LookAsync(helene, "with a code", "/organisations/{org}/units/new");
        var code = await helene.Locator("main .er-lead").TextContentAsync();
        await GoAsync(helene, $"{house}/units/new", "with an offer", "/organisations/{org}/units/new");

        await GoAsync(anne, $"{unit}/house", "as visited", "/organisations/{org}/house");
        await anne.Locator("#code").FillAsync(code!);
        await RunningSite.GoOnAsync(anne.Locator("main form button").First);
        await LookAsync(anne, "to be confirmed", "/organisations/{org}/house");
        await RunningSite.GoOnAsync(anne.Locator("button[formaction*=confirm]"));
        await LookAsync(anne, "joined", "/organisations/{org}/house");
        return unit;
    }

    private async Task<IPage> JoinAsync(string unit, string name, MemberRole role)
    {
        var email = $"{Guid.NewGuid():N}@chu.example";
        await site.AddAccountAsync(email, name);
        var id = unit.Split('/')[^1];
        var owner = (await site.Get<MemberStore>().OfOrganisationAsync(id, default)).First(member => member.Role == MemberRole.Owner);
        var token = await site.Get<InvitationStore>().InviteAsync(id, email, role, owner.AccountId, DateTimeOffset.UtcNow, default);
        var page = await SignInAsync(email);
        await page.GotoAsync($"/{_language}/invitations/{token}");
        await RunningSite.GoOnAsync(page.Locator("main form button").First);
        return page;
    }

    private async Task<string> OnlyAssessmentAsync(IPage page, string unit)
    {
        await GoAsync(page, unit, "of a unit", "/organisations/{org}");
        return (await page.Locator("main .er-tasks a").First.GetAttributeAsync("href"))![3..];
    }

    private async Task StepAsync(IPage page, string path, string button)
    {
        await page.GotoAsync($"/{_language}{path}");
        await PressAsync(page, button);
    }

    private async Task<IPage> SignInAsync(string email, IPage? page = null)
    {
        page ??= await site.VisitorAsync(_script, locale: _language == "fr" ? "fr-FR" : "en-GB");
        await page.GotoAsync($"/{_language}/sign-in");
        await page.Locator("[name=email]").FillAsync(email);
        await page.Locator("[name=password]").FillAsync(RunningSite.Password);
        await RunningSite.GoOnAsync(page.Locator("main form").GetByRole(AriaRole.Button).First);
        return page;
    }

    private static async Task AnswerAsync(IPage page, int level)
    {
        await page.Locator($"input[name=level][value='{level}']").CheckAsync();
        await RunningSite.GoOnAsync(page.Locator("form:has(input[name=level]) button[type=submit]").First);
        await Assertions.Expect(page.Locator($"input[name=level][value='{level}'][type=radio]:checked")).ToHaveCountAsync(0);
    }

    private async Task GoAsync(IPage page, string path, string state, string name)
    {
        await page.GotoAsync($"/{_language}{path}");
        await LookAsync(page, state, name);
    }

    private Task LookAsync(IPage page, string state, string name) =>
        Audit.OfAsync(page, name, $"{state}, units", _language, script: _script);

    private static Task PressAsync(IPage page, string button) =>
        RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
}

namespace EhdsReadiness.Browser.Tests.Organisations;

/// <summary>Two people answer together, from the first sign-up to the numbered copy; every page and state on the way is audited where
/// script may run.</summary>
[Collection(OrganisationsCollection.Name)]
public sealed class TogetherWalkTests(RunningSite site)
{
    private const string Question = "/questions/holder-opt-out";

    private sealed record Words(string OpenAccount, string Create, string Send, string Begin, string Save, string Conflict,
        string Submit, string Approve, string Prepare, string Finalise, string Finalised, string Copy);

    private static readonly Words French = new("Créer mon compte et rejoindre", "Créer l’organisation", "Envoyer",
        "Continuer vers les questions", "Enregistrer et continuer", "Cette réponse a changé entre-temps",
        "Soumettre", "Valider les réponses", "Préparer la finalisation", "Finaliser", "Finalisée", "Copie 1");
    private static readonly Words English = new("Open my account and join", "Create the organisation", "Send",
        "Continue to the questions", "Save and continue", "This answer has changed in the meantime", "Submit",
        "Approve the answers", "Prepare to finalise", "Finalise", "Finalised", "Copy 1");

    private string _language = "";
    private string? _conditions;

    [Theory]
    [InlineData("fr", 320, ColorScheme.Dark, ForcedColors.None)]
    [InlineData("en", 1280, ColorScheme.Light, ForcedColors.Active)]
    public async Task Every_page_and_state_of_answering_together_is_accessible(
        string language, int width, ColorScheme scheme, ForcedColors forced)
    {
        (_language, _conditions) = (language, $"{width} {scheme}, forced colours {forced}");
        await WalkAsync(() => site.VisitorAsync(script: true, width, scheme, forced, language == "fr" ? "fr-FR" : "en-GB"));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Two_people_answer_together_without_script(string language)
    {
        (_language, _conditions) = (language, null);
        await WalkAsync(() => site.VisitorAsync(script: false, locale: language == "fr" ? "fr-FR" : "en-GB"));
    }

    private async Task WalkAsync(Func<Task<IPage>> visitor)
    {
        var words = _language == "fr" ? French : English;
        var (anne, bruno) = (await visitor(), await visitor());
        await SignUpAsync(anne, $"anne.{Guid.NewGuid():N}@example.org", "Anne Petit");
        await GoAsync(anne, "/organisations", "empty");
        var organisation = await OrganiseAsync(anne, words);
        await InviteAsync(anne, bruno, organisation, words);

        await GoAsync(anne, $"{organisation}/assessments/new", "as visited", "/organisations/{org}/assessments/new");
        await anne.Locator("input[name=role][value=holder]").CheckAsync();
        foreach (var (field, value) in new[]
            { ("controller", "yes"), ("micro_enterprise", "no"), ("categories", "a"), ("public_funding", "yes"), ("snds", "no"),
            ("mode", "full") })
        {
            await anne.Locator($"input[name={field}][value={value}]").CheckAsync();
        }

        await PressAsync(anne, words.Begin);
        var list = new Uri(anne.Url).AbsolutePath[3..];
        await LookAsync(anne, "together, draft", "/assessments/{key}");
        await AssignAsync(anne, list);
        await GoAsync(bruno, list, "assigned to me", "/assessments/{key}");
        await ConflictAsync(anne, bruno, list, words);
        await CommentAsync(anne, list);
        await ReviewAsync(anne, bruno, list, words);
        await GoAsync(anne, organisation, "with a copy", "/organisations/{org}");
        await Assertions.Expect(anne.GetByText(words.Copy).First).ToBeVisibleAsync();
        await GoAsync(anne, $"{organisation}/number", "as visited", "/organisations/{org}/number");
        await GoAsync(anne, $"{organisation}/agreement", "as visited", "/organisations/{org}/agreement");
        await AttachAsync(anne);
        await anne.Context.CloseAsync();
        await bruno.Context.CloseAsync();
    }

    private async Task SignUpAsync(IPage page, string email, string name)
    {
        if (!page.Url.Contains("/sign-up", StringComparison.Ordinal))
        {
            await page.GotoAsync($"/{_language}/sign-up");
        }

        await page.Locator("#email").FillAsync(email);
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(RunningSite.Password);
        await SubmitAsync(page);
        await page.GotoAsync(await LinkAsync(email));
        await SubmitAsync(page);
    }

    private async Task<string> OrganiseAsync(IPage anne, Words words)
    {
        await GoAsync(anne, "/organisations/new", "as visited");
        await PressAsync(anne, words.Create);
        await LookAsync(anne, "refused", "/organisations/new");
        await anne.Locator("#name").FillAsync("Centre hospitalier universitaire intercommunal de Montervaux-sur-l’Ombreval");
        await anne.Locator("#organisation_kind").SelectOptionAsync("hospital");
        await anne.Locator("#foreign_identifier").FillAsync($"BE {Guid.NewGuid():N}");
        await PressAsync(anne, words.Create);
        await LookAsync(anne, "just made", "/organisations/{org}");
        var organisation = new Uri(anne.Url).AbsolutePath[3..];
        await GoAsync(anne, "/organisations", "with one");
        await GoAsync(anne, "/organisations/join", "as visited");
        foreach (var page in new[] { "/details", "/members", "/leave", "/agreement", "/number" })
        {
            await GoAsync(anne, organisation + page, "as visited", $"/organisations/{{org}}{page}");
        }

        await GoAsync(anne, $"{organisation}/leave", "last owner", "/organisations/{org}/leave");
        await SubmitAsync(anne);
        await LookAsync(anne, "refused to the last owner", "/organisations/{org}/leave");
        return organisation;
    }

    private async Task InviteAsync(IPage anne, IPage bruno, string organisation, Words words)
    {
        var email = $"bruno.dont.l.adresse.est.longue.{Guid.NewGuid():N}@exemple-de-domaine-bien-long.fr";
        await GoAsync(anne, $"{organisation}/members/invite", "as visited", "/organisations/{org}/members/invite");
        await PressAsync(anne, words.Send);
        await LookAsync(anne, "refused", "/organisations/{org}/members/invite");
        await anne.Locator("#email").FillAsync(email);
        await anne.Locator("input[name=role][value=contributor]").CheckAsync();
        await PressAsync(anne, words.Send);
        await LookAsync(anne, "with an open invitation", "/organisations/{org}/members");

        var link = await LinkAsync(email);
        // The mail is in the organisation's language; the reader changes it by the switch.
        await bruno.GotoAsync(
            link.Replace("/fr/", $"/{_language}/", StringComparison.Ordinal).Replace("/en/", $"/{_language}/", StringComparison.Ordinal));
        await LookAsync(bruno, "signed out", "/invitations/{token}");
        await PressAsync(bruno, words.OpenAccount);
        await LookAsync(bruno, "refused", "/invitations/{token}");
        await anne.GotoAsync(new Uri(bruno.Url).AbsolutePath);
        await LookAsync(anne, "for another address", "/invitations/{token}");
        await bruno.Locator("#name").FillAsync("Bruno Blanc");
        await bruno.Locator("#password").FillAsync(RunningSite.Password);
        await PressAsync(bruno, words.OpenAccount);
        await LookAsync(bruno, "joined", "/organisations/{org}");
        await GoAsync(anne, $"{organisation}/members", "with two", "/organisations/{org}/members");
        await RunningSite.GoOnAsync(anne.Locator("main a[href*='/members/']:not([href$=invite])").Last);
        await LookAsync(anne, "as visited", "/organisations/{org}/members/{id}");
    }

    private async Task AssignAsync(IPage anne, string list)
    {
        await GoAsync(anne, $"{list}/assign", "empty", "/assessments/{key}/assign");
        await SubmitAsync(anne);
        await LookAsync(anne, "refused", "/assessments/{key}/assign");
        await anne.Locator("[value='axis:transparency']").CheckAsync();
        await anne.Locator("#member").SelectOptionAsync(new SelectOptionValue { Label = "Bruno Blanc" });
        await anne.Locator("#due").FillAsync("2090-12-24");
        await SubmitAsync(anne);
        await LookAsync(anne, "with one", "/assessments/{key}/assign");
    }

    private async Task ConflictAsync(IPage anne, IPage bruno, string list, Words words)
    {
        await GoAsync(anne, list + Question, "together, unanswered", "/assessments/{key}/questions/{id}");
        await bruno.GotoAsync($"/{_language}{list}{Question}");
        await AnswerAsync(bruno, 2);
        // With script the answer is sent as it is chosen: the form's button still shows both versions.
        await AnswerAsync(anne, 3);
        await Assertions.Expect(anne.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(words.Conflict);
        await Assertions.Expect(anne.GetByText("Bruno Blanc")).ToBeVisibleAsync();
        await LookAsync(anne, "conflict with a colleague", "/assessments/{key}/questions/{id}");
        await RunningSite.GoOnAsync(anne.Locator("main form button").First);
        await Assertions.Expect(anne).ToHaveURLAsync(new Regex("/questions/(?!holder-opt-out$)"));
        await GoAsync(anne, list + Question, "answered twice", "/assessments/{key}/questions/{id}");
        await Assertions.Expect(anne.Locator("section[aria-labelledby=history]")).ToContainTextAsync("Anne Petit");
    }

    private async Task CommentAsync(IPage anne, string list)
    {
        await GoAsync(anne, $"{list}{Question}/comments", "empty", "/assessments/{key}/questions/{id}/comments");
        await RunningSite.GoOnAsync(anne.Locator("main form button").Last);
        await Assertions.Expect(anne.Locator(".ds-error-summary")).ToBeVisibleAsync();
        await LookAsync(anne, "refused", "/assessments/{key}/questions/{id}/comments");
        await anne.Locator("#text").FillAsync("À voir avec le délégué à la protection des données.");
        await RunningSite.GoOnAsync(anne.Locator("main form button").Last);
        await Assertions.Expect(anne).ToHaveURLAsync(new Regex("#comments$"));
        await LookAsync(anne, "with a comment", "/assessments/{key}/questions/{id}");
    }

    private async Task ReviewAsync(IPage anne, IPage bruno, string list, Words words)
    {
        await GoAsync(bruno, $"{list}/approval", "draft", "/assessments/{key}/approval");
        await PressAsync(bruno, words.Submit);
        await LookAsync(bruno, "submitted", "/assessments/{key}/approval");
        await GoAsync(bruno, list + Question, "read only", "/assessments/{key}/questions/{id}");
        await GoAsync(bruno, $"{list}/review", "submitted", "/assessments/{key}/review");
        await GoAsync(anne, $"{list}/approval", "to be approved", "/assessments/{key}/approval");
        await PressAsync(anne, words.Approve);
        await LookAsync(anne, "approved", "/assessments/{key}/approval");
        await RunningSite.GoOnAsync(anne.GetByRole(AriaRole.Link, new() { Name = words.Prepare, Exact = true }));
        await Assertions.Expect(anne.Locator("input[name=agreed]")).Not.ToBeCheckedAsync();
        await LookAsync(anne, "as visited", "/assessments/{key}/finalise");
        await PressAsync(anne, words.Finalise);
        await Assertions.Expect(anne.GetByText(words.Finalised).First).ToBeVisibleAsync();
        await LookAsync(anne, "finalised", "/assessments/{key}/approval");
        await GoAsync(anne, list, "finalised", "/assessments/{key}");
    }

    private async Task AttachAsync(IPage anne)
    {
        var list = (await site.ImportAsync("21-nothing-answered.json", _language))[3..];
        await GoAsync(anne, $"{list}/attach", "as visited", "/assessments/{key}/attach");
        await anne.Locator("input[name=organisation]").First.CheckAsync();
        await SubmitAsync(anne);
        Assert.DoesNotContain(list, anne.Url, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(IPage page, int level)
    {
        await page.Locator($"input[name=level][value='{level}']").CheckAsync();
        await RunningSite.GoOnAsync(page.Locator("main form button[type=submit]").First);
        await Assertions.Expect(page.Locator($"input[name=level][value='{level}'][type=radio]:checked")).ToHaveCountAsync(0);
    }

    private async Task GoAsync(IPage page, string path, string state, string? name = null)
    {
        await page.GotoAsync($"/{_language}{path}");
        await LookAsync(page, state, name ?? path);
    }

    private Task LookAsync(IPage page, string state, string name) =>
        Audit.OfAsync(page, name, $"{state}, {_conditions}", _language, script: _conditions is not null);

    private static Task PressAsync(IPage page, string button) =>
        RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>Sends the page's last form by its first button.</summary>
    private static Task SubmitAsync(IPage page) => RunningSite.GoOnAsync(page.Locator("main form").Last.GetByRole(AriaRole.Button).First);

    /// <summary>The link of the last mail to an address.</summary>
    private async Task<string> LinkAsync(string email) => (await site.LinksToAsync(email))[^1];
}

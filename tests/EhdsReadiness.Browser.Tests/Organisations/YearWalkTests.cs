using EhdsReadiness.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace EhdsReadiness.Browser.Tests.Organisations;

/// <summary>
/// Two people, somebody who is asked one question, and a consultant: from a start without an account to the finalised copy and the one of
/// the year after. Nobody opens an address but the first page, those of their mails and "What waits for me".
/// </summary>
[Collection(OrganisationsCollection.Name)]
public sealed class YearWalkTests(RunningSite site)
{
    private const string Clinic = "Clinique du Parc";
    private const string Consultancy = "Olive Conseil";

    private sealed record Words(
        string Start, string Begin, string Unknown, string Keep, string Submit, string Approve, string Finalise, string Copy, string Next);

    private static readonly Words French = new(
        "Commencer", "Continuer vers les questions", "Je ne sais pas", "Garder", "Soumettre", "Valider les réponses", "Finaliser",
        "Copie 2", "Commencer l’évaluation suivante");

    private static readonly Words English = new(
        "Start", "Continue to the questions", "I don’t know", "Keep", "Submit", "Approve the answers", "Finalise",
        "Copy 2", "Begin the next assessment");

    private readonly string _mark = Guid.NewGuid().ToString("N")[..8];
    private string _language = "";
    private bool _script;
    private int _width;

    [Theory]
    [InlineData("fr", true, 320)]
    [InlineData("fr", false, 1280)]
    [InlineData("en", true, 1280)]
    [InlineData("en", false, 320)]
    public async Task From_an_anonymous_start_to_the_copy_of_the_year_after(string language, bool script, int width)
    {
        (_language, _script, _width) = (language, script, width);
        var words = language == "fr" ? French : English;
        var (anne, bruno, zoe, marc) = (await VisitorAsync(), await VisitorAsync(), await VisitorAsync(), await VisitorAsync());

        var home = await BeginAsync(anne, words);
        await AttachAsync(home);
        await InviteAsync(home, bruno);
        await AssignAsync(home);
        await ClarifyAsync(home, bruno, zoe, words);
        await FinaliseAsync(home, bruno, words);
        await LetInAsync(home, marc);
        await YearAfterAsync(home, words);
        foreach (var page in new[] { anne, home, bruno, zoe, marc })
        {
            await page.Context.CloseAsync();
        }
    }

    /// <summary>Without an account; the link is sent to an address and opened in another browser.</summary>
    private async Task<IPage> BeginAsync(IPage anne, Words words)
    {
        await anne.GotoAsync($"/{_language}");
        await RunningSite.GoOnAsync(anne.GetByRole(AriaRole.Link, new() { Name = words.Start }).First);
        foreach (var (field, value) in new[]
            { ("role", "holder"), ("organisation_kind", "hospital"), ("controller", "yes"), ("micro_enterprise", "no"),
            ("categories", "a"), ("public_funding", "yes"), ("snds", "no"), ("mode", "full") })
        {
            await anne.Locator($"input[name={field}][value={value}]").CheckAsync();
        }

        await PressAsync(anne, words.Begin);
        await RunningSite.GoOnAsync(anne.Locator("main a[href*='/questions/']").First);
        await anne.Locator("input[name=level][value='2']").CheckAsync();
        await RunningSite.GoOnAsync(anne.Locator("main form button[type=submit]").First);
        await Assertions.Expect(anne).ToHaveURLAsync(new Regex("\\?saved="));
        await RunningSite.GoOnAsync(anne.Locator("main form a[href$='/assessments/" + Key(anne) + "']"));
        await anne.Locator("main #email").FillAsync(Email("anne"));
        await RunningSite.GoOnAsync(anne.Locator("button[formaction*='handler=mail']"));

        var home = await VisitorAsync();
        await FollowAsync(home, "anne");
        await Assertions.Expect(home.Locator("main .er-lead").First).ToContainTextAsync("1");
        return home;
    }

    private async Task AttachAsync(IPage anne)
    {
        await RunningSite.GoOnAsync(anne.Locator("main a[href$='/attach']"));
        await LookAsync(anne, "/assessments/{key}/attach", "first step");
        await RunningSite.GoOnAsync(anne.Locator("main a[href*='/sign-up']"));
        await SignUpAsync(anne, "anne", "Anne Petit");
        await LookAsync(anne, "/assessments/{key}/attach", "second step");
        await RunningSite.GoOnAsync(anne.Locator("main a[href*='/organisations/new']"));
        await OrganiseAsync(anne, Clinic);
        await LookAsync(anne, "/assessments/{key}/attach", "third step");
        await RunningSite.GoOnAsync(anne.Locator("main form button").Last);
        await Assertions.Expect(anne).ToHaveURLAsync(new Regex("\\?done=attached"));
        await LookAsync(anne, "/assessments/{key}", "just attached");
    }

    private async Task InviteAsync(IPage anne, IPage bruno)
    {
        await RunningSite.GoOnAsync(anne.Locator("main aside a[href*='/organisations/']").First);
        await RunningSite.GoOnAsync(anne.Locator("main a[href$='/members']").First);
        await RunningSite.GoOnAsync(anne.Locator("main a[href$='/invite']").First);
        await anne.Locator("#email").FillAsync(Email("bruno"));
        await anne.Locator("input[name=role][value=contributor]").CheckAsync();
        await RunningSite.GoOnAsync(anne.Locator("main form button").First);

        await FollowAsync(bruno, "bruno");
        await bruno.Locator("#name").FillAsync("Bruno Blanc");
        await bruno.Locator("#password").FillAsync(RunningSite.Password);
        await RunningSite.GoOnAsync(bruno.Locator("button[formaction*='handler=open']"));
        await Assertions.Expect(bruno.GetByText(Clinic).First).ToBeVisibleAsync();
    }

    private static async Task AssignAsync(IPage anne)
    {
        await RunningSite.GoOnAsync(anne.Locator("main a[href$='/organisations/" + Key(anne) + "']").First);
        await RunningSite.GoOnAsync(anne.Locator("main a[href*='/assessments/']:not([href$='/new'])").First);
        await RunningSite.GoOnAsync(anne.Locator("main a[href$='/assign']").First);
        await anne.Locator("input[value='question:holder-opt-out']").CheckAsync();
        await anne.Locator("#member").SelectOptionAsync(new SelectOptionValue { Label = "Bruno Blanc" });
        await RunningSite.GoOnAsync(anne.Locator("main form button").First);
    }

    /// <summary>Bruno does not know, and names Anne; she asks Zoé by a link, and takes over what she says.</summary>
    private async Task ClarifyAsync(IPage anne, IPage bruno, IPage zoe, Words words)
    {
        await TellAsync();
        await FollowAsync(bruno, "bruno");
        await Assertions.Expect(bruno).ToHaveURLAsync(new Regex("/questions/holder-opt-out$"));
        await bruno.Locator("input[name=level][value=unknown]").CheckAsync();
        await bruno.Locator("#who").FillAsync("Anne Petit");
        await RunningSite.GoOnAsync(bruno.Locator("form:has(input[name=level]) button[type=submit]").First);

        await TellAsync();
        await FollowAsync(anne, "anne");
        await Assertions.Expect(anne).ToHaveURLAsync(new Regex("/questions/holder-opt-out$"));
        await RunningSite.GoOnAsync(anne.Locator("main a[href$='/ask']"));
        await LookAsync(anne, "/assessments/{key}/questions/{id}/ask", "as visited");
        await anne.Locator("#email").FillAsync("no address");
        await RunningSite.GoOnAsync(anne.Locator("main form button").First);
        await LookAsync(anne, "/assessments/{key}/questions/{id}/ask", "refused");
        await anne.Locator("#email").FillAsync(Email("zoe"));
        await RunningSite.GoOnAsync(anne.Locator("main form button").First);
        await LookAsync(anne, "/assessments/{key}/questions/{id}/ask", "sent");

        await FollowAsync(zoe, "zoe");
        await LookAsync(zoe, "/clarify/{token}", "as visited");
        await RunningSite.GoOnAsync(zoe.Locator("main form button").First);
        await LookAsync(zoe, "/clarify/{token}", "refused");
        await zoe.Locator("input[name=level][value='3']").CheckAsync();
        await zoe.Locator("#by").FillAsync("Zoé Leroy");
        await RunningSite.GoOnAsync(zoe.Locator("main form button").First);
        await LookAsync(zoe, "/clarify/{token}", "sent");
        await FollowAsync(zoe, "zoe");
        await LookAsync(zoe, "/clarify/{token}", "used");

        await TellAsync();
        await FollowAsync(anne, "anne");
        await Assertions.Expect(anne.GetByText("Zoé Leroy").First).ToBeVisibleAsync();
        await LookAsync(anne, "/assessments/{key}/questions/{id}", "with an answer that came by a link");
        await WaitingAsync(anne, "/questions/holder-opt-out");
        await RunningSite.GoOnAsync(anne.Locator("button[formaction*='handler=adopt']"));
        await Assertions.Expect(anne.Locator("button[formaction*='handler=adopt']")).ToHaveCountAsync(0);
    }

    private async Task FinaliseAsync(IPage anne, IPage bruno, Words words)
    {
        await RunningSite.GoOnAsync(bruno.Locator("header a[href$='/waiting']").First);
        await LookAsync(bruno, "/waiting", "of a contributor");
        await RunningSite.GoOnAsync(bruno.Locator("main a[href*='/questions/']").First);
        await RunningSite.GoOnAsync(bruno.Locator("main form a[href$='/assessments/" + Key(bruno) + "']"));
        await RunningSite.GoOnAsync(bruno.Locator("main a[href$='/approval']").First);
        await StepAsync(bruno, words.Submit);

        await WaitingAsync(anne, "/approval");
        await StepAsync(anne, words.Approve);
        await WaitingAsync(anne, "/finalise");
        await StepAsync(anne, words.Finalise);
        await TellAsync(daily: true);
        await FollowAsync(bruno, "bruno");
        await Assertions.Expect(bruno).ToHaveURLAsync(new Regex("/waiting$"));
        await RunningSite.GoOnAsync(bruno.Locator("main a[href$='/report']").First);
        await Assertions.Expect(bruno.GetByText(Clinic).First).ToBeVisibleAsync();
    }

    /// <summary>The consultant invites the client, who lets them in; the first report.</summary>
    private async Task LetInAsync(IPage anne, IPage marc)
    {
        await marc.GotoAsync($"/{_language}/sign-up");
        await RunningSite.GoOnAsync(marc.Locator("main a[href*='return=']").First);
        await SignUpAsync(marc, "marc", "Marc Olive");
        await OrganiseAsync(marc, Consultancy);
        await RunningSite.GoOnAsync(marc.Locator("main a[href$='/clients']"));
        await marc.Locator("#clients").FillAsync($"{Clinic} ; {Email("anne")}");
        await RunningSite.GoOnAsync(marc.Locator("main form button").First);

        await FollowAsync(anne, "anne");
        await RunningSite.GoOnAsync(anne.Locator("main form button").First);
        await Assertions.Expect(anne).ToHaveURLAsync(new Regex("/access\\?done=given$"));
        await TellAsync();
        await FollowAsync(marc, "marc");
        await Assertions.Expect(marc).ToHaveURLAsync(new Regex("/portfolio$"));
        var download = await marc.RunAndWaitForDownloadAsync(() => marc.Locator("main a[href*='report.pdf']").First.ClickAsync());
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
    }

    private async Task YearAfterAsync(IPage anne, Words words)
    {
        var before = DateTimeOffset.UtcNow.AddYears(-1).AddDays(-2);
        var database = site.Get<Core.Storage.Database>();
        await database.ExecuteAsync(
            "UPDATE assessment SET created_at = @before WHERE id IN (SELECT assessment_id FROM finalised_copy)", new { before }, default);
        await database.ExecuteAsync("UPDATE finalised_copy SET finalised_at = @before", new { before }, default);
        await JobAsync("reminders");
        await TellAsync();
        await WaitingAsync(anne, "/changes");
        await LookAsync(anne, "/assessments/{key}/changes", "a year after");
        await PressAsync(anne, words.Next);

        await WaitingAsync(anne, "/confirm/");
        while (await anne.Locator("input[name=shown]").CountAsync() > 0)
        {
            await LookAsync(anne, "/assessments/{key}/confirm/{id}", "a year after");
            await RunningSite.GoOnAsync(anne.Locator("main form button").First);
            if (await anne.Locator("main a.ds-btn[href*='/confirm/']").CountAsync() > 0)
            {
                await RunningSite.GoOnAsync(anne.Locator("main a.ds-btn[href*='/confirm/']").First);
            }
        }

        await RunningSite.GoOnAsync(anne.Locator("main a[href$='/approval']").First);
        await StepAsync(anne, words.Submit);
        await WaitingAsync(anne, "/approval");
        await StepAsync(anne, words.Approve);
        await WaitingAsync(anne, "/finalise");
        await StepAsync(anne, words.Finalise);
        await RunningSite.GoOnAsync(anne.Locator("main a[href$='/assessments/" + Key(anne) + "']").First);
        await RunningSite.GoOnAsync(anne.Locator("main aside a[href*='/organisations/']").First);
        await Assertions.Expect(anne.GetByText(words.Copy).First).ToBeVisibleAsync();
    }

    /// <summary>A step of the approval. Whatever is open is kept knowingly.</summary>
    private static async Task StepAsync(IPage page, string button)
    {
        foreach (var box in await page.Locator("input[name^=keep_]").AllAsync())
        {
            await box.CheckAsync();
        }

        await PressAsync(page, button);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true })).ToHaveCountAsync(0);
    }

    /// <summary>Opens what waits, and of it the first that leads there.</summary>
    private static async Task WaitingAsync(IPage page, string to)
    {
        await RunningSite.GoOnAsync(page.Locator("header a[href$='/waiting']").First);
        await RunningSite.GoOnAsync(page.Locator($"main a[href*='{to}']").First);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(to)));
    }

    private async Task SignUpAsync(IPage page, string who, string name)
    {
        await page.Locator("#email").FillAsync(Email(who));
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(RunningSite.Password);
        await RunningSite.GoOnAsync(page.Locator("main form button").First);
        await FollowAsync(page, who);
        await RunningSite.GoOnAsync(page.Locator("main form button").First);
    }

    private static async Task OrganiseAsync(IPage page, string name)
    {
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#organisation_kind").SelectOptionAsync("hospital");
        await page.Locator("#foreign_identifier").FillAsync($"BE {Guid.NewGuid().ToString("N")[..12]}");
        await RunningSite.GoOnAsync(page.Locator("main form button").First);
        await Assertions.Expect(page.Locator("#foreign_identifier")).ToHaveCountAsync(0);
    }

    /// <summary>Tells what happened, as the job does every fifteen seconds.</summary>
    /// <param name="daily">Whether the morning has come as well.</param>
    private async Task TellAsync(bool daily = false)
    {
        if (daily)
        {
            await JobAsync("notices");
            await site.Get<Core.Storage.Database>().ExecuteAsync(
                "UPDATE event SET told_at = @at WHERE told_at IS NOT NULL", new { at = DateTimeOffset.UtcNow.AddDays(-2) }, default);
        }

        await JobAsync("notices");
    }

    private Task JobAsync(string name) =>
        site.Services.GetServices<PeriodicJob>().Single(job => job.Name == name).RoundAsync(default);

    /// <summary>Opens the link of the last mail to somebody.</summary>
    private async Task FollowAsync(IPage page, string who) => await page.GotoAsync((await site.LinksToAsync(Email(who)))[^1]);

    private string Email(string who) => $"{who}-{_mark}@year.example";

    private static string Key(IPage page) => new Uri(page.Url).AbsolutePath.Split('/')[3];

    private Task<IPage> VisitorAsync() => site.VisitorAsync(_script, _width, locale: _language == "fr" ? "fr-FR" : "en-GB");

    private Task LookAsync(IPage page, string name, string state) =>
        Audit.OfAsync(page, name, $"{state}, {_width}", _language, script: _script);

    private static Task PressAsync(IPage page, string button) =>
        RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
}

using AngleSharp.Dom;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Durability;

/// <summary>Two instances of the site on one PostgreSQL, behind a proxy that gives them every second request.</summary>
public sealed class TwoInstancesTests : IAsyncLifetime
{
    private const string Email = "noor@exemple.fr";
    private const string Other = "encore quatre autres mots";

    private readonly TestSite _one = new();
    private readonly TestSite _two;

    public TwoInstancesTests() => _two = _one.Another();

    /// <summary>Both start at once, on a database in which there is no key yet.</summary>
    public Task InitializeAsync() => Task.WhenAll(_one.StartAsync(), _two.StartAsync());

    public async Task DisposeAsync()
    {
        await _two.DisposeAsync();
        await _one.DisposeAsync();
    }

    [PostgresFact]
    [Trait("Engine", "Postgres")]
    public async Task A_person_signs_up_answers_and_prints_whichever_instance_has_their_next_request()
    {
        using var noor = _one.VisitorOfBoth(_two);
        await noor.SignUpAsync(Email);
        var key = await SetUpSecondFactorAsync(noor);
        var organisation = await CreateOrganisationAsync(noor);

        // A form that is sent after the session has ended, carried through both steps of signing in.
        await noor.GetAsync($"{organisation}/details");
        var (action, details) = (noor.Path, Hidden(noor.Page));
        using var later = _one.VisitorOfBoth(_two);
        await later.GetAsync("/fr");
        await later.ShowAsync(await later.Http.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(
            [.. details, new("name", "Registre de Noor"), new("organisation_kind", "registry"), new("region", "FR-BRE"),
                new("siren", "732829320"), new("language", "fr")])));
        await later.SendFormAsync(later.Page.QuerySelector("main form")!, "");
        await later.SendFormAsync(later.Page.QuerySelector("main form")!, "", ("email", Email), ("password", Visitor.Password));
        _one.Clock.Move(TimeSpan.FromSeconds(30));
        await later.SendFormAsync(
            later.Page.QuerySelector("main form")!, "", ("code", AuthenticatorCode.Of(key, _one.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.OK, await later.SendFormAsync(later.Page.QuerySelector("main form")!, ""));
        await noor.GetAsync($"{organisation}/details");
        Assert.Equal("Registre de Noor", noor.Page.QuerySelector("[name=name]")!.GetAttribute("value"));

        await AnswerAsync(noor);

        // A new password ends the other session, wherever it is asked for next.
        await noor.GetAsync("/fr/account/password");
        Assert.Equal(HttpStatusCode.OK, await noor.SendAsync(("current_password", Visitor.Password), ("password", Other)));
        foreach (var _ in new[] { _one, _two })
        {
            Assert.Equal(HttpStatusCode.Found, await later.GetAsync("/fr/account", follow: false));
            Assert.Equal(HttpStatusCode.OK, await noor.GetAsync("/fr/account", follow: false));
        }
    }

    [PostgresFact]
    [Trait("Engine", "Postgres")]
    public async Task An_archive_asked_of_one_instance_is_had_from_the_other_and_both_say_how_far_it_is()
    {
        using var consulting = await Consulting.BeginAsync(_one);
        var client = await consulting.AddClientAsync("CHU de Montervaux");
        using var consultant = _one.VisitorOfBoth(_two);
        await consultant.SignInAsync((await _one.Accounts.FindAsync(consulting.ConsultantId, default))!.Email);
        await consultant.GetAsync("/fr/portfolio");
        var token = consultant.Page.QuerySelector("main form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("client", client.Id)]);
        using var picked = await consultant.Http.PostAsync(new Uri("/fr/portfolio?handler=picked", UriKind.Relative), form);
        await consultant.GetAsync(picked.Headers.Location!.ToString());
        var archive = consultant.Path;

        await using (var zip = new ZipArchive(await consultant.Http.GetStreamAsync(new Uri($"{archive}/reports.zip", UriKind.Relative))))
        {
            Assert.Equal(2, zip.Entries.Count);
        }

        foreach (var _ in new[] { _one, _two })
        {
            await consultant.GetAsync(archive);
            Assert.Contains("terminée", consultant.Page.Title, StringComparison.Ordinal);
        }
    }

    /// <summary>Gives the key by which the app makes codes.</summary>
    private async Task<string> SetUpSecondFactorAsync(Visitor noor)
    {
        await noor.GetAsync("/fr/account/two-factor");
        Assert.Equal(HttpStatusCode.OK, await noor.SendAsync(("current_password", Visitor.Password)));
        var key = noor.Page.QuerySelector(".er-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK,
            await noor.SendAsync("?handler=confirm", true, ("code", AuthenticatorCode.Of(key, _one.Clock.GetUtcNow()))));
        return key;
    }

    /// <summary>Sends one form to both instances at once: it is one organisation.</summary>
    private static async Task<string> CreateOrganisationAsync(Visitor noor)
    {
        await noor.GetAsync("/fr/organisations/new");
        List<KeyValuePair<string, string>> fields =
        [
            .. Hidden(noor.Page), new("name", "Registre d’Arvor"), new("organisation_kind", "registry"), new("region", "FR-BRE"),
            new("siren", "732829320"), new("language", "fr"),
        ];

        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(_ => noor.Http.PostAsync(new Uri("/fr/organisations/new", UriKind.Relative), new FormUrlEncodedContent(fields))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        return Assert.Single(answers.Select(answer => answer.Headers.Location!.ToString()).Distinct()).Split('?')[0];
    }

    /// <summary>An answer saved, a stale one refused, and one report, the same from both.</summary>
    private async Task AnswerAsync(Visitor noor)
    {
        var list = await noor.StartAsync();
        var question = $"{list}/questions/holder-opt-out";
        using var stale = _one.VisitorOfBoth(_two);
        await stale.GetAsync(question);
        await noor.GetAsync(question);
        Assert.Equal(HttpStatusCode.OK, await noor.SendAsync(("level", "3"), ("note", "la première")));
        Assert.Equal(HttpStatusCode.Conflict, await stale.SendAsync(("level", "1"), ("note", "la seconde")));
        foreach (var _ in new[] { _one, _two })
        {
            await noor.GetAsync(question);
            Assert.Equal("la première", noor.Page.QuerySelector("#note")!.TextContent.Trim());
        }

        var report = new Uri($"{list}/report.pdf", UriKind.Relative);
        var first = await noor.Http.GetByteArrayAsync(report);
        Assert.Equal(first, await noor.Http.GetByteArrayAsync(report));
    }

    private static IEnumerable<KeyValuePair<string, string>> Hidden(IParentNode page) =>
        page.QuerySelectorAll("form:has([name=name]) input[type=hidden]")
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value")!));
}

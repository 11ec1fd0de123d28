using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Organisations;

/// <summary>Somebody finds their organisation's number taken, and asks to join instead.</summary>
public sealed class JoiningTests : IAsyncLifetime
{
    private const string Owner = "anne@chu.example";
    private const string Asker = "claire@chu.example";
    private const string StrangersName = "Nom choisi par une inconnue";

    private readonly TestSite _site = new();
    private Visitor _owner = null!;
    private Visitor _asker = null!;
    private string _organisation = "";

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await _site.Services.GetRequiredService<RegisterStore>().ReplaceAsync(
            [new("732829320", "CHU de Montervaux", "hospital", "FR-GES", Roles.Holder, [], null)], AuditActor.System,
            _site.Clock.GetUtcNow(), default);
        _owner = await _site.SignedUpAsync(Owner, name: "Anne Martin");
        _asker = await _site.SignedUpAsync(Asker, name: "Claire Petit");
        Assert.Equal(HttpStatusCode.OK, await MakeAsync(_owner, "fr", StrangersName, "732 829 320"));
        _organisation = _owner.Path.Split('/', '?')[3];
    }

    public Task DisposeAsync()
    {
        _owner.Dispose();
        _asker.Dispose();
        return _site.DisposeAsync();
    }

    [Theory]
    [InlineData("fr", "Une autre organisation de ce site donne déjà le numéro", "Quelqu’un demande à rejoindre votre organisation")]
    [InlineData("en", "Another organisation of this site already gives the number", "Quelqu’un demande à rejoindre votre organisation")]
    public async Task Whoever_gives_a_number_that_is_taken_can_ask_to_join_and_an_owner_lets_them_in(
        string language, string taken, string mail)
    {
        Assert.Equal(HttpStatusCode.Conflict, await MakeAsync(_asker, language, "Registre", "732829320"));
        var page = _asker.Page.QuerySelector("main")!.TextContent;
        Assert.Contains(taken, page, StringComparison.Ordinal);
        Assert.Contains("CHU de Montervaux", page, StringComparison.Ordinal);
        Assert.Equal("Registre", _asker.Page.QuerySelector("#name")!.GetAttribute("value"));
        AssertNothingLeaks();

        await _asker.GetAsync(_asker.Page.QuerySelector("main a[href*='/join?']")!.GetAttribute("href")!);
        AssertNothingLeaks();
        Assert.Equal(HttpStatusCode.OK, await _asker.SendAsync(("message", "Je tiens le registre\r\nwww.example.org")));
        Assert.Contains("732", _asker.Page.QuerySelector("main li form")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var letter = _site.LastMail(Owner);
        Assert.Equal(mail, letter.Subject);
        Assert.Contains(Asker, letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("www.example.org", letter.Text, StringComparison.Ordinal);

        await _owner.GetAsync($"/{language}/organisations/{_organisation}/members");
        Assert.Contains("Je tiens le registre", _owner.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await _owner.SendFormAsync(
            _owner.Page.QuerySelector("main form:has([formaction*='accept'])")!, "?handler=accept&role=reader"));

        Assert.Null(_owner.Page.QuerySelector("main form:has([formaction*='accept'])"));
        Assert.Contains($"/organisations/{_organisation}", _site.LastMail(Asker).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await _asker.GetAsync($"/{language}/organisations/{_organisation}/members"));
        Assert.Null(_asker.Page.QuerySelector("main form"));
    }

    [Fact]
    public async Task Sent_again_the_form_makes_an_organisation_apart()
    {
        Assert.Equal(HttpStatusCode.Conflict, await MakeAsync(_asker, "en", "Registre", "732829320"));
        Assert.Equal(HttpStatusCode.OK, await _asker.SendAsync());

        Assert.EndsWith("?done=made", _asker.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_changes_their_number_to_one_that_is_taken_is_told_too()
    {
        Assert.Equal(HttpStatusCode.OK, await MakeAsync(_asker, "en", "Registre", "552100554"));
        await _asker.GetAsync($"{_asker.Path.Split('?')[0]}/details");

        Assert.Equal(HttpStatusCode.Conflict, await _asker.SendAsync(("siren", "732829320")));
        Assert.NotNull(_asker.Page.QuerySelector("main a[href*='/join?']"));
        AssertNothingLeaks();
        Assert.Equal(HttpStatusCode.OK, await _asker.SendAsync());
        Assert.EndsWith("?done=saved", _asker.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_may_be_refused_or_withdrawn_and_three_are_made_in_a_day()
    {
        await AskAsync();
        await _owner.GetAsync($"/fr/organisations/{_organisation}/members");
        Assert.Equal(HttpStatusCode.OK, await _owner.SendFormAsync(
            _owner.Page.QuerySelector("main form:has([formaction*='refuse'])")!, "?handler=refuse"));
        Assert.Equal("Votre demande est refusée", _site.LastMail(Asker).Subject);

        for (var number = 2; number <= JoinRequest.MostPerDay; number++)
        {
            await AskAsync();
            Assert.Equal(HttpStatusCode.OK,
                await _asker.SendFormAsync(_asker.Page.QuerySelector("main form:has([formaction*='withdraw'])")!, "?handler=withdraw"));
            Assert.Null(_asker.Page.QuerySelector("main form:has([formaction*='withdraw'])"));
        }

        await _asker.GetAsync("/fr/organisations/join?number=732829320");
        Assert.Equal(HttpStatusCode.TooManyRequests, await _asker.SendAsync(("message", "Encore")));
        Assert.Equal("Encore", _asker.Page.QuerySelector("#message")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Some_numbers_are_looked_up_in_a_day_and_then_nobody_learns_of_any()
    {
        var account = (await _site.Accounts.FindByEmailAsync(EmailAddress.Normalize(Asker), default))!.Id;
        var most = Web.Pages.Organisations.JoinModel.LookUpsPerDay(_site.Services.GetRequiredService<Web.Accounts.AccountSettings>());
        await using (var connection = await _site.Database.OpenAsync(default))
        {
            await connection.ExecuteAsync(
                "INSERT INTO attempt (subject_hash, tries, ends_at) VALUES (@subject, @tries, @ends)",
                new
                {
                    subject = Secret.Hash(Web.Pages.Organisations.JoinModel.LookUpsOf(account)),
                    tries = most - 1,
                    ends = _site.Clock.GetUtcNow().AddHours(1),
                },
                null, default);
        }

        await _asker.GetAsync("/en/organisations/join?number=732829320");
        Assert.Contains("CHU de Montervaux", _asker.Page.Body!.TextContent, StringComparison.Ordinal);
        await _asker.GetAsync("/en/organisations/join?number=732829320");
        Assert.DoesNotContain("CHU de Montervaux", _asker.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(_asker.Page.GetElementById("number-error"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await MakeAsync(_asker, "en", "Registre", "732829320"));
    }

    private async Task AskAsync()
    {
        await _asker.GetAsync("/fr/organisations/join?number=732829320");
        Assert.Equal(HttpStatusCode.OK, await _asker.SendAsync(("message", "Je tiens le registre")));
    }

    private void AssertNothingLeaks()
    {
        foreach (var hidden in new[] { StrangersName, "Anne Martin", Owner, _organisation })
        {
            Assert.DoesNotContain(hidden, _asker.Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        }
    }

    private static async Task<HttpStatusCode> MakeAsync(Visitor visitor, string language, string name, string siren)
    {
        await visitor.GetAsync($"/{language}/organisations/new");
        return await visitor.SendAsync(
            ("name", name), ("organisation_kind", "hospital"), ("region", "FR-GES"), ("siren", siren), ("language", language));
    }
}

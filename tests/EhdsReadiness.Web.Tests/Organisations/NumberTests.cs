using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Organisations;

public sealed partial class NumberTests : IAsyncLifetime
{
    private const string Contact = "direction@chu.example";

    private readonly TestSite _site = new();
    private Visitor _owner = null!;
    private string _organisation = "";

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await _site.Services.GetRequiredService<RegisterStore>().ReplaceAsync(
            [new("732829320", "CHU de Montervaux", "hospital", "FR-GES", Roles.Holder, [], null, Contact)], AuditActor.System,
            _site.Clock.GetUtcNow(), default);
        _owner = await _site.SignedUpAsync("anne@chu.example");
        _organisation = await MakeAsync("CHU");
    }

    public Task DisposeAsync()
    {
        _owner.Dispose();
        return _site.DisposeAsync();
    }

    [Theory]
    [InlineData("fr", "seulement déclaré", "Il est prouvé depuis le")]
    [InlineData("en", "only claimed", "It has been proven since")]
    public async Task An_owner_proves_the_number_by_the_code_that_the_contact_in_the_register_gets(
        string language, string claimed, string proven)
    {
        await _owner.GetAsync($"/{language}/organisations/{_organisation}/number");
        Assert.Contains(claimed, _owner.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Contact, _owner.Page.Body.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await SendCodeAsync());
        var code = Code().Match(_site.LastMail(Contact).Text).Value;
        Assert.Equal(HttpStatusCode.BadRequest, await _owner.SendAsync(("code", "AAAA-BBBB-CCCC")));
        Assert.Equal(HttpStatusCode.OK, await _owner.SendAsync(("code", code)));

        Assert.Contains(proven, _owner.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(_owner.Page.QuerySelector("#code"));
    }

    [Fact]
    public async Task An_administrator_confirms_and_takes_back_with_a_reason_that_owners_read_in_their_trail()
    {
        using var administrator = await _site.AdministratorAsync();

        await administrator.GetAsync("/fr/claims");
        Assert.Contains("CHU de Montervaux", administrator.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await administrator.GetAsync($"/fr/claims/{_organisation}");
        Assert.Equal(HttpStatusCode.BadRequest, await administrator.SendAsync(("reason", " ")));
        Assert.Equal(HttpStatusCode.OK, await administrator.SendAsync(("reason", "Vu au téléphone avec la direction")));
        Assert.Null(administrator.Page.QuerySelector("tbody"));

        await _owner.GetAsync($"/fr/organisations/{_organisation}/audit");
        Assert.Contains("Vu au téléphone avec la direction", _owner.Page.Body!.TextContent, StringComparison.Ordinal);

        await administrator.GetAsync($"/fr/claims/{_organisation}");
        Assert.Equal(HttpStatusCode.OK, await administrator.SendAsync("?handler=Revoke", true,
            ("reason", "La direction ne connaît pas cette personne")));
        await _owner.GetAsync($"/fr/organisations/{_organisation}/number");
        Assert.Contains("seulement déclaré", _owner.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_administrator_did_not_see_is_not_confirmed()
    {
        using var administrator = await _site.AdministratorAsync();
        await administrator.GetAsync($"/en/claims/{_organisation}");
        await _owner.GetAsync($"/fr/organisations/{_organisation}/details");
        Assert.Equal(HttpStatusCode.OK, await _owner.SendAsync(("siren", "552100554")));

        Assert.Equal(HttpStatusCode.Conflict, await administrator.SendAsync(("reason", "Seen")));

        Assert.Equal("Seen", administrator.Page.QuerySelector("#reason")!.GetAttribute("value"));
        Assert.Null((await _site.Services.GetRequiredService<ClaimStore>()
            .FindAsync(_organisation, _site.Clock.GetUtcNow(), default))!.Proof);
    }

    [Fact]
    public async Task A_contact_gets_three_codes_a_day_and_ten_are_tried()
    {
        for (var number = 1; number <= NumberCodesPerDay; number++)
        {
            await _owner.GetAsync($"/en/organisations/{_organisation}/number");
            Assert.Equal(HttpStatusCode.OK, await SendCodeAsync());
        }

        await _owner.GetAsync($"/en/organisations/{_organisation}/number");
        Assert.Equal(HttpStatusCode.TooManyRequests, await SendCodeAsync());
        Assert.Equal(NumberCodesPerDay, _site.Mails(Contact).Count);
        Assert.Contains("anne@chu.example", _site.LastMail(Contact).Text, StringComparison.Ordinal);
        await _owner.GetAsync($"/en/organisations/{_organisation}/number");

        for (var number = 1; number <= TriesPerDay; number++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await _owner.SendAsync(("code", $"AAAA-BBBB-{number:0000}")));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests,
            await _owner.SendAsync(("code", Code().Match(_site.LastMail(Contact).Text).Value)));
    }

    [Fact]
    public async Task Whoever_has_no_code_left_uses_up_none_of_another_organisation()
    {
        var second = await MakeAsync("CHU 2");
        var third = await MakeAsync("CHU 3");
        foreach (var (organisation, codes) in new[] { (_organisation, NumberCodesPerDay), (second, 2) })
        {
            for (var number = 1; number <= codes; number++)
            {
                await _owner.GetAsync($"/en/organisations/{organisation}/number");
                Assert.Equal(HttpStatusCode.OK, await SendCodeAsync());
            }
        }

        for (var number = 1; number <= NumberCodesPerDay + 1; number++)
        {
            await _owner.GetAsync($"/en/organisations/{third}/number");
            Assert.Equal(HttpStatusCode.TooManyRequests, await SendCodeAsync());
            Assert.Contains($"{Web.Pages.Organisations.NumberModel.CodesPerPerson} codes", _owner.Page.Body!.TextContent,
                StringComparison.Ordinal);
        }
    }

    private async Task<string> MakeAsync(string name)
    {
        await _owner.GetAsync("/fr/organisations/new");
        Assert.Equal(HttpStatusCode.OK, await _owner.SendAsync(
            ("name", name), ("organisation_kind", "hospital"), ("region", "FR-GES"), ("siren", "732 829 320"), ("language", "fr")));
        return _owner.Path.Split('/', '?')[3];
    }

    private Task<HttpStatusCode> SendCodeAsync() =>
        _owner.SendFormAsync(_owner.Page.QuerySelector("main form:has([formaction])")!, "?handler=Send");

    private const int NumberCodesPerDay = Web.Pages.Organisations.NumberModel.CodesPerDay;
    private const int TriesPerDay = Web.Pages.Organisations.NumberModel.TriesPerDay;

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Code();
}

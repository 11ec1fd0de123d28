using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Administration;

/// <summary>Administrators invite, see, change and keep out those who have a role on the whole site.</summary>
public sealed class StaffTests : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private Visitor _administrator = null!;

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        _administrator = await _site.AdministratorAsync();
    }

    public Task DisposeAsync()
    {
        _administrator.Dispose();
        return _site.DisposeAsync();
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Somebody_is_invited_sets_the_password_and_is_seen_changed_kept_out_and_let_in_again(string language)
    {
        var email = $"noor.{language}@ministere.example";
        await _administrator.GetAsync($"/{language}/staff/invite");
        Assert.Equal(HttpStatusCode.BadRequest, await _administrator.SendAsync(("email", "no address"), ("name", ""), ("role", "owner")));
        await _administrator.GetAsync($"/{language}/staff/invite");
        Assert.Equal(HttpStatusCode.OK, await _administrator.SendAsync(
            ("email", email), ("name", "Noor Ansari"), ("role", "analyst"), ("language", language)));
        Assert.Equal($"/{language}/staff?done=invited", _administrator.Path);

        using var noor = _site.Visitor();
        await noor.GetAsync(_site.LastMail(email).Links[0]);
        Assert.Equal(HttpStatusCode.OK, await noor.SendAsync(("password", "cinq mots sans aucun rapport")));
        Assert.Equal(HttpStatusCode.OK, await noor.SignInAsync(email, language, "cinq mots sans aucun rapport"));
        Assert.Equal($"/{language}/account/two-factor", noor.Path);

        var id = (await _site.Accounts.FindByEmailAsync(EmailAddress.Normalize(email), default))!.Id;
        var page = $"/{language}/staff/{id}";
        await _administrator.GetAsync(page);
        Assert.Equal(HttpStatusCode.OK, await _administrator.SendAsync("?handler=end", true));
        Assert.Equal(HttpStatusCode.Found, await noor.GetAsync($"/{language}/account", follow: false));
        Assert.Equal(HttpStatusCode.OK, await _administrator.SendAsync("?handler=disable", true));
        Assert.Equal(HttpStatusCode.BadRequest, await noor.SignInAsync(email, language, "cinq mots sans aucun rapport"));
        Assert.Equal(HttpStatusCode.OK, await _administrator.SendAsync("?handler=enable", true));
        Assert.Equal(HttpStatusCode.OK, await noor.SignInAsync(email, language, "cinq mots sans aucun rapport"));
        Assert.Equal(HttpStatusCode.OK, await _administrator.SendAsync(null, true, ("role", "none")));
        Assert.Equal($"/{language}/staff?done=withdrawn", _administrator.Path);
        Assert.Equal(HttpStatusCode.NotFound, await _administrator.GetAsync(page));

        await _administrator.GetAsync($"/{language}/staff/trail");
        Assert.Contains("Noor Ansari", _administrator.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_an_account_is_given_the_role_and_told_and_an_only_owner_is_not()
    {
        using var member = await _site.SignedUpAsync("membre@exemple.fr");
        await _administrator.GetAsync("/fr/staff/invite");
        Assert.Equal(HttpStatusCode.OK, await _administrator.SendAsync(
            ("email", "membre@exemple.fr"), ("name", "Camille Roux"), ("role", "administrator"), ("language", "fr")));
        Assert.Equal("/fr/staff?done=role", _administrator.Path);
        Assert.Contains("rôle", _site.LastMail("membre@exemple.fr").Subject, StringComparison.Ordinal);
        Assert.Equal(AccountRole.Administrator, (await _site.Accounts.FindByEmailAsync("MEMBRE@EXEMPLE.FR", default))!.Role);

        using var owner = await _site.SignedUpAsync("seule@exemple.fr");
        var account = (await _site.Accounts.FindByEmailAsync("SEULE@EXEMPLE.FR", default))!;
        await new OrganisationStore(_site.Database).CreateAsync(
            new("CHU seul", "hospital", "FR-GES", null, null, null, false, Language.French), account.Id, _site.Clock.GetUtcNow(), default);
        await _administrator.GetAsync("/fr/staff/invite");
        Assert.Equal(HttpStatusCode.Conflict, await _administrator.SendAsync(
            ("email", "seule@exemple.fr"), ("name", "Camille Roux"), ("role", "analyst"), ("language", "fr")));
        Assert.Contains("CHU seul", _administrator.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_keeps_themselves_out_and_every_change_asks_for_the_password_again()
    {
        var self = (await _site.Accounts.FindByEmailAsync("ADMIN@MINISTERE.EXAMPLE", default))!.Id;
        await _administrator.GetAsync($"/fr/staff/{self}");
        Assert.Null(_administrator.Page.QuerySelector("main form"));
        var other = await _site.AddAccountAsync("autre@ministere.example", role: AccountRole.Analyst);
        await _administrator.GetAsync($"/fr/staff/{other.Id}");
        var form = _administrator.Page.QuerySelector("main form")!;
        await _administrator.GetAsync($"/fr/staff/{self}");
        Assert.Equal(HttpStatusCode.Conflict, await _administrator.SendFormAsync(form, "?handler=disable"));

        _site.Clock.Move(TimeSpan.FromMinutes(6));
        await _administrator.GetAsync($"/fr/staff/{other.Id}");
        Assert.NotNull(_administrator.Page.QuerySelector("#current_password"));
        Assert.Equal(HttpStatusCode.BadRequest, await _administrator.SendAsync("?handler=disable", true));
        Assert.Equal(HttpStatusCode.BadRequest, await _administrator.SendAsync(null, true, ("role", "administrator")));
        await _administrator.GetAsync("/fr/publications");
        Assert.Equal(HttpStatusCode.BadRequest, await _administrator.SendAsync("?handler=prepare", true));
        Assert.Null((await _site.Accounts.FindAsync(other.Id, default))!.DisabledAt);
    }
}

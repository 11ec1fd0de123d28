using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Grants;

/// <summary>What can't be undone, or lets others in, asks for the password again once it was typed some minutes ago.</summary>
public sealed class ReconfirmationTests : IAsyncLifetime
{
    private static readonly OrganisationDetails Details =
        new("CHU de Montervaux", "hospital", "FR-GES", "732829320", null, null, false, Language.French);

    private readonly TestSite _site = new();

    public Task InitializeAsync() => _site.StartAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    private async Task<string> OrganisationAsync(Account owner) =>
        await _site.Services.GetRequiredService<OrganisationStore>().CreateAsync(Details, owner.Id, _site.Clock.GetUtcNow(), default);

    [Fact]
    public async Task Erasing_asks_for_the_password_once_minutes_have_passed_and_not_before()
    {
        var owner = await _site.AddAccountAsync("erasing@exemple.fr");
        using var visitor = _site.Visitor();
        await visitor.SignInAsync("erasing@exemple.fr");
        var (first, second) = (await OrganisationAsync(owner), await OrganisationAsync(owner));
        await visitor.GetAsync($"/fr/organisations/{first}/erase");
        Assert.Null(visitor.Page.QuerySelector("[name=current_password]"));
        await visitor.SendAsync(("name", Details.Name));
        Assert.Equal("/fr/organisations/erased", visitor.Path);

        _site.Clock.Move(TimeSpan.FromMinutes(6));
        await visitor.GetAsync($"/fr/organisations/{second}/erase");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("name", Details.Name)));
        Assert.NotNull(visitor.Page.GetElementById("current_password-error"));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("name", Details.Name), ("current_password", "not the password")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("name", Details.Name), ("current_password", Visitor.Password)));
        Assert.Equal("/fr/organisations/erased", visitor.Path);
    }

    [Fact]
    public async Task An_owner_is_invited_with_password_and_code_and_a_reader_without()
    {
        var owner = await _site.AddAccountAsync("naming@exemple.fr");
        var (visitor, key) = await _site.WithSecondFactorAsync(owner);
        var id = await OrganisationAsync(owner);
        _site.Clock.Move(TimeSpan.FromMinutes(6));
        await visitor.GetAsync($"/fr/organisations/{id}/members/invite");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("email", "reader@exemple.fr"), ("role", "reader")));
        await visitor.GetAsync($"/fr/organisations/{id}/members/invite");
        Assert.Equal(HttpStatusCode.BadRequest,
            await visitor.SendAsync(("email", "owner@exemple.fr"), ("role", "owner"), ("current_password", Visitor.Password)));
        Assert.NotNull(visitor.Page.GetElementById("confirmation_code-error"));
        Assert.Empty(_site.Mails("owner@exemple.fr"));
        var code = AuthenticatorCode.Of(key, _site.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.OK,
            await visitor.SendAsync(
            ("email", "owner@exemple.fr"), ("role", "owner"), ("current_password", Visitor.Password), ("confirmation_code", code)));
        Assert.Single(_site.Mails("owner@exemple.fr"));
        visitor.Dispose();
    }
}

using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Ministry;

/// <summary>What administrators decide of who speaks for an organisation, without seeing an answer.</summary>
public sealed class SettlingTests : IAsyncLifetime
{
    private const string Number = "732829320";
    private const string Owner = "anne@chu.example";
    private const string Asker = "claire@chu.example";

    private readonly TestSite _site = new();
    private Visitor _administrator = null!;
    private string _owner = "";
    private string _asker = "";
    private string _organisation = "";

    private JoinStore Joins => _site.Services.GetRequiredService<JoinStore>();

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        var now = _site.Clock.GetUtcNow();
        await _site.Services.GetRequiredService<RegisterStore>().ReplaceAsync(
            [new(Number, "CHU de Montervaux", "hospital", "FR-GES", Roles.Holder, [], null)], AuditActor.System, now, default);
        _owner = (await _site.AddAccountAsync(Owner, "Anne Martin")).Id;
        _asker = (await _site.AddAccountAsync(Asker, "Claire Petit", Language.English)).Id;
        _organisation = await _site.Services.GetRequiredService<OrganisationStore>().CreateAsync(
            new("CHU", "hospital", "FR-GES", Number, null, null, false, Language.French), _owner, now, default);
        _administrator = await _site.AdministratorAsync();
    }

    public Task DisposeAsync()
    {
        _administrator.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_asked_and_got_no_answer_in_fourteen_days_is_let_in_with_a_reason_that_the_members_are_told()
    {
        await AskAsync(JoinRequest.OwnersAlone - TimeSpan.FromHours(1));
        await SeeAsync();
        Assert.Null(_administrator.Page.QuerySelector("input[name=person]"));
        var open = Assert.Single(await Joins.OfAccountAsync(_asker, _site.Clock.GetUtcNow(), default));
        Assert.True(await Joins.WithdrawAsync(open.Id, _asker, _site.Clock.GetUtcNow(), default));

        await AskAsync(JoinRequest.OwnersAlone);
        await SeeAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await SettleAsync(("person", _asker), ("role", "contributor"), ("why", "")));
        Assert.NotNull(_administrator.Page.GetElementById("why-error"));
        Assert.Equal(HttpStatusCode.OK, await SettleAsync(("person", _asker), ("role", "contributor"), ("why", "Vue au téléphone")));

        Assert.Equal(MemberRole.Contributor, (await MembersAsync())[_asker]);
        Assert.Contains("Vue au téléphone", _site.LastMail(Owner).Text, StringComparison.Ordinal);
        Assert.Equal("An administrator of the site has decided for your organisation", _site.LastMail(Asker).Subject);
    }

    [Fact]
    public async Task A_request_without_an_answer_may_be_refused_too()
    {
        await AskAsync(JoinRequest.OwnersAlone);
        await SeeAsync();

        Assert.Equal(HttpStatusCode.OK,
            await SendAsync("?handler=Refuse", ("person", _asker), ("why", "Inconnue de la direction")));

        Assert.Equal("Your request is refused", _site.LastMail(Asker).Subject);
        Assert.DoesNotContain(_asker, (await MembersAsync()).Keys);
    }

    [Fact]
    public async Task An_organisation_without_an_owner_is_listed_and_gets_one_of_its_members_or_who_asked()
    {
        var bruno = (await _site.AddAccountAsync("bruno@chu.example", "Bruno Roy")).Id;
        await AddMemberAsync(bruno);
        await _administrator.GetAsync("/fr/claims?which=orphaned");
        Assert.Null(_administrator.Page.QuerySelector("tbody"));
        await using (var connection = await _site.Database.OpenAsync(default))
        {
            await connection.ExecuteAsync(
                "UPDATE account SET disabled_at = created_at WHERE id = @owner", new { owner = _owner }, null, default);
        }

        await _administrator.GetAsync("/fr/claims?which=orphaned");
        Assert.Contains("CHU de Montervaux", _administrator.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await AskAsync(TimeSpan.Zero);
        await SeeAsync();
        Assert.Equal(2, _administrator.Page.QuerySelectorAll("input[name=person]").Length);
        Assert.Equal(HttpStatusCode.BadRequest, await SettleAsync(("person", bruno), ("role", "reader"), ("why", "Anne est partie")));
        Assert.Equal(HttpStatusCode.BadRequest, await SettleAsync(("person", _owner), ("role", "owner"), ("why", "Anne est partie")));
        Assert.Equal(HttpStatusCode.OK, await SettleAsync(("person", bruno), ("role", "owner"), ("why", "Anne est partie")));

        Assert.Equal(MemberRole.Owner, (await MembersAsync())[bruno]);
        Assert.Contains("Anne est partie", _site.LastMail("bruno@chu.example").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_site.Mails(Owner), letter => letter.Text.Contains("Anne est partie", StringComparison.Ordinal));
        await SeeAsync();
        Assert.Null(_administrator.Page.QuerySelector("input[name=person]"));
    }

    [Fact]
    public async Task Owners_are_told_when_their_number_is_taken_proven_or_taken_back()
    {
        using var stranger = await _site.SignedUpAsync("stranger@example.org");
        await stranger.GetAsync("/fr/organisations/new");
        (string, string?)[] form =
            [("name", "Faux CHU"), ("organisation_kind", "hospital"), ("siren", Number), ("language", "fr"), ("apart", Number)];
        Assert.Equal(HttpStatusCode.OK, await stranger.SendAsync(null, true, form));
        await stranger.GetAsync("/fr/organisations/new");
        Assert.Equal(HttpStatusCode.OK, await stranger.SendAsync(null, true, form));
        var taken = Assert.Single(_site.Mails(Owner));
        Assert.Equal("Une autre organisation donne votre numéro", taken.Subject);
        Assert.DoesNotContain("Faux CHU", taken.Text, StringComparison.Ordinal);
        await _administrator.GetAsync("/fr/claims?which=disputed");
        Assert.Equal(3, _administrator.Page.QuerySelectorAll("tbody tr").Length);

        await SeeAsync();
        Assert.Equal(HttpStatusCode.OK, await _administrator.SendAsync(("reason", "Vue au téléphone")));
        Assert.Contains("« Vue au téléphone »", _site.LastMail(Owner).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        await SeeAsync();
        Assert.Equal(HttpStatusCode.OK, await SendAsync("?handler=Revoke", ("reason", "Erreur de ma part")));
        Assert.Contains("Erreur de ma part", _site.LastMail(Owner).Text, StringComparison.Ordinal);
    }

    private Task<HttpStatusCode> SeeAsync() => _administrator.GetAsync($"/fr/claims/{_organisation}");

    private Task<HttpStatusCode> SettleAsync(params (string, string?)[] values) => SendAsync("?handler=Settle", values);

    private Task<HttpStatusCode> SendAsync(string handler, params (string, string?)[] values) =>
        _administrator.SendFormAsync(
            _administrator.Page.QuerySelectorAll("main form").Last(form => form.QuerySelector($"[formaction='{handler}']") is not null),
            handler, values);

    private async Task AskAsync(TimeSpan ago) => Assert.Equal(JoinOutcome.Asked, await Joins.AskAsync(
        new(_organisation, Number, null, false, false), _asker, "Je tiens le registre", _site.Clock.GetUtcNow() - ago, default));

    private async Task<Dictionary<string, MemberRole>> MembersAsync() =>
        (await _site.Services.GetRequiredService<MemberStore>().OfOrganisationAsync(_organisation, default))
            .ToDictionary(member => member.AccountId, member => member.Role);

    private async Task AddMemberAsync(string account)
    {
        var invitations = _site.Services.GetRequiredService<InvitationStore>();
        var now = _site.Clock.GetUtcNow();
        var token = await invitations.InviteAsync(_organisation, "bruno@chu.example", MemberRole.Reader, _owner, now, default);
        Assert.NotNull(await invitations.AcceptAsync(token, account, now, default));
    }
}

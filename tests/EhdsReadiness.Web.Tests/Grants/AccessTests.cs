using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Grants;

/// <summary>An owner lets a consultancy in and takes it back, by forms.</summary>
[Collection(SiteCollection.Name)]
public sealed class AccessTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "Donner accès à cette organisation", "L’accès est donné.", "L’accès est retiré.")]
    [InlineData("en", "Give access to this organisation", "Access is given.", "Access is withdrawn.")]
    public async Task An_owner_sees_who_gets_access_gives_it_and_withdraws_it(string language, string title, string given, string withdrawn)
    {
        using var consulting = await Consulting.BeginAsync(site);
        var code = await CodeAsync(consulting);
        var client = await consulting.AddClientAsync("CHU de Montervaux", granted: false);
        using var owner = await OwnerAsync(client);
        var page = $"/{language}/organisations/{client.Id}/access";
        Assert.Equal(HttpStatusCode.OK, await owner.GetAsync(page));
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(("consultancy", code), ("right", "answer"), ("until", Day(30))));
        Assert.Equal(title, owner.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Vasseur Conseil", owner.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await consulting.Consultant.GetAsync($"/{language}/assessments/{client.Assessment}"));

        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync("?handler=confirm", true));
        Assert.Contains(given, owner.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await consulting.Consultant.GetAsync($"/{language}/assessments/{client.Assessment}"));

        var grant = owner.Page.QuerySelector("input[name=grant]")!.GetAttribute("value");
        Assert.Equal(HttpStatusCode.OK,
            await owner.SendAsync("?handler=withdraw", true, ("grant", grant), ("consultancy", null), ("right", null), ("until", null)));
        Assert.Contains(withdrawn, owner.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await consulting.Consultant.GetAsync($"/{language}/assessments/{client.Assessment}"));
        // The past stays to be seen.
        Assert.Contains("Vasseur Conseil", owner.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(owner.Page.QuerySelector("input[name=grant]"));
    }

    public static TheoryData<string, string?, string?, string?, string> Wrongs() => new()
    {
        { "fr", null, "read", "+30", "consultancy" },
        { "en", "552 081 317", "read", "+30", "consultancy" },
        { "en", new string('X', 41), "read", "+30", "consultancy" },
        { "fr", "%", "read", "+30", "consultancy" },
        { "fr", "code", null, "+30", "right" },
        { "en", "code", "own", "+30", "right" },
        { "fr", "code", "read", "30/06/2027", "until" },
        { "en", "code", "read", "-1", "until" },
        { "en", "code", "read", "+740", "until" },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task What_is_wrong_is_said_at_its_field_and_on_top_and_what_was_typed_stays(
        string language, string? consultancy, string? right, string? until, string field)
    {
        using var consulting = await Consulting.BeginAsync(site);
        var code = await CodeAsync(consulting);
        var client = await consulting.AddClientAsync("CHU de Montervaux", granted: false);
        using var owner = await OwnerAsync(client);
        await owner.GetAsync($"/{language}/organisations/{client.Id}/access");
        var day = until is not null && int.TryParse(until, out var days) ? Day(days) : until;
        Assert.Equal(HttpStatusCode.BadRequest,
            await owner.SendAsync(("consultancy", consultancy == "code" ? code : consultancy), ("right", right), ("until", day)));

        Assert.NotNull(owner.Page.QuerySelector($".ds-error-summary a[href='#{field}']"));
        Assert.NotNull(owner.Page.GetElementById($"{field}-error"));
        Assert.Equal(consultancy == "code" ? code : consultancy ?? "", owner.Page.QuerySelector("#consultancy")!.GetAttribute("value")
            ?? "");
        Assert.Equal(day, owner.Page.QuerySelector("#until")!.GetAttribute("value"));
        Assert.Empty(await Grants.OfClientAsync(client.Id, default));
    }

    [Fact]
    public async Task An_organisation_does_not_let_itself_in()
    {
        using var consulting = await Consulting.BeginAsync(site);
        var code = await CodeAsync(consulting);
        await consulting.Consultant.GetAsync($"/en/organisations/{consulting.Id}/access");
        Assert.Equal(HttpStatusCode.BadRequest,
            await consulting.Consultant.SendAsync(("consultancy", code), ("right", "read"), ("until", Day(1))));
    }

    [Fact]
    public async Task A_code_that_has_changed_hands_since_the_page_was_shown_lets_nobody_in_unseen()
    {
        using var consulting = await Consulting.BeginAsync(site);
        var client = await consulting.AddClientAsync("CHU de Montervaux", granted: false);
        using var owner = await OwnerAsync(client);
        await owner.GetAsync($"/en/organisations/{client.Id}/access");
        await owner.SendAsync(("consultancy", await CodeAsync(consulting)), ("right", "read"), ("until", Day(30)));
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync("?handler=confirm", true, ("found", "another")));
        Assert.Equal("Give access to this organisation", owner.Page.QuerySelector("h1")!.TextContent);
        Assert.Empty(await Grants.OfClientAsync(client.Id, default));
    }

    [Theory]
    [InlineData("/access")]
    [InlineData("/audit")]
    [InlineData("/audit.csv")]
    [InlineData("/erase")]
    public async Task What_owners_do_is_403_for_other_members_and_404_for_everybody_else(string page)
    {
        using var consulting = await Consulting.BeginAsync(site);
        var client = await consulting.AddClientAsync("CHU de Montervaux", mayAnswer: true);
        foreach (var role in new[] { MemberRole.Contributor, MemberRole.Reader })
        {
            var email = Consulting.NewEmail();
            await Consulting.AddMemberAsync(site, client.Id, (await site.AddAccountAsync(email)).Id, role);
            using var member = site.Visitor();
            await member.SignInAsync(email);
            Assert.Equal(HttpStatusCode.Forbidden, await member.GetAsync($"/fr/organisations/{client.Id}{page}"));
        }

        Assert.Equal(HttpStatusCode.NotFound, await consulting.Consultant.GetAsync($"/fr/organisations/{client.Id}{page}"));
        using var anybody = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await anybody.GetAsync($"/fr/organisations/{client.Id}{page}"));
    }

    [Fact]
    public async Task Nobody_withdraws_what_another_organisation_gave()
    {
        using var consulting = await Consulting.BeginAsync(site);
        var client = await consulting.AddClientAsync("CHU de Montervaux");
        var other = await consulting.AddClientAsync("Nuagine");
        using var owner = await OwnerAsync(other);
        await owner.GetAsync($"/fr/organisations/{other.Id}/access");
        var foreign = Assert.Single(await Grants.OfClientAsync(client.Id, default)).Id;
        await owner.SendAsync("?handler=withdraw", true, ("grant", foreign));
        Assert.Null(Assert.Single(await Grants.OfClientAsync(client.Id, default)).WithdrawnAt);
    }

    private GrantStore Grants => site.Services.GetRequiredService<GrantStore>();

    private async Task<Visitor> OwnerAsync(ConsultedClient client)
    {
        var owner = site.Visitor();
        await owner.SignInAsync(client.Email);
        return owner;
    }

    private async Task<string> CodeAsync(Consulting consulting)
    {
        var consultancies = site.Services.GetRequiredService<ConsultancyStore>();
        await consultancies.MakeCodeAsync(consulting.Id, site.Clock.GetUtcNow(), default);
        return (await consultancies.CodeOfAsync(consulting.Id, default))!;
    }

    private string Day(int from) => FrenchTime.DayOf(site.Clock.GetUtcNow()).AddDays(from).ToString("yyyy-MM-dd", null);
}

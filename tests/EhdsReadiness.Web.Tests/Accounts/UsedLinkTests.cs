using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Accounts;

/// <summary>Links of mails that are opened again after they have served.</summary>
[Collection(SiteCollection.Name)]
public sealed class UsedLinkTests(TestSite site)
{
    private const string Used = "Ce lien a déjà servi";

    /// <summary>A link of each kind that has served somebody, who is signed in, and where it leads them.</summary>
    private async Task<(Visitor Served, string Email, string Link, string Leads)> UseAsync(string kind)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        var visitor = site.Visitor();
        switch (kind)
        {
            case "sign-up":
                await visitor.SignUpAsync(email);
                return (visitor, email, site.LastMail(email).Links[0], "/fr/waiting");
            case "new password":
                await visitor.SignUpAsync(email);
                await visitor.GetAsync("/fr/sign-in/forgotten");
                await visitor.SendAsync(("email", email));
                var reset = site.LastMail(email).Links[0];
                await visitor.GetAsync(reset);
                Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("password", Visitor.Password)));
                await visitor.SignInAsync(email);
                return (visitor, email, reset, "/fr/waiting");
            case "address":
                await visitor.SignUpAsync(email);
                var other = $"{Guid.NewGuid():N}@example.org";
                await visitor.GetAsync("/fr/account/email");
                await visitor.SendAsync(("email", other), ("current_password", Visitor.Password));
                var change = site.LastMail(other).Links[0];
                await visitor.GetAsync(change);
                Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
                return (visitor, other, change, "/fr/waiting");
            default:
                var anne = await site.AddAccountAsync($"{Guid.NewGuid():N}@example.org");
                var details = new OrganisationDetails("CHU", "hospital", "FR-GES", "732829320", null, null, false, Language.French);
                var organisation = await site.Services.GetRequiredService<OrganisationStore>()
                    .CreateAsync(details, anne.Id, site.Clock.GetUtcNow(), default);
                var link =
                    $"/fr/invitations/{await site.Services.GetRequiredService<InvitationStore>().InviteAsync(organisation, email, MemberRole.Reader, anne.Id, site.Clock.GetUtcNow(), default)}";
                await visitor.SignUpAsync(email);
                await visitor.GetAsync(link);
                Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
                return (visitor, email, link, $"/fr/organisations/{organisation}");
        }
    }

    [Theory]
    [InlineData("sign-up")]
    [InlineData("new password")]
    [InlineData("address")]
    [InlineData("invitation")]
    public async Task A_used_link_leads_whom_it_served_on_and_tells_strangers_that_it_was_used(string kind)
    {
        var (served, email, link, leads) = await UseAsync(kind);
        using var _ = served;
        await served.GetAsync(link);
        Assert.Equal(leads, served.Path.Split('?')[0]);

        // Signed out: they sign in, and are led on.
        using var later = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await later.GetAsync(link));
        Assert.Contains(kind == "invitation" ? "Cette invitation ne sert plus"
            : Used, later.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(email, later.Page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        await later.GetAsync(later.Page.QuerySelectorAll("main a")
            .Single(a => a.GetAttribute("href")!.Contains("sign-in?", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, await later.SendAsync(("email", email), ("password", Visitor.Password)));
        Assert.Equal(leads, later.Path.Split('?')[0]);

        using var stranger = await site.SignedUpAsync($"{Guid.NewGuid():N}@example.org");
        Assert.Equal(HttpStatusCode.NotFound, await stranger.GetAsync(link));
        Assert.DoesNotContain(email, stranger.Page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        await stranger.GetAsync($"/en{link[3..]}");
        Assert.Contains(kind == "invitation" ? "This invitation is of no use any more"
            : "This link has been used already", stranger.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sign-up", "/fr/waiting")]
    [InlineData("new password", "/fr/sign-in?done=password")]
    [InlineData("address", "/fr/sign-in?done=email")]
    public async Task Of_several_who_send_one_link_at_once_each_is_led_where_the_first_is_or_told_that_it_was_used(
        string kind, string leads)
    {
        var (email, other) = ($"{Guid.NewGuid():N}@example.org", $"{Guid.NewGuid():N}@example.org");
        using var owner = site.Visitor();
        if (kind == "sign-up")
        {
            await owner.GetAsync("/fr/sign-up");
            await owner.SendAsync(("email", email), ("name", "Camille Roux"), ("password", Visitor.Password));
        }
        else
        {
            await owner.SignUpAsync(email);
            await owner.GetAsync(kind == "address" ? "/fr/account/email" : "/fr/sign-in/forgotten");
            await owner.SendAsync(("email", kind == "address" ? other : email), ("current_password", Visitor.Password));
        }

        var link = site.LastMail(kind == "address" ? other : email).Links[0];
        var visitors = Enumerable.Range(0, 4).Select(_ => site.Visitor()).ToList();
        await Task.WhenAll(visitors.Select(visitor => visitor.GetAsync(link)));
        // Another form for each, so that nothing but the account's own row keeps them apart.
        var statuses = await Task.WhenAll(visitors.Select(visitor => visitor.SendAsync(("password", Visitor.Password))));

        Assert.Contains(HttpStatusCode.OK, statuses);
        foreach (var (visitor, status) in visitors.Zip(statuses))
        {
            Assert.Equal(status == HttpStatusCode.OK ? leads : link, visitor.Path);
            Assert.Equal(status == HttpStatusCode.OK ? null : Used, visitor.Page.QuerySelector("h1")!.TextContent is Used ? Used : null);
            visitor.Dispose();
        }
    }

    [Fact]
    public async Task A_used_sign_up_link_leads_on_to_where_the_person_was_going()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        using var visitor = site.Visitor();
        await visitor.SignUpAsync(email, returnPath: "/fr/organisations/new");
        await visitor.GetAsync(site.LastMail(email).Links[0]);
        Assert.Equal("/fr/organisations/new", visitor.Path);
    }

    [Fact]
    public async Task Whoever_left_the_organisation_is_not_led_to_it_by_the_old_invitation()
    {
        var (served, email, link, leads) = await UseAsync("invitation");
        using var _ = served;
        var account = (await site.Accounts.FindByEmailAsync(Core.Accounts.EmailAddress.Normalize(email), default))!.Id;
        await site.Services.GetRequiredService<MemberStore>()
            .RemoveAsync(leads.Split('/')[^1], account, null, account, site.Clock.GetUtcNow(), default);
        Assert.Equal(HttpStatusCode.NotFound, await served.GetAsync(link));
    }
}

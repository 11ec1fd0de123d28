using System.Text.Json.Nodes;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Accounts;

/// <summary>What people do to their own account.</summary>
[Collection(SiteCollection.Name)]
public sealed class AccountTests(TestSite site)
{
    private static readonly OrganisationDetails Hospital =
        new("CHU de Montervaux", "hospital", "FR-GES", "732829320", null, null, false, Language.French);

    private static readonly string[] Open = ["", "/details", "/email", "/password", "/two-factor", "/sessions", "/close"];

    public static TheoryData<string> Pages() => [.. Open, "/two-factor/codes", "/two-factor/off", "/export.json"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Whoever_is_not_signed_in_is_asked_to_and_comes_back(string page)
    {
        using var visitor = site.Visitor();
        foreach (var language in new[] { "fr", "en" })
        {
            var path = $"/{language}/account{page}";
            Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync(path, follow: false));
            Assert.Equal($"/{language}/sign-in?return={Uri.EscapeDataString(path)}", visitor.Response.Headers.Location!.ToString());
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_page_has_one_heading_its_language_and_strict_headers(string language)
    {
        using var visitor = await site.SignedUpAsync($"pages.{language}@exemple.fr", language);
        foreach (var page in Open)
        {
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"/{language}/account{page}"));
            Assert.Equal(language, visitor.Page.DocumentElement.GetAttribute("lang"));
            Assert.Single(visitor.Page.QuerySelectorAll("h1"));
            Assert.Empty(visitor.Page.QuerySelectorAll("[style], style, script:not([src])"));
            Assert.True(visitor.Response.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Name_and_language_of_mails_are_changed_together()
    {
        using var visitor = await site.SignedUpAsync("renamed@exemple.fr");
        await visitor.GetAsync("/fr/account/details");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("name", "   "), ("language", "en")));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("name", "Noor Ansari"), ("language", "de")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("name", "Noor Ansari"), ("language", "en")));

        var account = (await site.Accounts.FindByEmailAsync("RENAMED@EXEMPLE.FR", default))!;
        Assert.Equal(("Noor Ansari", Language.English), (account.Name, account.Language));
    }

    [Theory]
    [InlineData("fr", "Confirmez votre nouvelle adresse", "L’adresse de votre compte a changé")]
    [InlineData("en", "Confirm your new address", "The address of your account has changed")]
    public async Task A_new_address_counts_once_its_link_was_followed_and_the_former_one_is_told(
        string language, string subject, string told)
    {
        var (former, email) = ($"former.{language}@exemple.fr", $"newer.{language}@exemple.fr");
        using var visitor = await site.SignedUpAsync(former, language);
        await visitor.GetAsync($"/{language}/account/email");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("email", email), ("current_password", "not the password")));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("email", "a@b"), ("current_password", Visitor.Password)));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("email", email), ("current_password", Visitor.Password)));
        Assert.Equal(subject, site.LastMail(email).Subject);
        Assert.NotNull(await site.Accounts.FindByEmailAsync(former.ToUpperInvariant(), default));

        using var telephone = site.Visitor();
        var link = site.LastMail(email).Links[0];
        Assert.Equal(HttpStatusCode.NotFound, await telephone.GetAsync(link.Replace("newer", "other", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, await telephone.GetAsync(link));
        Assert.Equal(HttpStatusCode.OK, await telephone.SendAsync());

        Assert.Equal($"/{language}/sign-in?done=email", telephone.Path);
        Assert.Equal(told, site.LastMail(former).Subject);
        Assert.Equal(HttpStatusCode.NotFound, await telephone.GetAsync(link));
        Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync($"/{language}/account", follow: false));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SignInAsync(former, language));
        Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync(email, language));
    }

    [Fact]
    public async Task The_address_of_another_account_is_told_to_nobody_but_its_owner()
    {
        await site.AddAccountAsync("taken@exemple.fr");
        using var visitor = await site.SignedUpAsync("taker@exemple.fr");
        await visitor.GetAsync("/fr/account/email");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("email", "taken@exemple.fr"), ("current_password", Visitor.Password)));
        Assert.Equal("/fr/account/email?sent=true", visitor.Path);
        Assert.Equal(["/fr/sign-in"], site.LastMail("taken@exemple.fr").Links);
    }

    [Fact]
    public async Task An_ended_session_is_nobodys_at_its_very_next_request()
    {
        using var here = await site.SignedUpAsync("sessions@exemple.fr");
        using var elsewhere = site.Visitor();
        elsewhere.Http.DefaultRequestHeaders.Add(
            "User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await elsewhere.SignInAsync("sessions@exemple.fr");
        using var third = site.Visitor();
        await third.SignInAsync("sessions@exemple.fr");

        await here.GetAsync("/fr/account/sessions");
        Assert.Equal(3, here.Page.QuerySelectorAll(".er-tasks > li").Length);
        var row = here.Page.QuerySelectorAll(".er-tasks > li")
            .Single(one => one.TextContent.Contains("Firefox, Windows", StringComparison.Ordinal));
        var session = row.QuerySelector("input[name=session]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.OK, await here.SendAsync("", true, ("session", session)));
        Assert.Equal(HttpStatusCode.Found, await elsewhere.GetAsync("/fr/account", follow: false));
        Assert.Equal(HttpStatusCode.OK, await third.GetAsync("/fr/account", follow: false));

        await here.GetAsync("/fr/account/sessions");
        Assert.Equal(HttpStatusCode.OK, await here.SendAsync("?handler=others", true));
        Assert.Equal(HttpStatusCode.Found, await third.GetAsync("/fr/account", follow: false));
        Assert.Single(here.Page.QuerySelectorAll(".er-tasks > li"));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another_account()
    {
        using var mine = await site.SignedUpAsync("mine@exemple.fr");
        using var other = await site.SignedUpAsync("not-mine@exemple.fr");
        await using var connection = await site.Database.OpenAsync(default);
        var session = await connection.QuerySingleAsync<string>(
            "SELECT session.id FROM session JOIN account ON account.id = account_id WHERE email = 'not-mine@exemple.fr'");
        await mine.GetAsync("/fr/account/sessions");
        Assert.Equal(HttpStatusCode.NotFound, await mine.SendAsync("", true, ("session", session)));
        Assert.Equal(HttpStatusCode.OK, await other.GetAsync("/fr/account", follow: false));
    }

    [Fact]
    public async Task The_export_holds_what_is_kept_about_the_person_and_no_secret()
    {
        using var visitor = await site.SignedUpAsync("exported@exemple.fr", name: "Zoé Martin");
        var account = (await site.Accounts.FindByEmailAsync("EXPORTED@EXEMPLE.FR", default))!;
        await new OrganisationStore(site.Database).CreateAsync(Hospital, account.Id, site.Clock.GetUtcNow(), default);
        var text = await visitor.Http.GetStringAsync(new Uri("/fr/account/export.json", UriKind.Relative));
        var file = JsonNode.Parse(text)!;

        Assert.Equal(("Zoé Martin", "exported@exemple.fr"), ((string)file["account"]!["name"]!, (string)file["account"]!["email"]!));
        Assert.Equal("CHU de Montervaux", (string)file["organisations"]![0]!["organisation"]!);
        Assert.Single(file["sessions"]!.AsArray());
        Assert.Contains(file["trail"]!.AsArray(), entry => (string)entry!["action"]! == "signed_in");
        Assert.DoesNotContain(account.PasswordHash!, text, StringComparison.Ordinal);
        Assert.DoesNotContain(account.SecurityStamp, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_closed_account_is_gone_with_name_and_address(string language)
    {
        var email = $"closing.{language}@exemple.fr";
        using var visitor = await site.SignedUpAsync(email, language, name: $"Gone {language}");
        await visitor.GetAsync($"/{language}/account/close");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("current_password", "not the password")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("current_password", Visitor.Password)));

        Assert.Equal($"/{language}/sign-in?done=closed", visitor.Path);
        Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync($"/{language}/account", follow: false));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SignInAsync(email, language));
        Assert.Null(await site.Accounts.FindByEmailAsync(email.ToUpperInvariant(), default));
        Assert.Equal(language == "fr" ? "Votre compte est fermé" : "Your account is closed", site.LastMail(email).Subject);
    }

    [Theory]
    [InlineData("fr", "devenu le seul membre")]
    [InlineData("en", "become the only member")]
    public async Task No_organisation_is_erased_that_the_page_did_not_name(string language, string told)
    {
        using var owner = await site.SignedUpAsync($"left.alone.{language}@exemple.fr", language);
        var account = (await site.Accounts.FindByEmailAsync($"LEFT.ALONE.{language.ToUpperInvariant()}@EXEMPLE.FR", default))!;
        var second = await site.AddAccountAsync($"second.{language}@exemple.fr");
        var organisation = await new OrganisationStore(site.Database).CreateAsync(Hospital, account.Id, site.Clock.GetUtcNow(), default);
        await site.Database.ExecuteAsync(
            "INSERT INTO member (organisation_id, account_id, role, since) VALUES (@organisation, @Id, 'owner', @at)",
            new { organisation, second.Id, at = site.Clock.GetUtcNow() }, default);
        await owner.GetAsync($"/{language}/account/close");
        Assert.DoesNotContain(Hospital.Name, owner.Page.Body!.TextContent, StringComparison.Ordinal);

        await site.Database.ExecuteAsync("DELETE FROM member WHERE account_id = @Id", new { second.Id }, default);
        Assert.Equal(HttpStatusCode.Conflict, await owner.SendAsync(("current_password", Visitor.Password)));
        Assert.Contains(told, owner.Page.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Hospital.Name, owner.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(("current_password", Visitor.Password)));
        Assert.Equal($"/{language}/sign-in?done=closed", owner.Path);
        Assert.Equal(0, await site.Database.FindAsync<int>("SELECT COUNT(*) FROM organisation WHERE id = @organisation",
            new { organisation }, default));
    }

    [Fact]
    public async Task The_last_owner_hands_over_before_closing_and_an_organisation_of_one_goes_too()
    {
        using var owner = await site.SignedUpAsync("last.owner@exemple.fr");
        var colleague = await site.AddAccountAsync("colleague@exemple.fr");
        var account = (await site.Accounts.FindByEmailAsync("LAST.OWNER@EXEMPLE.FR", default))!;
        var organisations = new OrganisationStore(site.Database);
        var shared = await organisations.CreateAsync(Hospital, account.Id, site.Clock.GetUtcNow(), default);
        var alone = await organisations.CreateAsync(
            Hospital with { Name = "Registre d’une personne" }, account.Id, site.Clock.GetUtcNow(), default);
        await using var connection = await site.Database.OpenAsync(default);
        await connection.ExecuteAsync(
            "INSERT INTO member (organisation_id, account_id, role, since) VALUES (@shared, @Id, 'reader', '2026-11-26T00:00:00.000Z')",
            new { shared, colleague.Id });

        await owner.GetAsync("/fr/account/close");
        Assert.Contains("CHU de Montervaux", owner.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(owner.Page.GetElementById("current_password"));
        await connection.ExecuteAsync("UPDATE member SET role = 'owner' WHERE account_id = @Id", new { colleague.Id });
        await owner.GetAsync("/fr/account/close");
        Assert.Contains("Registre d’une personne", owner.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(("current_password", Visitor.Password)));

        Assert.Equal(
            [shared],
            await connection.QueryAsync<string>("SELECT id FROM organisation WHERE id IN (@shared, @alone)", new { shared, alone }));
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>(
            "SELECT COUNT(*) FROM member WHERE organisation_id = @shared", new { shared }));
    }
}

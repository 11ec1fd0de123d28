using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Organisations;

/// <summary>From an assessment without an account to an organisation's, from an invitation to the first answer, and for whom a new one is
/// begun. Over HTTP, as browsers without script do it.</summary>
[Collection(SiteCollection.Name)]
public sealed class JoiningAnAssessmentTests(TestSite site)
{
    private const string Question = "/questions/holder-opt-out";

    private static string Email(string who) => $"{who}-{Guid.NewGuid().ToString("N")[..8]}@example.org";

    private static (string, string?)[] Organisation(string name, string language = "fr") =>
        [("name", name), ("organisation_kind", "hospital"), ("region", "FR-GES"), ("siren", ""),
            ("foreign_identifier", $"BE {Guid.NewGuid():N}"), ("group", ""), ("language", language), ("consultancy", null)];

    [Theory]
    [InlineData("fr", "1 sur 3", "2 sur 3", "3 sur 3")]
    [InlineData("en", "1 of 3", "2 of 3", "3 of 3")]
    public async Task Account_organisation_and_attaching_are_three_steps_each_with_the_name_and_the_mail_holds_no_key(
        string language, string first, string second, string third)
    {
        using var anne = site.Visitor();
        var list = await anne.StartAsync(language);
        var key = list.Split('/')[^1];
        await anne.GetAsync($"{list}/attach");
        Said(anne, first);
        await anne.GetAsync(anne.Page.QuerySelector("main a[href*='/sign-up?return=']")!.GetAttribute("href")!);
        Said(anne, first);
        var email = Email("anne");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("email", email), ("name", "Anne"), ("password", Visitor.Password)));
        Said(anne, first);
        var link = site.LastMail(email).Links[0];
        Assert.DoesNotContain(key, link, StringComparison.Ordinal);

        // Somebody else who gets the mail learns nothing of the assessment, and needs the password.
        using var other = site.Visitor();
        await other.GetAsync(link);
        Assert.DoesNotContain("Montervaux", other.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(key, other.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await other.SendAsync(("password", "")));

        // The browser in which the password was chosen needs it no more.
        await anne.GetAsync(link);
        Assert.Null(anne.Page.QuerySelector("#password"));
        Said(anne, first);
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync());
        Assert.Equal($"{list}/attach?done=account", anne.Path);
        Said(anne, second);
        await anne.GetAsync(anne.Page.QuerySelector("main a[href*='/organisations/new?return=']")!.GetAttribute("href")!);
        Said(anne, second);
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(Organisation("Hospices réunis")));
        Said(anne, third);
        Assert.Contains("Hospices réunis", anne.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync());
        Assert.EndsWith("?done=attached", anne.Path, StringComparison.Ordinal);
        Assert.Contains("Hospices réunis", anne.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);

        // The organisation's name is offered, since the assessment has another.
        var form = anne.Page.QuerySelector("form:has(button[formaction*=rename])")!;
        Assert.Equal(HttpStatusCode.OK, await anne.SendFormAsync(form, "?handler=rename"));
        Assert.EndsWith("?done=renamed", anne.Path, StringComparison.Ordinal);
        Assert.Contains("Hospices réunis", anne.Page.QuerySelector(".er-over")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await other.GetAsync(list));
    }

    [Fact]
    public async Task The_link_of_a_confirmation_leads_back_to_attaching_from_another_browser_too_once_the_password_is_typed()
    {
        using var anne = site.Visitor();
        using var telephone = site.Visitor();
        var list = await anne.StartAsync();
        await anne.GetAsync($"/fr/sign-up?return={Uri.EscapeDataString($"{list}/attach")}");
        var email = Email("anne");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("email", email), ("name", "Anne"), ("password", Visitor.Password)));
        await telephone.GetAsync(site.LastMail(email).Links[0]);
        Assert.NotNull(telephone.Page.QuerySelector("#password"));
        Assert.Equal(HttpStatusCode.OK, await telephone.SendAsync(("password", Visitor.Password)));
        Assert.StartsWith($"{list}/attach", telephone.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Votre adresse n’a servi qu’à ce message")]
    [InlineData("en", "Your address served for this message only")]
    public async Task The_resume_link_is_sent_to_an_address_that_is_not_kept_a_few_times_a_day(string language, string said)
    {
        using var anne = site.Visitor();
        var list = await anne.StartAsync(language);
        var email = Email("anne");
        await anne.GetAsync(list);
        var form = anne.Page.QuerySelector("form:has(#email)")!;
        Assert.EndsWith("/share?handler=mail", form.QuerySelector("button")!.GetAttribute("formaction"), StringComparison.Ordinal);
        await anne.GetAsync($"{list}/share");
        Assert.Equal(HttpStatusCode.BadRequest, await ShareAsync(anne, "anne chez elle"));
        Assert.Equal("anne chez elle", anne.Page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, await ShareAsync(anne, email));
        Assert.NotNull(anne.Page.QuerySelector("[role=status]"));
        var letter = site.LastMail(email);
        Assert.Equal((language, list), (letter.Language, letter.Links[0]));
        Assert.Contains(said, letter.Text, StringComparison.Ordinal);
        for (var sent = 1; sent < 5; sent++)
        {
            Assert.Equal(HttpStatusCode.OK, await ShareAsync(anne, Email("anne")));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await ShareAsync(anne, Email("anne")));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Whoever_is_invited_and_has_no_account_opens_one_by_the_link_is_a_member_at_once_and_lands_at_the_work(string language)
    {
        using var owner = await site.SignedUpAsync(Email("anne"), language);
        await owner.GetAsync($"/{language}/organisations/new");
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(Organisation("CHU", language)));
        var organisation = owner.Path.Split('?')[0];
        await owner.GetAsync($"{organisation}/assessments/new");
        Assert.Equal(HttpStatusCode.OK,
            await owner.SendAsync(("role", "both"), ("controller", "yes"), ("micro_enterprise", "no"), ("categories", "a,f"),
            ("public_funding", "yes"), ("snds", "no"), ("mode", "full")));
        var list = owner.Path.Split('?')[0];
        var email = Email("yann");
        await owner.GetAsync($"{organisation}/members/invite");
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(("email", email), ("role", "contributor")));
        var link = site.LastMail(email).Links[0];

        using var yann = site.Visitor();
        await yann.GetAsync(link);
        Assert.Equal(HttpStatusCode.BadRequest, await yann.SendAsync("?handler=open", true, ("name", "Yann"), ("password", "court")));
        Assert.Equal("Yann", yann.Page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK,
            await yann.SendAsync("?handler=open", true, ("name", "Yann Kerbrat"), ("password", Visitor.Password)));
        Assert.Equal($"{list}?done=joined", yann.Path);
        Assert.NotNull(yann.Page.QuerySelector("[role=status]"));
        Assert.Single(site.Mails(email));
        await yann.GetAsync(list + Question);
        Assert.Equal(HttpStatusCode.OK, await yann.SendAsync(("level", "2")));

        // Once only; and whoever has an account signs in instead.
        using var thief = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await thief.GetAsync(link));
        await owner.GetAsync($"{organisation}/members/invite");
        var known = Email("known");
        using var stranger = await site.SignedUpAsync(known);
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(("email", known), ("role", "reader")));
        await thief.GetAsync(site.LastMail(known).Links[0]);
        Assert.Null(thief.Page.QuerySelector("#password"));
        await thief.GetAsync($"/{language}/assessments/new");
        var token = thief.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("name", "Autre"),
            new("password", "tout autre chose encore")]);
        using var answer = await thief.Http.PostAsync(new Uri($"{site.LastMail(known).Links[0]}?handler=open", UriKind.Relative), form);
        using var signsIn = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await signsIn.SignInAsync(known));
    }

    [Fact]
    public async Task Signed_in_the_start_asks_for_whom_each_organisation_where_one_may_begin_or_nobody()
    {
        using var anne = await site.SignedUpAsync(Email("anne"));
        await anne.GetAsync("/fr/assessments/new?for=choose");
        // Nowhere to choose: the form.
        Assert.NotNull(anne.Page.QuerySelector("input[name=role]"));
        await anne.GetAsync("/fr/organisations/new");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(Organisation("CHU")));
        var organisation = anne.Path.Split('?')[0];
        await anne.GetAsync("/fr");
        await anne.GetAsync(anne.Page.QuerySelector("main a[href='/fr/assessments/new?for=choose']")!.GetAttribute("href")!);
        Assert.Equal([$"{organisation}/assessments/new", "/fr/assessments/new"],
            anne.Page.QuerySelectorAll("main .er-tasks a").Select(link => link.GetAttribute("href")));
    }

    private static Task<HttpStatusCode> ShareAsync(Visitor visitor, string email) =>
        visitor.SendFormAsync(visitor.Page.QuerySelector("form:has(#email)")!, "?handler=mail", ("email", email));

    private static void Said(Visitor visitor, string step)
    {
        var over = visitor.Page.QuerySelector(".er-over")!.TextContent;
        Assert.Contains(step, over, StringComparison.Ordinal);
        Assert.Contains("CHU de Montervaux", over, StringComparison.Ordinal);
    }
}

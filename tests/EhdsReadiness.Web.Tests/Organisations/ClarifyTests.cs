using EhdsReadiness.Web.Tests.Isolation;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Organisations;

/// <summary>An unknown is an errand: it stays to be clarified, somebody without an account answers it by a link, and whoever asked takes
/// that over. Over HTTP, as browsers without script do it.</summary>
[Collection(SiteCollection.Name)]
public sealed class ClarifyTests(TestSite site)
{
    private const string Question = "/questions/holder-opt-out";

    [Theory]
    [InlineData("fr", "À éclaircir")]
    [InlineData("en", "To be clarified")]
    public async Task A_colleague_without_an_account_clarifies_an_unknown_by_a_link_and_whoever_asked_takes_it_over(
        string language, string toClarify)
    {
        using var anne = site.Visitor();
        using var paul = site.Visitor();
        var list = await anne.StartAsync(language);
        await anne.GetAsync(list + Question);
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("level", "unknown"), ("who", "le RSSI")));
        await anne.GetAsync(list);
        var errands = anne.Page.QuerySelector("#clarify ~ ul")!;
        Assert.Contains("le RSSI", errands.TextContent, StringComparison.Ordinal);
        Assert.Contains(toClarify, errands.TextContent, StringComparison.Ordinal);

        var email = $"paul-{Guid.NewGuid():N}@example.org";
        await anne.GetAsync($"{list}{Question}/ask");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("email", email)));
        var shown = anne.Page.QuerySelector("#link")!.TextContent.Trim();
        var letter = site.LastMail(email);
        Assert.Equal((language, shown), (letter.Language, site.Address.ToString().TrimEnd('/') + letter.Links[0]));

        Assert.Equal(HttpStatusCode.OK, await paul.GetAsync(letter.Links[0]));
        Assert.Equal("no-referrer", paul.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("noindex", paul.Response.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal(HttpStatusCode.BadRequest, await paul.SendAsync(("level", "unknown")));
        Assert.Equal(HttpStatusCode.OK,
            await paul.SendAsync(("level", "3"), ("note", "registre tenu"), ("by", "Paul Martin")));
        Assert.NotNull(paul.Page.QuerySelector("main [role=status]"));
        Assert.Equal(HttpStatusCode.OK, await paul.GetAsync(paul.Path));
        Assert.NotNull(paul.Page.QuerySelector("main [role=status]"));

        await anne.GetAsync(list);
        Assert.Contains("Paul Martin", anne.Page.QuerySelector("#clarify ~ ul")!.TextContent, StringComparison.Ordinal);
        await anne.GetAsync(list + Question);
        Assert.NotNull(anne.Page.QuerySelector("input[name=level][value=unknown][checked]"));
        Assert.Equal(HttpStatusCode.OK, await anne.SendFormAsync(SaidForm(anne), "?handler=adopt"));
        Assert.NotNull(anne.Page.QuerySelector("main .ds-alert[role=status]"));
        Assert.NotNull(anne.Page.QuerySelector("input[name=level][value='3'][checked]"));
        Assert.Equal("registre tenu", anne.Page.QuerySelector("#note")!.TextContent.Trim());
        await anne.GetAsync(list);
        Assert.Null(anne.Page.QuerySelector("#clarify"));
        var change = (await site.Answers.HistoryAsync(
            (await site.Assessments.FindAsync(list.Split('/')[^1], default))!.Id, "holder-opt-out", default))[0];
        Assert.Equal("Paul Martin", change.SaidBy);
    }

    [Fact]
    public async Task An_assigned_unknown_stays_open_for_its_member_whoever_names_another_hands_it_to_them_and_submitting_says_how_many()
    {
        using var world = await World.CreateAsync(site);
        var list = $"/fr/assessments/{world.Assessment}";
        await site.Services.GetRequiredService<AssignmentStore>().AssignAsync(
            world.Assessment, [AssignmentTarget.Question("holder-opt-out")], world.AccountOf(Persona.Contributor), new(2090, 1, 1),
            world.AccountOf(Persona.Owner), site.Clock.GetUtcNow(), default);
        var contributor = world[Persona.Contributor];
        await contributor.GetAsync(list);
        var mine = contributor.Page.QuerySelectorAll("main .er-tasks")[0].TextContent;
        Assert.Contains("À éclaircir", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("Terminé", mine, StringComparison.Ordinal);

        await contributor.GetAsync(list + Question);
        Assert.Equal(HttpStatusCode.OK, await contributor.SendAsync(("level", "unknown"), ("who", Persona.Owner.ToString())));
        var owner = world[Persona.Owner];
        await owner.GetAsync(list);
        Assert.Contains(
            "Quelqu’un pense que vous savez", owner.Page.QuerySelectorAll("main .er-tasks")[0].TextContent, StringComparison.Ordinal);
        await owner.GetAsync($"{list}/approval");
        Assert.Contains("Réponses : 1, dont 1 « Je ne sais pas »".Replace(" :", "\u00a0:", StringComparison.Ordinal)
            .Replace("« ", "«\u00a0", StringComparison.Ordinal).Replace(" »", "\u00a0»", StringComparison.Ordinal),
            owner.Page.Body!.TextContent, StringComparison.Ordinal);
        await owner.GetAsync($"{list}/review?only=unknown");
        Assert.Single(owner.Page.QuerySelectorAll("main .er-tasks > li"));
        await owner.GetAsync($"{list}/review?only=note");
        Assert.Empty(owner.Page.QuerySelectorAll("main .er-tasks > li"));
    }

    [Fact]
    public async Task Who_would_know_is_kept_with_what_the_script_saves()
    {
        using var anne = site.Visitor();
        var list = await anne.StartAsync("fr");
        await anne.GetAsync(list + Question);
        anne.Http.DefaultRequestHeaders.Add("Accept", "application/json");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("level", "unknown"), ("who", "le RSSI")));
        anne.Http.DefaultRequestHeaders.Remove("Accept");
        await anne.GetAsync(list);
        Assert.Contains("le RSSI", anne.Page.QuerySelector("#clarify ~ ul")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_named_stays_where_a_form_of_before_says_nothing_of_it()
    {
        using var anne = site.Visitor();
        using var bruno = site.Visitor();
        var list = await anne.StartAsync("fr");
        await anne.GetAsync(list + Question);
        await anne.SendAsync(("level", "unknown"));
        await anne.GetAsync(list + Question);
        await bruno.GetAsync(list + Question);
        Assert.Equal(HttpStatusCode.OK, await bruno.SendAsync(("level", "unknown"), ("who", "le DPO")));

        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("level", "unknown"), ("note", "à voir")));
        await anne.GetAsync(list + Question);
        Assert.Equal("le DPO", anne.Page.QuerySelector("[name=who]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("level", "unknown"), ("who", "")));
        await anne.GetAsync(list + Question);
        Assert.Equal("", anne.Page.QuerySelector("[name=who]")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_link_that_was_used_withdrawn_is_over_or_of_a_closed_assessment_is_404_and_says_why_it_may_be()
    {
        using var world = await World.CreateAsync(site);
        using var paul = site.Visitor();
        var owner = world[Persona.Owner];
        var ask = $"/en/assessments/{world.Assessment}{Question}/ask";
        async Task<string> LinkAsync()
        {
            await owner.GetAsync(ask);
            Assert.Equal(HttpStatusCode.OK, await owner.SendAsync());
            return new Uri(owner.Page.QuerySelector("#link")!.TextContent.Trim()).PathAndQuery;
        }

        async Task IsGoneAsync(Task<HttpStatusCode> answer)
        {
            Assert.Equal(HttpStatusCode.NotFound, await answer);
            Assert.Equal("This link opens nothing any more", paul.Page.QuerySelector("h1")!.TextContent);
            Assert.Equal(4, paul.Page.QuerySelectorAll("main li").Length);
        }

        // Withdrawn between looking and sending.
        var link = await LinkAsync();
        Assert.Equal(HttpStatusCode.OK, await paul.GetAsync(link));
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync("?handler=withdraw", true));
        await IsGoneAsync(paul.SendAsync(("level", "2")));
        await IsGoneAsync(paul.GetAsync(link));

        // Closed between, and open again.
        link = await LinkAsync();
        Assert.Equal(HttpStatusCode.OK, await paul.GetAsync(link));
        await world.SetStateAsync(AssessmentState.Submitted);
        await IsGoneAsync(paul.SendAsync(("level", "2")));
        await world.SetStateAsync(AssessmentState.Draft);

        // Used twice, and what was said cannot be asked for again before it is decided.
        Assert.Equal(HttpStatusCode.OK, await paul.GetAsync(link));
        Assert.Equal(HttpStatusCode.OK, await paul.SendAsync(("level", "2")));
        await IsGoneAsync(paul.GetAsync(link));
        await owner.GetAsync(ask);
        Assert.Null(owner.Page.QuerySelector("#email"));

        // Stale: somebody answers between.
        await owner.GetAsync($"/en/assessments/{world.Assessment}{Question}");
        var form = SaidForm(owner);
        var contributor = world[Persona.Contributor];
        await contributor.GetAsync($"/en/assessments/{world.Assessment}{Question}");
        Assert.Equal(HttpStatusCode.OK, await contributor.SendAsync(("level", "1")));
        Assert.Equal(HttpStatusCode.OK, await owner.SendFormAsync(form, "?handler=adopt"));
        Assert.Contains("done=stale", owner.Path, StringComparison.Ordinal);
        Assert.NotNull(owner.Page.QuerySelector("input[name=level][value='1'][checked]"));
        Assert.Equal(HttpStatusCode.OK, await owner.SendFormAsync(SaidForm(owner), "?handler=setaside"));
        Assert.Contains("done=set-aside", owner.Path, StringComparison.Ordinal);
        Assert.Null(owner.Page.QuerySelector("#said"));

        // Over.
        var token = (await site.Services.GetRequiredService<ClarificationStore>().OpenAsync(
            (await site.Services.GetRequiredService<OrganisationAssessmentStore>().FindAsync(
                world.Assessment, world.AccountOf(Persona.Owner), FrenchTime.DayOf(site.Clock.GetUtcNow()), default))!,
            "holder-opt-out", AuditActor.Account(world.AccountOf(Persona.Owner)), site.Clock.GetUtcNow() - Clarification.Lifetime,
            default))!;
        await IsGoneAsync(paul.GetAsync($"/en/clarify/{token}"));
        await IsGoneAsync(paul.GetAsync("/en/clarify/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
    }

    private static AngleSharp.Dom.IElement SaidForm(Visitor visitor) =>
        visitor.Page.QuerySelector("form:has(input[name=errand])")!;
}

using AngleSharp.Dom;
using EhdsReadiness.Web.Tests.Isolation;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Forms;

/// <summary>Forms sent again after the first sending, or somebody else, ended what they came by.</summary>
[Collection(SiteCollection.Name)]
public sealed class SentAgainTests(TestSite site)
{
    private const string Question = "/questions/holder-opt-out";

    [Fact]
    public async Task A_link_replaced_by_two_clicks_is_shown_to_both()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();

        var (first, second) = await SendTwiceAsync(visitor, $"{list}/share", "replace");

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (first.StatusCode, second.StatusCode));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(second.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task A_link_that_was_shown_opens_still_after_the_page_was_loaded_again()
    {
        using var visitor = site.Visitor();
        using var guest = site.Visitor();
        var list = await visitor.StartAsync("en");
        await visitor.GetAsync($"{list}/share");
        var fields = Hidden(visitor.Page, "handler=reader");

        using var first = await PostAsync(visitor, $"{list}/share?handler=reader", fields);
        await visitor.ShowAsync(first);
        var link = new Uri(visitor.Page.QuerySelector("#reader")!.TextContent.Trim()).AbsolutePath;
        using var second = await PostAsync(visitor, $"{list}/share?handler=reader", fields);

        Assert.Equal(HttpStatusCode.OK, await guest.GetAsync(link));
        await visitor.GetAsync(second.Headers.Location!.ToString());
        Assert.Contains("shown only once", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_address_made_by_two_clicks_is_one()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();

        var (first, second) = await SendTwiceAsync(visitor, $"{list}/exports", "feed");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Found), (first.StatusCode, second.StatusCode));
        await visitor.GetAsync(second.Headers.Location!.ToString());
        Assert.Single(visitor.Page.QuerySelectorAll("main input[name=feed]"));
    }

    [Fact]
    public async Task What_was_typed_over_a_link_that_ended_meanwhile_can_be_read()
    {
        using var anne = site.Visitor();
        using var paul = site.Visitor();
        var list = await anne.StartAsync();
        await anne.GetAsync($"{list}{Question}/ask");
        await anne.SendAsync();
        await paul.GetAsync(new Uri(anne.Page.QuerySelector("#link")!.TextContent.Trim()).AbsolutePath);
        await anne.GetAsync($"{list}{Question}/ask");
        await anne.SendAsync("?handler=withdraw", true);

        Assert.Equal(HttpStatusCode.NotFound, await paul.SendAsync(("level", "3"), ("note", "registre tenu par le DPO")));

        Assert.Equal("registre tenu par le DPO", paul.Page.QuerySelector("main .er-typed")!.TextContent);
    }

    [Fact]
    public async Task A_message_that_sends_an_assessment_back_stays_in_the_other_language_and_when_its_form_expires()
    {
        using var world = await World.CreateAsync(site);
        var owner = world[Persona.Owner];
        var page = $"/fr/assessments/{world.Assessment}/approval";
        await site.Database.ExecuteAsync(
            "UPDATE assessment SET state = 'submitted' WHERE id = @id", new { id = world.Assessment }, default);
        await owner.GetAsync(page);
        List<KeyValuePair<string, string>> fields = [.. Hidden(owner.Page, "handler=changes"), new("message", "Revoir l’axe 2")];

        await owner.ShowAsync(await PostAsync(owner, $"/en{page[3..]}?handler=changes", [.. fields, new("switch", "true")]));
        Assert.Equal("Revoir l’axe 2", owner.Page.QuerySelector("#message")!.TextContent.Trim());
        fields.RemoveAll(field => field.Key == "__RequestVerificationToken");
        using var expired = await PostAsync(owner, $"{page}?handler=changes", fields);
        await owner.ShowAsync(expired);
        Assert.Equal(HttpStatusCode.BadRequest, expired.StatusCode);
        Assert.Equal("Revoir l’axe 2", owner.Page.QuerySelector("#message")!.TextContent.Trim());
        Assert.NotNull(owner.Page.QuerySelector("main [role=alert]"));
    }

    [Fact]
    public async Task A_no_that_somebody_said_meanwhile_is_not_overwritten_unseen()
    {
        using var world = await World.CreateAsync(site);
        var (owner, agreements) = (world[Persona.Owner], site.Services.GetRequiredService<AgreementStore>());
        await owner.GetAsync($"/fr/organisations/{world.Organisation}/agreement");
        await agreements.SayAsync(world.Organisation, false, world.AccountOf(Persona.Owner), site.Clock.GetUtcNow(), default);

        Assert.Equal(HttpStatusCode.Conflict, await owner.SendAsync(("agreed", "yes")));
        Assert.False((await agreements.FindAsync(world.Organisation, default))!.Agreed);
        Assert.NotNull(owner.Page.QuerySelector("main [role=alert]"));

        // Neither the other language nor an expired form shows a page that was seen.
        await owner.GetAsync($"/fr/organisations/{world.Organisation}/agreement");
        var seen = owner.Page.QuerySelector("main input[name=seen]")!.GetAttribute("value");
        await agreements.SayAsync(world.Organisation, false, world.AccountOf(Persona.Owner), site.Clock.GetUtcNow().AddMinutes(1), default);
        await owner.SendAsync(("agreed", "yes"), ("switch", "true"));
        Assert.Equal(seen, owner.Page.QuerySelector("main input[name=seen]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Conflict, await owner.SendAsync(("agreed", "yes")));

        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(("agreed", "yes")));
        Assert.True((await agreements.FindAsync(world.Organisation, default))!.Agreed);
    }

    /// <summary>The hidden fields of the form that goes to a handler.</summary>
    private static async Task<(HttpResponseMessage First, HttpResponseMessage Second)> SendTwiceAsync(
        Visitor visitor, string page, string handler)
    {
        await visitor.GetAsync(page);
        var fields = Hidden(visitor.Page, $"handler={handler}");
        return (await PostAsync(visitor, $"{page}?handler={handler}", fields),
            await PostAsync(visitor, $"{page}?handler={handler}", fields));
    }

    private static List<KeyValuePair<string, string>> Hidden(IParentNode page, string handler) =>
    [
        .. page.QuerySelectorAll("main form").First(form => form.OuterHtml.Contains(handler, StringComparison.Ordinal))
            .QuerySelectorAll("input[type=hidden]")
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? "")),
    ];

    private static async Task<HttpResponseMessage> PostAsync(
        Visitor visitor, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await visitor.Http.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}

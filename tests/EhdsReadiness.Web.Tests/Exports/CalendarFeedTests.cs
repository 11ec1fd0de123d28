using EhdsReadiness.Web.Tests.Isolation;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>The secret address by which a calendar reads a plan: what it opens, to whom, and when it opens nothing any more.</summary>
[Collection(SiteCollection.Name)]
public sealed class CalendarFeedTests(TestSite site)
{
    private const string Form = "form:has([formaction='?handler=feed'])";

    [Fact]
    public async Task A_calendar_reads_the_file_of_the_download_without_cookies_and_is_told_when_nothing_changed()
    {
        using var anne = site.Visitor();
        var list = await anne.StartAsync();
        var feed = await MakeAsync(anne, list);
        await anne.GetAsync($"{list}/exports");
        Assert.DoesNotContain(feed.Split('/')[^1], anne.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        using var calendar = new HttpClient { BaseAddress = site.Address };
        using var first = await calendar.GetAsync(new Uri(feed));
        Assert.Equal("text/calendar; charset=utf-8", first.Content.Headers.ContentType!.ToString());
        Assert.Equal(await anne.Http.GetStringAsync(new Uri($"{list}/exports/plan.ics", UriKind.Relative)),
            await first.Content.ReadAsStringAsync());
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.True(first.Headers.CacheControl!.NoStore);

        using var again = await AskAsync(calendar, HttpMethod.Get, feed, first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var head = await AskAsync(calendar, HttpMethod.Head, feed);
        Assert.Equal((HttpStatusCode.OK, first.Headers.ETag.Tag, 0),
            (head.StatusCode, head.Headers.ETag!.Tag, (await head.Content.ReadAsByteArrayAsync()).Length));

        await anne.GetAsync($"{list}/questions/holder-opt-out");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("level", "0")));
        using var changed = await AskAsync(calendar, HttpMethod.Get, feed, first.Headers.ETag.ToString());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task An_address_that_was_withdrawn_or_replaced_opens_nothing_nor_does_any_once_the_resume_link_is_replaced()
    {
        using var anne = site.Visitor();
        var list = await anne.StartAsync();
        var first = await MakeAsync(anne, list);
        var second = await MakeAsync(anne, list);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(first), await StatusAsync(second)));
        await anne.GetAsync($"{list}/exports");
        var form = anne.Page.QuerySelector("form:has(input[name=feed])")!;
        Assert.Equal(HttpStatusCode.OK, await anne.SendFormAsync(form, "?handler=withdraw"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(second));

        var third = await MakeAsync(anne, list);
        await anne.GetAsync($"{list}/share");
        await anne.SendFormAsync(anne.Page.QuerySelector("form:has([formaction='?handler=replace'])")!, "?handler=replace");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(third));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{site.Address}fr/calendars/{new string('A', 32)}"));
    }

    [Fact]
    public async Task Whoever_has_the_read_only_link_makes_no_address()
    {
        using var anne = site.Visitor();
        using var reader = site.Visitor();
        var list = await anne.StartAsync();
        var key = await site.Assessments.CreateReaderKeyAsync(
            (await site.Assessments.FindAsync(list.Split('/')[^1], default))!.Id, default);
        await reader.GetAsync($"/fr/assessments/{key}/exports");
        Assert.Null(reader.Page.QuerySelector("#calendar"));
    }

    [Theory]
    [InlineData("member")]
    [InlineData("grant")]
    [InlineData("disabled")]
    [InlineData("closed")]
    [InlineData("deleted")]
    public async Task An_address_opens_nothing_from_the_moment_when_its_maker_has_no_access_or_the_assessment_is_gone(string end)
    {
        using var world = await World.CreateAsync(site);
        var persona = end == "grant" ? Persona.ConsultantReading : Persona.Reader;
        var feed = await MakeAsync(world[persona], $"/fr/assessments/{world.Assessment}");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(feed));
        switch (end)
        {
            case "member":
                await site.Services.GetRequiredService<MemberStore>().RemoveAsync(
                    world.Organisation, world.AccountOf(persona), null, world.AccountOf(Persona.Owner), site.Clock.GetUtcNow(), default);
                // Coming back does not open it again.
                await site.Database.ExecuteAsync(
                    "INSERT INTO member (organisation_id, account_id, role, since) VALUES (@Organisation, @account, 'reader', @at)",
                    new { world.Organisation, account = world.AccountOf(persona), at = site.Clock.GetUtcNow() }, default);
                break;
            case "grant":
                await world.WithdrawAsync();
                break;
            case "disabled":
                await site.Database.ExecuteAsync(
                    "UPDATE account SET disabled_at = @at WHERE id = @id",
                    new { at = site.Clock.GetUtcNow(), id = world.AccountOf(persona) }, default);
                break;
            case "closed":
                await site.Services.GetRequiredService<ClosingStore>().CloseAsync(
                    world.AccountOf(persona), new Dictionary<string, Handover>(), site.Clock.GetUtcNow(), default);
                Assert.Empty(await site.Database.ListAsync<string>(
                    "SELECT id FROM calendar_feed WHERE made_by = @id", new { id = world.AccountOf(persona) }, default));
                break;
            case "deleted":
                await site.Database.ExecuteAsync("DELETE FROM assessment WHERE id = @Assessment", new { world.Assessment }, default);
                break;
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(feed));
    }

    [Fact]
    public async Task Owners_see_who_made_an_address_and_take_back_anybodys_others_their_own_and_the_trail_tells_of_both()
    {
        using var world = await World.CreateAsync(site);
        var list = $"/fr/assessments/{world.Assessment}";
        var feed = await MakeAsync(world[Persona.Contributor], list);
        var contributor = world[Persona.Contributor];
        await contributor.GetAsync($"{list}/exports");
        var section = contributor.Page.QuerySelector("section:has(#calendar)")!;
        Assert.DoesNotContain("Owner", section.TextContent, StringComparison.Ordinal);
        Assert.Single(section.QuerySelectorAll("input[name=feed]"));

        var owner = world[Persona.Owner];
        await owner.GetAsync($"{list}/exports");
        Assert.Equal(2, owner.Page.QuerySelectorAll("section:has(#calendar) input[name=feed]").Length);
        await contributor.SendFormAsync(section.QuerySelector("form:has(input[name=feed])")!, "?handler=withdraw");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(feed));

        feed = await MakeAsync(contributor, list);
        var reader = world[Persona.Reader];
        await reader.GetAsync($"{list}/exports");
        await owner.GetAsync($"{list}/exports");
        var id = owner.Page.QuerySelectorAll("section:has(#calendar) li").Single(item =>
            item.TextContent.Contains("Contributor", StringComparison.Ordinal)).QuerySelector("input[name=feed]")!.GetAttribute("value");
        await reader.SendFormAsync(reader.Page.QuerySelector(Form)!, "?handler=withdraw", ("feed", id));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(feed));
        await owner.SendFormAsync(owner.Page.QuerySelector(Form)!, "?handler=withdraw", ("feed", id));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(feed));

        await owner.GetAsync($"/fr/organisations/{world.Organisation}/audit");
        Assert.Contains("a créé une adresse", owner.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("a retiré une adresse", owner.Page.Body.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> MakeAsync(Visitor visitor, string list)
    {
        await visitor.GetAsync($"{list}/exports");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendFormAsync(visitor.Page.QuerySelector(Form)!, "?handler=feed"));
        return visitor.Page.GetElementById("feed-link")!.TextContent.Trim();
    }

    private static async Task<HttpStatusCode> StatusAsync(string feed)
    {
        using var calendar = new HttpClient();
        using var response = await calendar.GetAsync(new Uri(feed));
        return response.StatusCode;
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient calendar, HttpMethod method, string feed, string? tag = null)
    {
        var request = new HttpRequestMessage(method, feed);
        if (tag is not null) { request.Headers.TryAddWithoutValidation("If-None-Match", tag); }

        return calendar.SendAsync(request);
    }
}

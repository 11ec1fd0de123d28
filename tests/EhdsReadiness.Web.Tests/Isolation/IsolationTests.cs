using AngleSharp.Html.Parser;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace EhdsReadiness.Web.Tests.Isolation;

/// <summary>Every page of the running site and every form of it, for everybody who may come: what isn't one's own is 404, what one's role
/// does not allow is 403.</summary>
[Collection(SiteCollection.Name)]
public sealed class IsolationTests(TestSite site)
{
    [Fact]
    public async Task Everybody_is_answered_as_the_table_says_and_the_table_knows_every_page_and_form()
    {
        var table = IsolationTable.Read();
        var requests = await RequestsAsync();
        var faults = requests.Except(table.Keys).Select(request => $"{request} is not in the table")
            .Concat(table.Keys.Except(requests).Select(request => $"{request} is in the table but not on the site")).ToList();
        using var world = await World.CreateAsync(site);
        foreach (var request in requests.Where(table.ContainsKey))
        {
            foreach (var persona in Enum.GetValues<Persona>())
            {
                var expected = table[request][(int)persona];
                var answer = await AskAsync(world, persona, request);
                if (!expected.Split('|').Contains(answer))
                {
                    faults.Add($"{request} for {persona}: {answer} instead of {expected}");
                }

                if (request.StartsWith("POST", StringComparison.Ordinal) && expected == "ok"
                    && (request.Contains("{key}", StringComparison.Ordinal) || request.Contains("{org}", StringComparison.Ordinal)))
                {
                    // What was allowed may have changed something.
                    await world.RenewAsync();
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_page_without_a_form_takes_none_from_anybody_and_tells_nobody_more_than_its_page()
    {
        var table = IsolationTable.Read();
        var requests = await RequestsAsync();
        var faults = new List<string>();
        using var world = await World.CreateAsync(site);
        foreach (var request in requests.Where(request => request.StartsWith("GET /{c:culture}", StringComparison.Ordinal))
            .Select(request => request.Replace("GET", "POST", StringComparison.Ordinal)).Except(requests))
        {
            foreach (var persona in Enum.GetValues<Persona>())
            {
                var row = table[request.Replace("POST", "GET", StringComparison.Ordinal)];
                var (shown, answer) = (row[(int)persona], await AskAsync(world, persona, request));
                // A page that nobody sees is known by its address, and says of a form only that it takes none; so does one that is only out
                // of turn.
                var nobodySees = row.All(one => one == "404");
                var isSeen = shown.StartsWith("ok", StringComparison.Ordinal) || shown == "409" || nobodySees;
                if (isSeen ? answer is not ("403" or "404" or "405") : answer != shown)
                {
                    faults.Add($"{request} for {persona}: {answer}, where the page is {shown}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_withdrawn_grant_and_a_membership_that_ended_fail_at_the_very_next_request_downloads_included()
    {
        using var world = await World.CreateAsync(site);
        var members = site.Services.GetRequiredService<Core.Organisations.MemberStore>();
        string[] pages = ["", "/results", "/report", "/report.pdf", "/export.json", "/questions/holder-opt-out"];
        Persona[] people = [Persona.ConsultantReading, Persona.ConsultantAnswering, Persona.Reader, Persona.Contributor];
        foreach (var page in pages)
        {
            await world.RenewAsync();
            foreach (var persona in people)
            {
                Assert.Equal(HttpStatusCode.OK, await world[persona].GetAsync($"/fr/assessments/{world.Assessment}{page}"));
            }

            await world.WithdrawAsync();
            await members.RemoveAsync(
                world.Organisation, world.AccountOf(Persona.Reader), null, world.AccountOf(Persona.Owner), site.Clock.GetUtcNow(), default);
            await members.RemoveAsync(world.Organisation, world.AccountOf(Persona.Contributor), null, world.AccountOf(Persona.Owner),
                site.Clock.GetUtcNow(), default);
            foreach (var persona in people)
            {
                Assert.Equal(HttpStatusCode.NotFound, await world[persona].GetAsync($"/fr/assessments/{world.Assessment}{page}"));
            }
        }
    }

    [Fact]
    public async Task A_house_sees_what_is_finalised_and_drafts_only_while_the_unit_shows_them_and_nothing_once_it_left()
    {
        using var world = await World.CreateAsync(site);
        var units = site.Services.GetRequiredService<UnitStore>();
        async Task<HttpStatusCode> SeeAsync(string page = "") =>
            await world[Persona.HouseMember].GetAsync($"/fr/assessments/{world.Assessment}{page}");

        Assert.Equal(HttpStatusCode.OK, await SeeAsync("/review"));
        await units.ShowDraftsAsync(
            world.Organisation, false, world.AccountOf(Persona.Owner), site.Clock.GetUtcNow(), default);
        Assert.Equal(HttpStatusCode.NotFound, await SeeAsync("/review"));
        await world.SetStateAsync(AssessmentState.Finalised);
        Assert.Equal(HttpStatusCode.OK, await SeeAsync());
        Assert.Equal(HttpStatusCode.OK, await SeeAsync("/report.pdf"));
        Assert.Equal(HttpStatusCode.Forbidden, await SeeAsync("/questions/holder-opt-out"));
        await units.LeaveAsync(world.Organisation, world.House, world.AccountOf(Persona.Owner), site.Clock.GetUtcNow(), default);
        Assert.Equal(HttpStatusCode.NotFound, await SeeAsync());
        Assert.Equal(HttpStatusCode.NotFound, await SeeAsync("/report.pdf"));
    }

    [Fact]
    public async Task The_link_of_one_question_opens_that_question_and_nothing_else_and_tells_no_answer_no_score_and_no_other_question()
    {
        using var world = await World.CreateAsync(site);
        var other = site.Content.Questionnaires[^1].Questions.First(question => question.Id != "holder-opt-out");
        await site.Answers.SaveAsync(
            world.Assessment, other.Id, Answer.AtLevel(2) with { Note = "secret ailleurs" }, 0,
            Core.Audit.AuditActor.Account(world.AccountOf(Persona.Owner)), site.Clock.GetUtcNow(), default);
        await site.Answers.SaveAsync(
            world.Assessment, "holder-opt-out", Answer.AtLevel(4) with { Note = "secret ici" }, 1,
            Core.Audit.AuditActor.Account(world.AccountOf(Persona.Owner)), site.Clock.GetUtcNow(), default);
        var visitor = world[Persona.Anonymous];
        var token = world.Clarification;
        foreach (var language in new[] { "fr", "en" })
        {
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"/{language}/clarify/{token}"));
            var html = visitor.Page.DocumentElement.OuterHtml;
            foreach (var secret in new[]
                { "secret", world.Assessment, world.Organisation, other.Ask.In(language == "fr" ? Language.French : Language.English) })
            {
                Assert.DoesNotContain(secret, visitor.Page.DocumentElement.TextContent + html, StringComparison.Ordinal);
            }

            Assert.Null(visitor.Page.QuerySelector("input[name=level][checked]"));
            Assert.Null(visitor.Page.QuerySelector("[data-figure]"));
            Assert.All(visitor.Page.QuerySelectorAll("a[href*='/assessments/']"), link =>
                Assert.EndsWith("/assessments/new", link.GetAttribute("href"), StringComparison.Ordinal));
        }

        // In place of every key, identifier and token of the site.
        foreach (var request in (await RequestsAsync()).Where(request =>
            !request.Contains("/clarify/", StringComparison.Ordinal) && SiteRouteNames.Any(name =>
                request.Contains(name, StringComparison.Ordinal))))
        {
            var (method, pattern) = (request.Split(' ')[0], request.Split(' ')[1].Split('?')[0]);
            var address = SiteRouteNames.Aggregate(pattern.Replace("{c:culture}", "fr", StringComparison.Ordinal), (path, name) =>
                path.Replace(name, path.Contains($"questions/{name}", StringComparison.Ordinal) ? "holder-opt-out" : token,
                    StringComparison.Ordinal));
            using var message = new HttpRequestMessage(new(method), new Uri(
                address + (request.Contains('?', StringComparison.Ordinal) ? $"?handler={request.Split('?')[1]}" : ""), UriKind.Relative));
            if (method == "POST")
            {
                message.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", await TokenAsync(visitor))]);
            }

            using var response = await visitor.Http.SendAsync(message);
            Assert.True(
                response.StatusCode == HttpStatusCode.NotFound
                    || response.StatusCode == HttpStatusCode.Unauthorized
                    || response.Headers.Location?.ToString().Contains("/sign-in", StringComparison.Ordinal) == true,
                $"{request}: {response.StatusCode}");
        }
    }

    private static readonly string[] SiteRouteNames = ["{key}", "{org}", "{token}", "{id}"];

    /// <summary>Every page and every form of the running site: <c>GET</c>, the unnamed <c>POST</c> and one for each named
    /// handler.</summary>
    private async Task<IReadOnlyList<string>> RequestsAsync()
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var requests = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null))
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()
                    ?.HttpMethods.Where(method => method is "GET" or "POST") ?? [])
                {
                    requests.Add($"{method} {pattern}");
                }

                continue;
            }

            requests.Add($"GET {pattern}");
            var handlers = (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods;
            requests.UnionWith(handlers.Where(handler => handler.HttpMethod == "Post")
                .Select(handler => $"POST {pattern}{(handler.Name is null ? "" : $"?{handler.Name}")}"));
        }

        return [.. requests];
    }

    /// <summary>The status, <c>ok</c> for what is shown, done or refused only for what its fields say, or <c>sign-in</c> for the way
    /// there.</summary>
    private static async Task<string> AskAsync(World world, Persona persona, string request)
    {
        var (method, pattern, handler) =
            (request.Split(' ')[0], request.Split(' ')[1].Split('?')[0], request.Split('?').ElementAtOrDefault(1));
        var visitor = world[persona];
        var address = Address(world, pattern);
        using var message =
            new HttpRequestMessage(new(method), new Uri(address + (handler is null ? "" : $"?handler={handler}"), UriKind.Relative));
        if (method == "POST" && pattern.StartsWith("/{c:culture}", StringComparison.Ordinal))
        {
            message.Content =
                new FormUrlEncodedContent([new("__RequestVerificationToken", await TokenAsync(visitor)), new("version", "1")]);
        }

        using var response = await visitor.Http.SendAsync(message);
        var status = (int)response.StatusCode;
        var answer = status == 401 || response.Headers.Location?.ToString().Contains("/sign-in?return=", StringComparison.Ordinal) == true
            ? "sign-in"
            : status is 200 or 302 || (method == "POST" && status is 400 or 415) ? "ok"
            : $"{status}";
        if (persona != Persona.Anonymous && method == "POST" && !pattern.Contains("{key}", StringComparison.Ordinal)
            && !pattern.Contains("{org}", StringComparison.Ordinal)
            && await visitor.GetAsync("/fr/organisations", follow: false) == HttpStatusCode.Found)
        {
            // The form ended the session.
            await world.SignInAsync(persona);
        }

        return answer;
    }

    internal static string Address(World world, string pattern)
    {
        var segments = pattern.Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            segments[i] = (segments[i], segments[i - 1]) switch
            {
                ("{c:culture}", _) => "fr",
                ("{key}", _) => world.Assessment,
                ("{org}", _) => world.Organisation,
                ("{token}", "clarify") => world.Clarification,
                ("{token}", "calendars") => world.Feed,
                ("{token}", _) => pattern.Contains("/clients/", StringComparison.Ordinal) ? world.ClientInvitation : world.Invitation,
                ("{id}", "clients") => world.Organisation,
                ("{id}", "members") => world.AccountOf(Persona.Reader),
                ("{id}", var before) => SiteRoute.Existing[before],
                ("{status:int}", _) => "500",
                ("{**path:file}", _) => "nothing.css",
                var (part, _) => part,
            };
        }

        return string.Join('/', segments);
    }

    /// <summary>A token of a form that everybody may see.</summary>
    private static async Task<string> TokenAsync(Visitor visitor)
    {
        var page = await new HtmlParser()
            .ParseDocumentAsync(await visitor.Http.GetStreamAsync(new Uri("/fr/assessments/new", UriKind.Relative)));
        return page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }
}

using EhdsReadiness.Web.Pages.ActionPlans;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.ActionPlans;

/// <summary>A plan with more actions than a page shows.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class LongPlanTests(TestSite site)
{
    [Theory]
    [InlineData("")]
    [InlineData("axis")]
    [InlineData("owner")]
    [InlineData("calendar")]
    public async Task Each_action_of_a_long_plan_stands_on_one_page_of_each_view(string view)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("fr");
        var titles = await AddOwnAsync(list, 230);

        var seen = new List<string>();
        var address = view.Length > 0 ? $"{list}/plan?view={view}" : $"{list}/plan";
        for (var next = address; next is not null; next = visitor.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            await visitor.GetAsync(next);
            seen.AddRange(OwnOn(visitor));
            Assert.InRange(seen.Count, 1, titles.Count);
        }

        Assert.Equal(titles.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_past_the_last_is_the_last()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        await AddOwnAsync(list, PlanModel.PerPage + 1);

        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{list}/plan?page=99"));

        Assert.Null(visitor.Page.QuerySelector("a[rel=next]"));
        Assert.NotNull(visitor.Page.QuerySelector("a[rel=prev]"));
        Assert.NotEmpty(OwnOn(visitor));
    }

    [Fact]
    public async Task An_action_moved_over_the_end_of_a_page_is_shown_where_it_stands_then()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        await AddOwnAsync(list, PlanModel.PerPage + 5);
        await visitor.GetAsync($"{list}/plan?view=order");
        var last = visitor.Page.QuerySelectorAll("button[name=down]")[^1];
        var (id, form) = (last.GetAttribute("value")!, last.Closest("form")!);

        await visitor.SendFormAsync(form, "", ("down", id));

        Assert.Equal($"{list}/plan?view=order&page=2", visitor.Path);
        Assert.Equal(id, visitor.Page.QuerySelectorAll("main ol > li")[0].Id);
        Assert.Equal($"{PlanModel.PerPage + 1}", visitor.Page.QuerySelector("main ol")!.GetAttribute("start"));
        Assert.Contains("page 2 of 2", visitor.Page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PlanModel.PerPage - 1, "down", "&page=2")]
    [InlineData(PlanModel.PerPage - 1, "up", "")]
    [InlineData(PlanModel.PerPage, "up", "")]
    public async Task An_action_moved_beside_finished_and_overdue_ones_is_shown_where_it_stands_among_those_to_do(
        int place, string way, string page)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("fr");
        await AddOwnAsync(list, 70, ActionStatus.Done, due: new(2027, 1, 1));
        await AddOwnAsync(list, 5, due: new(2026, 1, 1));
        await AddOwnAsync(list, PlanModel.PerPage + 5);
        await visitor.GetAsync($"{list}/plan?view=order&page={(place / PlanModel.PerPage) + 1}");
        var button = visitor.Page.QuerySelectorAll($"main ol > li")[place % PlanModel.PerPage].QuerySelector($"button[name={way}]")!;
        var id = button.GetAttribute("value")!;

        await visitor.SendFormAsync(button.Closest("form")!, "", (way, id));

        Assert.Equal($"{list}/plan?view=order{page}", visitor.Path);
        Assert.Contains(id, visitor.Page.QuerySelectorAll("main ol > li").Select(row => row.Id));
    }

    [Fact]
    public async Task A_group_of_finished_actions_too_long_for_the_list_has_pages_of_its_own()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        await AddOwnAsync(list, PlanModel.PerPage + 20, ActionStatus.Done);

        await visitor.GetAsync($"{list}/plan");
        Assert.Empty(OwnOn(visitor));
        await visitor.GetAsync(visitor.Page.QuerySelector("main a[href$='view=closed']")!.GetAttribute("href")!);

        Assert.Equal(PlanModel.PerPage, OwnOn(visitor).Count);
        await visitor.GetAsync(visitor.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(20, OwnOn(visitor).Count);
    }

    private static List<string> OwnOn(Visitor visitor) =>
        [.. OwnPattern().Matches(visitor.Page.QuerySelector("main")!.TextContent).Select(match => match.Value).Distinct()];

    [GeneratedRegex("Own [0-9]{3}")]
    private static partial Regex OwnPattern();

    private async Task<IReadOnlyList<string>> AddOwnAsync(
        string list, int count, ActionStatus status = ActionStatus.ToDo, DateOnly? due = null)
    {
        var id = (await site.Assessments.FindAsync(list.Split('/')[^1], default))!.Id;
        var tracking = site.Services.GetRequiredService<TrackingStore>();
        var year = FrenchTime.DayOf(site.Clock.GetUtcNow()).Year + 2;
        var titles = Enumerable.Range(0, count).Select(i => $"Own {i:000}").ToList();
        await Task.WhenAll(titles.Select((title, i) => tracking.AddAsync(id,
            ActionDetails.Untouched with
            {
                Title = title,
                Owner = i % 3 == 0 ? null : $"Owner {i % 3}",
                Due = due ?? (i % 2 == 0 ? null : new(year, 1 + (i % 12), 1)),
                Status = status,
            }, AuditActor.Link, DateTimeOffset.UtcNow, default)));
        return titles;
    }
}

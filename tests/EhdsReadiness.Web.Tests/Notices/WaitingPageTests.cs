using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Notices;

/// <summary>The home of whoever is signed in.</summary>
[Collection(SiteCollection.Name)]
public sealed class WaitingPageTests(TestSite site)
{
    private static readonly AssessmentSettings Settings =
        new(AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), "CHU");

    [Theory]
    [InlineData("fr", "Rien ne vous attend encore.")]
    [InlineData("en", "Nothing waits for you yet.")]
    public async Task Whoever_is_new_is_led_there_and_told_what_to_do_first(string language, string words)
    {
        using var visitor = await site.SignedUpAsync($"nouvelle.{language}@exemple.fr", language);
        await visitor.GetAsync($"/{language}");

        Assert.Equal($"/{language}/waiting", visitor.Path);
        Assert.Contains(words, Text(visitor), StringComparison.Ordinal);
        foreach (var first in new[] { "assessments/new", "organisations/new", "organisations/join" })
        {
            Assert.NotNull(visitor.Page.QuerySelector($"main a[href='/{language}/{first}']"));
        }

        Assert.Equal($"/{language}/waiting", visitor.Page.QuerySelector("header nav a")!.GetAttribute("href"));
        await visitor.GetAsync(visitor.Page.QuerySelector("aside a[href*='view=']")!.GetAttribute("href")!);
        Assert.Equal($"/{language}?view=public", visitor.Path);
        using var anybody = site.Visitor();
        await anybody.GetAsync($"/{language}");
        Assert.Equal($"/{language}", anybody.Path);
    }

    [Fact]
    public async Task What_waits_stands_there_with_a_link_to_its_very_place_and_goes_once_it_is_done()
    {
        var (world, owner, asked) = await ArrangeAsync("attente");
        using var both = owner;
        using var other = asked;
        var services = site.Services;
        await services.GetRequiredService<AssignmentStore>().AssignAsync(
            world.Assessment, [AssignmentTarget.Question("holder-opt-out")], world.Asked, FrenchTime.DayOf(Now).AddDays(3), world.Owner,
            Now,
            default);

        await asked.GetAsync("/fr/waiting");
        Assert.Contains("Répondre à 1 question", Text(asked), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await asked.GetAsync(LinkTo(asked, "/questions/holder-opt-out")));
        await services.GetRequiredService<AnswerStore>().SaveAsync(
            world.Assessment, "holder-opt-out", Answer.AtLevel(2), 0, AuditActor.Account(world.Asked), Now, default);
        await asked.GetAsync("/fr/waiting");
        Assert.DoesNotContain("Répondre à", Text(asked), StringComparison.Ordinal);

        await StepAsync(world, world.Asked, Right.Submit, 0);
        await owner.GetAsync("/fr/waiting");
        Assert.Equal(HttpStatusCode.OK, await owner.GetAsync(LinkTo(owner, "/approval")));
        await StepAsync(world, world.Owner, Right.AskForChanges, 1);
        await asked.GetAsync("/fr/waiting");
        Assert.Equal(HttpStatusCode.OK, await asked.GetAsync(LinkTo(asked, "/approval")));
        await StepAsync(world, world.Asked, Right.Submit, 2);
        await StepAsync(world, world.Owner, Right.Approve, 3);
        await asked.GetAsync("/fr/waiting");
        Assert.Contains("Rien ne vous attend.", Text(asked), StringComparison.Ordinal);
        await owner.GetAsync("/fr/waiting");
        Assert.Equal(HttpStatusCode.OK, await owner.GetAsync(LinkTo(owner, "/finalise")));
    }

    [Fact]
    public async Task News_are_new_until_they_are_marked_as_read()
    {
        var (world, owner, asked) = await ArrangeAsync("nouvelles");
        using var both = owner;
        using var other = asked;
        await StepAsync(world, world.Asked, Right.Submit, 0);
        await site.Job("notices").RoundAsync(default);

        await owner.GetAsync("/fr/waiting");
        Assert.Contains("Une évaluation attend votre validation", Text(owner), StringComparison.Ordinal);
        Assert.Contains("Nouveau", Text(owner), StringComparison.Ordinal);
        await owner.SendFormAsync(owner.Page.QuerySelector("main form")!, "");
        Assert.Equal("/fr/waiting", owner.Path);
        Assert.Contains("Une évaluation attend votre validation", Text(owner), StringComparison.Ordinal);
        Assert.DoesNotContain("Nouveau", Text(owner), StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_one_is_told_is_kept_as_chosen()
    {
        using var visitor = await site.SignedUpAsync("choix@exemple.fr");
        await visitor.GetAsync("/fr/account/notices");
        Assert.Equal("at_once", Chosen(visitor, "assigned"));
        Assert.Equal("daily", Chosen(visitor, "comment"));

        await visitor.SendAsync(("assigned", "never"), ("comment", "at_once"), ("finalised", "hourly"));

        Assert.Equal("/fr/account?done=notices", visitor.Path);
        await visitor.GetAsync("/fr/account/notices");
        Assert.Equal(("never", "at_once", "daily"),
            (Chosen(visitor, "assigned"), Chosen(visitor, "comment"), Chosen(visitor, "finalised")));
        Assert.Contains("\"notice_choices\"", await visitor.Http.GetStringAsync(new Uri("/fr/account/export.json", UriKind.Relative)),
            StringComparison.Ordinal);
    }

    private DateTimeOffset Now => site.Clock.GetUtcNow();

    private static string? Chosen(Visitor visitor, string kind) =>
        visitor.Page.QuerySelector($"select[name={kind}] option[selected]")?.GetAttribute("value");

    private static string Text(Visitor visitor) => visitor.Page.QuerySelector("main")!.TextContent.Replace('\u00A0', ' ');

    private static string LinkTo(Visitor visitor, string end) =>
        visitor.Page.QuerySelector($"main a[href$='{end}']")?.GetAttribute("href")
            ?? throw new InvalidOperationException($"No link to {end}: {Text(visitor)}");

    private async Task<((string Organisation, string Assessment, string Owner, string Asked) World, Visitor Owner, Visitor Asked)>
        ArrangeAsync(string name)
    {
        var (owner, asked) = (await site.AddAccountAsync($"{name}.1@exemple.fr"), await site.AddAccountAsync($"{name}.2@exemple.fr"));
        var organisation = await site.Services.GetRequiredService<OrganisationStore>().CreateAsync(
            new($"CHU {name}", "hospital", "FR-GES", null, $"BE {name}", null, false, Language.French), owner.Id, Now, default);
        await site.Database.ExecuteAsync(
            "INSERT INTO member (organisation_id, account_id, role, since) VALUES (@organisation, @Id, 'contributor', @Now)",
            new { organisation, asked.Id, Now }, default);
        var assessment = await site.Services.GetRequiredService<OrganisationAssessmentStore>().CreateAsync(
            organisation, site.Content.Questionnaires[^1].Version, Settings, new Dictionary<string, Answer>(), owner.Id, Now, default);
        var (first, second) = (site.Visitor(), site.Visitor());
        await first.SignInAsync(owner.Email);
        await second.SignInAsync(asked.Email);
        return ((organisation, assessment, owner.Id, asked.Id), first, second);
    }

    private async Task StepAsync(
        (string Organisation, string Assessment, string Owner, string Asked) world, string account, Right right, int seen)
    {
        var stored = (await site.Services.GetRequiredService<OrganisationAssessmentStore>()
            .FindAsync(world.Assessment, account, FrenchTime.DayOf(Now), default))!;
        Assert.Equal(StepOutcome.Done, await site.Services.GetRequiredService<StateStore>()
            .StepAsync(stored, site.Content.Questionnaires[^1], right, seen, account, null, Now, default));
    }
}

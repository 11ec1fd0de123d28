using EhdsReadiness.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace EhdsReadiness.Browser.Tests.Organisations;

/// <summary>The home of whoever is signed in, with much that waits and much that is new, and how they choose what they are told.</summary>
[Collection(OrganisationsCollection.Name)]
public sealed class WaitingWalkTests(RunningSite site)
{
    [Theory]
    [InlineData("fr", ColorScheme.Dark, ForcedColors.None)]
    [InlineData("en", ColorScheme.Light, ForcedColors.Active)]
    public async Task What_waits_and_what_is_new_is_accessible(string language, ColorScheme scheme, ForcedColors forced)
    {
        var account = await ArrangeAsync();
        var page = await site.VisitorAsync(script: true, 320, scheme, forced, language == "fr" ? "fr-FR" : "en-GB");
        await page.GotoAsync($"/{language}/sign-in");
        await page.Locator("[name=email]").FillAsync(account.Email);
        await page.Locator("[name=password]").FillAsync(RunningSite.Password);
        await RunningSite.GoOnAsync(page.Locator("main form").GetByRole(AriaRole.Button).First);
        Assert.Equal($"/{language}/waiting", new Uri(page.Url).AbsolutePath);
        await Audit.OfAsync(page, "/waiting", $"much, {scheme}, forced colours {forced}", language);
        await page.GotoAsync($"/{language}/waiting?page=2");
        await Audit.OfAsync(page, "/waiting", $"second page, {scheme}, forced colours {forced}", language);
        await RunningSite.GoOnAsync(page.Locator("main form").GetByRole(AriaRole.Button));
        await Audit.OfAsync(page, "/waiting", $"all read, {scheme}, forced colours {forced}", language);
        await page.GotoAsync($"/{language}/account/notices");
        await Audit.OfAsync(page, "/account/notices", $"as visited, {scheme}, forced colours {forced}", language);
        await page.Context.CloseAsync();
    }

    /// <summary>An owner of an organisation with a long name, asked to answer, to approve and to let somebody in.</summary>
    private async Task<Account> ArrangeAsync()
    {
        var now = DateTimeOffset.UtcNow;
        var today = FrenchTime.DayOf(now);
        var (owner, other) = (await site.AddAccountAsync($"{Guid.NewGuid():N}@example.org", "Anne Petit"),
            await site.AddAccountAsync($"{Guid.NewGuid():N}@example.org", "Bruno Long"));
        var details = new OrganisationDetails(
            "Centre hospitalier universitaire intercommunal de Montervaux-sur-l’Ombreval", "hospital", "FR-GES", null,
            $"BE {Guid.NewGuid():N}", null, false, Language.French);
        var organisation = await site.Get<OrganisationStore>().CreateAsync(details, owner.Id, now, default);
        var joinable = (await site.Get<JoinStore>().FindAsync(details.Identifier, other.Id, now, default))!;
        await site.Get<JoinStore>().AskAsync(joinable, other.Id, null, now, default);
        await site.Get<Core.Storage.Database>().ExecuteAsync(
            "INSERT INTO member (organisation_id, account_id, role, since) VALUES (@organisation, @Id, 'contributor', @now)",
            new { organisation, (await site.AddAccountAsync($"{Guid.NewGuid():N}@example.org", "Carla")).Id, now }, default);

        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), "CHU");
        var assessments = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            assessments.Add(await site.Get<OrganisationAssessmentStore>().CreateAsync(
                organisation, site.Get<Content>().Questionnaires[^1].Version, settings, new Dictionary<string, Answer>(), owner.Id, now,
                default));
        }

        await site.Get<AssignmentStore>().AssignAsync(
            assessments[0], [AssignmentTarget.Question("holder-opt-out")], owner.Id, today.AddDays(-2), other.Id, now, default);
        await site.Get<AssignmentStore>().AssignAsync(
            assessments[1], [AssignmentTarget.Axis("transparency")], owner.Id, today.AddDays(12), other.Id, now, default);
        for (var i = 0; i < 25; i++)
        {
            await site.Get<CommentStore>().AddAsync(Guid.NewGuid().ToString("N"), assessments[0], "holder-opt-out",
                AuditActor.Account(other.Id), false, i % 3 == 0 ? "@Anne Petit" : "Voici.", now.AddSeconds(i - 60), default);
        }

        var stored = (await site.Get<OrganisationAssessmentStore>().FindAsync(assessments[2], owner.Id, today, default))!;
        await site.Get<StateStore>().StepAsync(
            stored, site.Get<Content>().Questionnaires[^1], Right.Submit, 0, owner.Id, null, now, default);
        await site.Services.GetServices<PeriodicJob>().Single(job => job.Name == "notices").RoundAsync(default);
        return owner;
    }
}

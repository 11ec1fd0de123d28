using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Organisations;

/// <summary>Somebody who leads work goes: what the pages show before, ask and tell.</summary>
[Collection(SiteCollection.Name)]
public sealed class LeavingTests(TestSite site)
{
    private const string Action = "Écrire aux registres";

    /// <summary>An organisation of Anne's in which Bruno leads an action, an axis, a question, and has reminders; Carla contributes, Dora
    /// reads.</summary>
    private async Task<Place> StartAsync()
    {
        var now = site.Clock.GetUtcNow();
        var name = Guid.NewGuid().ToString("N")[..8];
        Task<Account> AddAsync(string first, string last) =>
            site.AddAccountAsync($"{first}-{name}@example.org".ToLowerInvariant(), $"{first} {last}");
        var (anne, bruno, carla, dora) = (await AddAsync("Anne", "Petit"), await AddAsync("Bruno", "Blanc"), await AddAsync("Carla", "Roy"),
            await AddAsync("Dora", "Lire"));
        var details = new OrganisationDetails($"CHU {name}", "hospital", "FR-GES", "732829320", null, null, false, Language.French);
        var organisation = await site.Services.GetRequiredService<OrganisationStore>().CreateAsync(details, anne.Id, now, default);
        foreach (var (account, role) in new[] { (bruno, "contributor"), (carla, "contributor"), (dora, "reader") })
        {
            const string sql = "INSERT INTO member (organisation_id, account_id, role, since) VALUES (@organisation, @Id, @role, @at)";
            await site.Database.WriteAsync((connection, transaction) =>
                connection.ExecuteAsync(sql, new { organisation, account.Id, role, at = now }, transaction, default), default);
        }

        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), details.Name);
        var assessment = await site.Services.GetRequiredService<OrganisationAssessmentStore>().CreateAsync(
            organisation, site.Content.Questionnaires[^1].Version, settings, new Dictionary<string, Answer>(), anne.Id, now, default);
        var (assignments, due) = (site.Services.GetRequiredService<AssignmentStore>(), FrenchTime.DayOf(now).AddDays(9));
        var action = await site.Services.GetRequiredService<TrackingStore>().AddAsync(
            assessment, ActionDetails.Untouched with
                { Title = Action, Owner = bruno.Name, OwnerAccount = bruno.Id, Due = new(now.Year + 1, 6, 1) }, AuditActor.Account(anne.Id),
                now, default);
        await assignments.AssignAsync(
            assessment, [AssignmentTarget.Axis(site.Content.Questionnaires[^1].Axes[0].Id)], bruno.Id, due, anne.Id, now, default);
        await assignments.AssignAsync(assessment, [AssignmentTarget.Question("holder-opt-out")], bruno.Id, due, anne.Id, now, default);
        await site.Services.GetRequiredService<ReminderStore>().SetWantedAsync(assessment, bruno.Id, true, now, default);
        return new(organisation, assessment, action!.Id, anne, bruno, carla, dora);
    }

    private sealed record Place(
        string Organisation, string Assessment, string ActionId, Account Anne, Account Bruno, Account Carla, Account Dora);

    private async Task<Visitor> InAsync(Account account, string language = "fr")
    {
        var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync(account.Email, language));
        return visitor;
    }

    private static string Words(Visitor visitor) =>
        visitor.Page.QuerySelector("main")!.TextContent.Replace('\u202f', ' ').Replace('\u00a0', ' ');

    [Theory]
    [InlineData("fr", "Ce que mène Bruno Blanc", "Action : ", "revient à Carla Roy")]
    [InlineData("en", "What Bruno Blanc leads", "Action: ", "is now led by Carla Roy")]
    public async Task An_owner_sees_what_a_member_leads_says_who_takes_it_over_and_is_told(
        string language, string title, string action, string told)
    {
        var place = await StartAsync();
        using var anne = await InAsync(place.Anne, language);
        await anne.GetAsync($"/{language}/organisations/{place.Organisation}/members/{place.Bruno.Id}");
        Assert.Contains(title, Words(anne), StringComparison.Ordinal);
        Assert.Contains(action + Action, Words(anne), StringComparison.Ordinal);
        Assert.Equal(["", "nobody", place.Anne.Id, place.Carla.Id], anne.Page.QuerySelectorAll("#successor option")
            .Select(option => option.GetAttribute("value")));

        Assert.Equal(HttpStatusCode.BadRequest, await anne.SendAsync("?handler=remove", true));
        Assert.NotNull(anne.Page.QuerySelector(".ds-error-summary a[href='#successor']"));
        Assert.Equal(HttpStatusCode.BadRequest, await anne.SendAsync(("role", "reader")));
        Assert.NotNull(anne.Page.QuerySelector("#role-reader[checked], input[name=role][value=reader][checked]"));
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync("?handler=remove", true, ("successor", place.Carla.Id)));

        Assert.Contains(told, Words(anne), StringComparison.Ordinal);
        await anne.GetAsync($"/{language}/assessments/{place.Assessment}/plan?view=owner");
        Assert.Contains("Carla Roy", anne.Page.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
        await anne.GetAsync($"/{language}/assessments/{place.Assessment}/assign");
        Assert.DoesNotContain("Bruno", Words(anne), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_another_organisation_takes_nothing_over()
    {
        var (place, other) = (await StartAsync(), await StartAsync());
        using var anne = await InAsync(place.Anne);
        using var bruno = await InAsync(place.Bruno);
        await anne.GetAsync($"/fr/organisations/{place.Organisation}/members/{place.Bruno.Id}");
        Assert.Equal(HttpStatusCode.Conflict, await anne.SendAsync("?handler=remove", true, ("successor", other.Carla.Id)));
        Assert.Equal(HttpStatusCode.Conflict, await anne.SendAsync(("role", "reader"), ("successor", other.Carla.Id)));
        await bruno.GetAsync($"/fr/organisations/{place.Organisation}/leave");
        Assert.Equal(HttpStatusCode.Conflict, await bruno.SendAsync(("successor", other.Carla.Id)));
        await bruno.GetAsync("/fr/account/close");
        Assert.Equal(HttpStatusCode.Conflict,
            await bruno.SendAsync(($"successor_{place.Organisation}", other.Carla.Id), ("current_password", Visitor.Password)));
        Assert.Equal(4, (await site.Services.GetRequiredService<LedWorkStore>().OfMemberAsync(place.Organisation, place.Bruno.Id, default))
            .Count);
    }

    [Theory]
    [InlineData("fr", "(auparavant Bruno Blanc)", "Plus personne n’y mène ce que vous meniez")]
    [InlineData("en", "(formerly Bruno Blanc)", "Nobody leads what you led there")]
    public async Task What_somebody_leaves_to_nobody_is_shown_in_every_list_and_told_once_to_the_owners(
        string language, string shown, string told)
    {
        var place = await StartAsync();
        using var bruno = await InAsync(place.Bruno, language);
        await bruno.GetAsync($"/{language}/organisations/{place.Organisation}/leave");
        Assert.Contains(Action, Words(bruno), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await bruno.SendAsync());
        Assert.Equal(HttpStatusCode.OK, await bruno.SendAsync(("successor", "nobody")));
        Assert.Contains(told, Words(bruno), StringComparison.Ordinal);

        using var anne = await InAsync(place.Anne, language);
        var list = $"/{language}/assessments/{place.Assessment}";
        foreach (var page in new[]
            { "", "/plan", "/plan?view=owner", $"/plan/actions/{place.ActionId}", "/assign", "/questions/holder-opt-out" })
        {
            Assert.Equal(HttpStatusCode.OK, await anne.GetAsync(list + page));
            Assert.True(Words(anne)
                .Contains(page.Contains("actions", StringComparison.Ordinal) ? "Bruno Blanc" : shown, StringComparison.OrdinalIgnoreCase),
                page);
        }

        Assert.Contains(shown, (await anne.Http.GetStringAsync(new Uri($"{list}/exports/plan.ics", UriKind.Relative)))
            .Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

        var mails = site.Mails(place.Anne.Email).Count;
        await site.Job("reminders").RoundAsync(default);
        await site.Job("reminders").RoundAsync(default);
        Assert.Equal(mails + 1, site.Mails(place.Anne.Email).Count);
        var mail = site.LastMail(place.Anne.Email);
        Assert.Contains($"/fr/assessments/{place.Assessment}", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Action, mail.Text, StringComparison.Ordinal);

        // Somebody takes it over: it is nobody's no more.
        await anne.GetAsync($"{list}/plan/actions/{place.ActionId}");
        Assert.DoesNotContain(place.Dora.Id, anne.Page.QuerySelectorAll("#member option").Select(option => option.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("member", place.Carla.Id)));
        await anne.GetAsync($"{list}/plan");
        Assert.DoesNotContain("Bruno", Words(anne), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "un ancien membre")]
    [InlineData("en", "a former member")]
    public async Task Whoever_closes_the_account_is_a_former_member_everywhere(string language, string former)
    {
        var place = await StartAsync();
        using var bruno = await InAsync(place.Bruno, language);
        await bruno.GetAsync($"/{language}/account/close");
        Assert.Contains(Action, Words(bruno), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await bruno.SendAsync(("current_password", Visitor.Password)));
        Assert.NotNull(bruno.Page.QuerySelector($".ds-error-summary a[href='#successor_{place.Organisation}']"));
        Assert.Equal(HttpStatusCode.OK,
            await bruno.SendAsync(($"successor_{place.Organisation}", "nobody"), ("current_password", Visitor.Password)));
        Assert.StartsWith($"/{language}/sign-in", bruno.Path, StringComparison.Ordinal);

        using var anne = await InAsync(place.Anne, language);
        foreach (var page in new[] { "", "/plan", $"/plan/actions/{place.ActionId}", "/assign", "/questions/holder-opt-out" })
        {
            await anne.GetAsync($"/{language}/assessments/{place.Assessment}{page}");
            Assert.True(Words(anne).Contains(former, StringComparison.Ordinal), page);
            Assert.False(Words(anne).Contains("Bruno", StringComparison.Ordinal), page);
        }
    }
}

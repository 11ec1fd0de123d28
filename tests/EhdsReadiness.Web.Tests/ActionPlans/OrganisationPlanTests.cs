using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.ActionPlans;

/// <summary>The plan, the history and the next assessment of an organisation: its members, its consultants, nobody else.</summary>
[Collection(SiteCollection.Name)]
public sealed class OrganisationPlanTests(TestSite site)
{
    private sealed record Place(string Id, string Assessment, string OwnerId, string Email);

    private async Task<Place> BeginAsync(Language language = Language.French)
    {
        var email = Consulting.NewEmail();
        var owner = await site.AddAccountAsync(email, "Anne Martin", language);
        var now = site.Clock.GetUtcNow();
        var id = await site.Services.GetRequiredService<OrganisationStore>()
            .CreateAsync(new("CHU de Montervaux", "hospital", "FR-GES", null, "BE 0700", null, false, language), owner.Id, now, default);
        var file = AssessmentFile.Read(
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "content", "examples", "01-chu-de-montervaux.json")),
            site.Content).Assessment!;
        var assessment = await site.Services.GetRequiredService<OrganisationAssessmentStore>()
            .CreateAsync(id, file.Questionnaire, new(file.Mode, file.Role, file.Profile, file.Organisation), file.Answers, owner.Id, now,
            default);
        return new(id, assessment, owner.Id, email);
    }

    private async Task<Visitor> SignInAsync(string email, string language = "fr")
    {
        var visitor = site.Visitor();
        await visitor.SignInAsync(email, language);
        return visitor;
    }

    private Task<int> ExecuteAsync(string sql, object parameters) =>
        site.Database.WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, parameters, transaction), default);

    private async Task<string> MemberAsync(Place place, MemberRole role, string name)
    {
        var email = Consulting.NewEmail();
        var account = await site.AddAccountAsync(email, name);
        await Consulting.AddMemberAsync(site, place.Id, account.Id, role);
        return email;
    }

    [Fact]
    public async Task A_member_is_chosen_by_name_and_somebody_else_by_a_free_one()
    {
        var place = await BeginAsync();
        await MemberAsync(place, MemberRole.Contributor, "Élodie Petit");
        using var visitor = await SignInAsync(place.Email);
        await visitor.GetAsync($"/fr/assessments/{place.Assessment}/plan");
        var action = visitor.Actions()[0];
        await visitor.GetAsync(action);
        Assert.Equal(["Anne Martin", "Élodie Petit"], visitor.Page.QuerySelectorAll("#member option").Skip(1)
            .Select(option => option.TextContent));
        var member = visitor.Page.QuerySelectorAll("#member option").First(option => option.TextContent == "Élodie Petit")
            .GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("member", member)));
        Assert.Equal("Élodie Petit", visitor.Page.QuerySelector("#member option[selected]")!.TextContent);
        Assert.Contains("Anne Martin", visitor.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("member", place.Id)));
        Assert.NotNull(visitor.Page.QuerySelector("#member-error"));

        await visitor.GetAsync(action);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("member", ""), ("owner", "Un prestataire")));
        await visitor.GetAsync($"/fr/assessments/{place.Assessment}/plan?view=owner");
        Assert.Equal("Un prestataire", visitor.Page.QuerySelector("h2")!.TextContent);
    }

    [Fact]
    public async Task A_member_who_left_is_named_beside_the_action_and_never_becomes_a_free_name()
    {
        var place = await BeginAsync();
        var email = await MemberAsync(place, MemberRole.Contributor, "Élodie Petit");
        using var visitor = await SignInAsync(place.Email);
        await visitor.GetAsync($"/fr/assessments/{place.Assessment}/plan");
        var action = visitor.Actions()[0];
        await visitor.GetAsync(action);
        await visitor.SendAsync(
            ("member", visitor.Page.QuerySelectorAll("#member option").First(option => option.TextContent == "Élodie Petit")
            .GetAttribute("value")!));
        var left = (await site.Accounts.FindByEmailAsync(EmailAddress.Normalize(email), default))!.Id;
        await site.Services.GetRequiredService<MemberStore>()
            .RemoveAsync(place.Id, left, Handover.ToNobody, place.OwnerId, site.Clock.GetUtcNow(), default);

        await visitor.GetAsync(action);
        Assert.Equal("", visitor.Page.QuerySelector("#owner")!.GetAttribute("value") ?? "");
        Assert.Contains("Élodie Petit", visitor.Page.QuerySelector("#member-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("member", ""), ("notes", "à reprendre")));
        Assert.Equal("", visitor.Page.QuerySelector("#owner")!.GetAttribute("value") ?? "");
        Assert.Contains("Élodie Petit", visitor.Page.QuerySelector("#member-hint")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", Language.French, "Des actions de votre plan arrivent à échéance")]
    [InlineData("en", Language.English, "Actions of your plan are due soon")]
    public async Task Who_asked_for_it_is_reminded_once_of_each_action(string language, Language spoken, string subject)
    {
        site.Clock.MoveToNoon();
        var place = await BeginAsync(spoken);
        using var visitor = await SignInAsync(place.Email, language);
        var rounds = site.Job("reminders");
        var month = FrenchTime.DayOf(site.Clock.GetUtcNow()).ToString("yyyy-MM", null);
        await visitor.GetAsync($"/{language}/assessments/{place.Assessment}/plan");
        var action = visitor.Actions()[0];
        await visitor.GetAsync(action);
        await visitor.SendAsync(("member", place.OwnerId), ("due", month), ("late", "yes"));
        await rounds.RoundAsync(default);
        Assert.Empty(site.Mails(place.Email));

        await visitor.GetAsync($"/{language}/assessments/{place.Assessment}/plan");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendToAsync("remind", ("wanted", "yes")));
        await rounds.RoundAsync(default);
        await rounds.RoundAsync(default);

        var letter = Assert.Single(site.Mails(place.Email));
        Assert.Equal((subject, language), (letter.Subject, letter.Language));
        Assert.Contains($"/{language}/assessments/{place.Assessment}/plan", letter.Text, StringComparison.Ordinal);
        // At the end of a month some of the next one are due within a month too: as many as the rule says, each once.
        var (door, today) = (site.Services.GetRequiredService<AssessmentDoor>(), FrenchTime.DayOf(site.Clock.GetUtcNow()));
        var opened = (await door.OpenSharedAsync(place.Assessment, place.OwnerId, today, default))!;
        var due = Reminders.Of(await door.FollowAsync(opened, default), place.OwnerId, today);
        var lines = letter.Text.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();
        Assert.Contains(due, one => action.EndsWith($"/{one.Id}", StringComparison.Ordinal));
        Assert.Equal(due.Count, lines.Distinct().Count());
        Assert.Equal(due.Count, lines.Count);

        // A new month is a new reminder; whoever stops them gets none.
        await visitor.GetAsync(action);
        await visitor.SendAsync(
            ("due", FrenchTime.DayOf(site.Clock.GetUtcNow()).AddDays(-1).AddMonths(1).ToString("yyyy-MM", null)), ("late", "yes"));
        await visitor.GetAsync($"/{language}/assessments/{place.Assessment}/plan");
        await visitor.SendToAsync("remind", ("wanted", "no"));
        await rounds.RoundAsync(default);
        Assert.Single(site.Mails(place.Email));
    }

    [Fact]
    public async Task Who_may_not_open_the_assessment_any_more_is_reminded_of_nothing()
    {
        site.Clock.MoveToNoon();
        var place = await BeginAsync();
        var email = await MemberAsync(place, MemberRole.Contributor, "Élodie Petit");
        using var visitor = await SignInAsync(email);
        await visitor.GetAsync($"/fr/assessments/{place.Assessment}/plan");
        await visitor.SendToAsync("remind", ("wanted", "yes"));
        var action = visitor.Actions()[0];
        await visitor.GetAsync(action);
        await visitor.SendAsync(("due", FrenchTime.DayOf(site.Clock.GetUtcNow()).ToString("yyyy-MM", null)), ("late", "yes"));
        await ExecuteAsync("DELETE FROM member WHERE account_id = (SELECT id FROM account WHERE email = @email)", new { email });

        await site.Job("reminders").RoundAsync(default);

        Assert.Empty(site.Mails(email));
    }

    [Fact]
    public async Task Each_change_of_the_plan_stands_in_the_organisations_trail()
    {
        var place = await BeginAsync();
        using var visitor = await SignInAsync(place.Email);
        await visitor.GetAsync($"/fr/assessments/{place.Assessment}/plan");
        var action = visitor.Actions()[0];
        await visitor.GetAsync(action);
        await visitor.SendAsync(("owner", "Paul"), ("member", ""));

        await using var connection = await site.Database.OpenAsync(default);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM audit_entry JOIN audit_detail ON audit_detail.number = audit_entry.number WHERE " +
                "audit_entry.organisation_id = @Id AND audit_entry.action = 'changed' AND audit_detail.remark = @remark",
            new { place.Id, remark = action.Split('/')[^1] }));
    }

    public static TheoryData<string, int, int, int> AccessRoles() => new()
    {
        { "owner", 200, 200, 302 },
        { "contributor", 200, 200, 302 },
        { "reader", 200, 403, 403 },
        { "answering consultant", 200, 200, 403 },
        { "reading consultant", 200, 403, 403 },
        { "stranger", 404, 404, 404 },
        { "nobody", 404, 404, 404 },
    };

    [Theory]
    [MemberData(nameof(AccessRoles))]
    public async Task Each_page_of_the_plan_opens_for_those_whom_the_assessment_concerns_and_for_nobody_else(
        string who, int seeing, int following, int beginning)
    {
        var place = await BeginAsync();
        using var consulting = await Consulting.BeginAsync(site);
        if (who.EndsWith("consultant", StringComparison.Ordinal))
        {
            await site.Services.GetRequiredService<GrantStore>()
                .GrantAsync(place.Id, consulting.Id, who.StartsWith("answering", StringComparison.Ordinal), Consulting.Until, place.OwnerId,
                site.Clock.GetUtcNow(), default);
        }

        using var visitor = who switch
        {
            "owner" => await SignInAsync(place.Email),
            "contributor" => await SignInAsync(await MemberAsync(place, MemberRole.Contributor, "Élodie Petit")),
            "reader" => await SignInAsync(await MemberAsync(place, MemberRole.Reader, "Paul Noir")),
            "nobody" => site.Visitor(),
            "stranger" => await SignInAsync((await BeginAsync()).Email),
            _ => site.Visitor(),
        };
        var person = who.EndsWith("consultant", StringComparison.Ordinal) ? consulting.Consultant : visitor;
        var address = $"/fr/assessments/{place.Assessment}";
        var example = await File.ReadAllBytesAsync(
            Path.Combine(AppContext.BaseDirectory, "content", "examples", "01-chu-de-montervaux.json"));
        var entry = Planning.Of(Readiness.Of(site.Content, AssessmentFile.Read(example, site.Content).Assessment!)).Entries[0];
        var scenario = (
            await site.Services.GetRequiredService<ScenarioStore>()
                .CreateAsync(place.Assessment, "Un", Scenario.Nothing, site.Clock.GetUtcNow(), default))!;

        foreach (var path in new[]
            { "/plan", "/plan?view=calendar", $"/plan/actions/{ActionKey.Of(entry)}", "/what-if", $"/what-if/{scenario}", "/changes",
            "/version" })
        {
            Assert.Equal((path, seeing), (path, (int)await person.GetAsync(address + path)));
        }

        Assert.Equal(following, (int)await person.GetAsync($"{address}/plan/actions/new"));
        await person.GetAsync("/fr/assessments/new");
        var token = person.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var (path, expected) in new[]
        {
            ($"/plan/actions/{ActionKey.Of(entry)}", following == 200 ? 302 : following),
            ("/plan?handler=computed", following == 200 ? 302 : following), ("/plan?handler=takeAll", following == 200 ? 302 : following),
            ("/what-if", following == 200 ? 302 : following), ($"/what-if/{scenario}?handler=adopt", following == 200 ? 302 : following),
            ("/changes", beginning),
        })
        {
            using var form = new FormUrlEncodedContent(
                [new("__RequestVerificationToken", token), new("status", "todo"), new("version", "0"), new("name", "Deux")]);
            using var response = await person.Http.PostAsync(new Uri(address + path, UriKind.Relative), form);
            Assert.Equal((path, expected), (path, (int)response.StatusCode));
        }
    }

    [Theory]
    [InlineData("fr", "copie finalisée")]
    [InlineData("en", "finalised copy")]
    public async Task The_next_assessment_starts_from_the_last_finalised_copy_and_the_copies_make_a_history(string language, string words)
    {
        var place = await BeginAsync();
        using var visitor = await SignInAsync(place.Email, language);
        var list = $"/{language}/assessments/{place.Assessment}";
        var document = await visitor.ExportAsync(list);
        await FinaliseAsync(place, place.Assessment, 1, document);

        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{list}/changes"));
        Assert.Single(visitor.Page.QuerySelectorAll("svg.er-history circle"));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        var next = visitor.Path.Split('?')[0];
        await visitor.GetAsync($"{next}/changes");
        Assert.Contains(words, visitor.Text(), StringComparison.Ordinal);
        Assert.All(visitor.Page.QuerySelectorAll("tr[data-exact=low]"), row =>
            Assert.Contains(row.QuerySelectorAll("td")[2].TextContent, new[] { "0", "–" }));

        await FinaliseAsync(place, next.Split('/')[^1], 2, document);
        await visitor.GetAsync($"{next}/changes");
        Assert.Equal(2, visitor.Page.QuerySelectorAll("svg.er-history circle").Length);
        Assert.Single(visitor.Page.QuerySelectorAll("main table"), table => table.QuerySelectorAll("tbody tr").Length == 2);

        // A finalised assessment takes no level, but its plan is carried out.
        await visitor.GetAsync($"{next}/plan");
        var action = visitor.Actions()[0];
        await visitor.GetAsync(action);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("member", ""), ("status", "doing"), ("owner", "Paul")));
    }

    private Task<int> FinaliseAsync(Place place, string assessment, int number, string document) => site.Database.WriteAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                "UPDATE assessment SET state = 'finalised' WHERE id = @assessment", new { assessment }, transaction);
            return await connection.ExecuteAsync(
                "INSERT INTO finalised_copy (assessment_id, organisation_id, number, finalised_at, finalised_by, document, " +
                    "content_sha256) VALUES (@assessment, @Id, @number, '2026-11-23T11:00:00.000Z', @OwnerId, @document, @sha)",
                new { assessment, place.Id, number, place.OwnerId, document, sha = site.Content.Questionnaires[^1].Sha256 },
                transaction);
        },
        default);
}

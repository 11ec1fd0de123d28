using EhdsReadiness.Web.Pages.Exports;
using EhdsReadiness.Web.Tests.Isolation;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Routing;

namespace EhdsReadiness.Web.Tests.HostileTexts;

/// <summary>A world in which there is one of everything that an address can name, with one text in every place that people write
/// in.</summary>
internal sealed class FurnishedWorld : IDisposable
{
    private const string Question = "holder-opt-out";

    private readonly TestSite _site;
    private string _draft = "";
    private string _finalised = "";
    private string _approved = "";
    private string _again = "";
    private string _link = "";
    private string _action = "";
    private string _dataset = "";
    private string _scenario = "";
    private string _archive = "";
    private string _staff = "";

    private FurnishedWorld(TestSite site, World world) => (_site, World) = (site, world);

    public World World { get; }

    public Visitor this[Persona persona] => World[persona];

    /// <summary>The assessments that addresses may name: a draft, a finalised one, one begun from it.</summary>
    public IReadOnlyList<string> Assessments => [_draft, _finalised, _again];

    /// <summary>Key of an assessment that belongs to nobody.</summary>
    public string Link => _link;

    public static async Task<FurnishedWorld> CreateAsync(TestSite site, string text)
    {
        // First: only an empty database takes invented organisations.
        await Service<DemonstrationStore>(site).PopulateAsync(200, 1, site.Clock.GetUtcNow(), default);
        await Service<PublicationStore>(site)
            .PublishAsync(10, false, "a key for hostile texts"u8.ToArray(), site.Clock.GetUtcNow(), default);
        var world = new FurnishedWorld(site, await World.CreateAsync(site));
        await world.RenewAsync(text);
        return world;
    }

    /// <summary>A new client, as <see cref="World.RenewAsync"/> makes it, with everything in it, written past every form: as the database
    /// may hold it from before there were rules.</summary>
    public async Task RenewAsync(string text)
    {
        await World.RenewAsync();
        // What an administrator confirmed has no form to confirm it any more.
        await Service<Database>(_site).ExecuteAsync("DELETE FROM number_proof", null, default);
        _draft = World.Assessment;
        var (owner, now, organisation) = (World.AccountOf(Persona.Owner), _site.Clock.GetUtcNow(), World.Organisation);
        var author = AuditActor.Account(owner);
        await AnswerAsync(_draft, author, text, 1);
        _action = await TrackAsync(_draft, author, text);
        await ListAsync(_draft, author, text);
        await Service<CommentStore>(_site).AddAsync(Guid.NewGuid().ToString("N"), _draft, Question, author, false, text, now, default);
        await Service<AssignmentStore>(_site)
            .AssignAsync(_draft, [AssignmentTarget.Question(Question)], World.AccountOf(Persona.Contributor), new(2090, 1, 1), owner, now,
            default);
        var draft = (await FindAsync(_draft))!;
        Assert.Equal(StepOutcome.Done, await Service<StateStore>(_site)
            .StepAsync(draft, _site.Content.Questionnaires[^1], Right.Submit, 0, owner, text, now, default));
        Assert.Equal(StepOutcome.Done, await Service<StateStore>(_site)
            .StepAsync((await FindAsync(_draft))!, _site.Content.Questionnaires[^1], Right.AskForChanges, 1, owner, text, now, default));

        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), text);
        _finalised = await Service<OrganisationAssessmentStore>(_site).CreateAsync(
            organisation, _site.Content.Questionnaires[^1].Version, settings, new Dictionary<string, Answer>
                { [Question] = Answer.AtLevel(2) with { Note = text, Evidence = text } }, owner, now, default);
        await TrackAsync(_finalised, author, text);
        Assert.Equal(StepOutcome.Done, await Service<StateStore>(_site)
            .StepAsync((await FindAsync(_finalised))!, _site.Content.Questionnaires[^1], Right.Submit, 0, owner, text, now, default));
        Assert.Equal(StepOutcome.Done, await Service<StateStore>(_site)
            .StepAsync((await FindAsync(_finalised))!, _site.Content.Questionnaires[^1], Right.Approve, 1, owner, text, now, default));
        Assert.Equal(StepOutcome.Done, await Service<FinalisedCopyStore>(_site)
            .FinaliseAsync((await FindAsync(_finalised))!, _site.Content.Questionnaires[^1], 2, owner, false, now, default));
        _approved = await Service<OrganisationAssessmentStore>(_site).CreateAsync(
            organisation, _site.Content.Questionnaires[^1].Version, settings, new Dictionary<string, Answer>
                { [Question] = Answer.AtLevel(2) with { Note = text, Evidence = text } }, owner, now, default);
        Assert.Equal(StepOutcome.Done, await Service<StateStore>(_site)
            .StepAsync((await FindAsync(_approved))!, _site.Content.Questionnaires[^1], Right.Submit, 0, owner, text, now, default));
        Assert.Equal(StepOutcome.Done, await Service<StateStore>(_site)
            .StepAsync((await FindAsync(_approved))!, _site.Content.Questionnaires[^1], Right.Approve, 1, owner, text, now, default));
        var earlier = (await FindAsync(_finalised))!.With(await Service<AnswerStore>(_site).OfAssessmentAsync(_finalised, default));
        _again = await Service<BaselineStore>(_site)
            .StartAsync(earlier, _site.Content.Questionnaires[^1], BaselineOrigin.Copy, organisation, author, now, default);
        await AnswerAsync(_again, author, text, 0);

        _link = await Service<AssessmentStore>(_site)
            .CreateAsync(_site.Content.Questionnaires[^1].Version, settings, new Dictionary<string, Answer>(), now, default);
        var ofLink = (await Service<AssessmentStore>(_site).FindAsync(_link, default))!.Id;
        await AnswerAsync(ofLink, AuditActor.Link, text, 0);
        await TrackAsync(ofLink, AuditActor.Link, text);
        await ListAsync(ofLink, AuditActor.Link, text);

        _archive = await Service<ReportArchiveStore>(_site)
            .CreateAsync(World.AccountOf(Persona.ConsultantReading), [organisation], now, default);
        // Nobody's own account: administrators may change it as they like.
        _staff = (await _site.AddAccountAsync($"{Guid.NewGuid():N}@ministere.example", role: AccountRole.Analyst)).Id;
        await NameAsync(text);
        // Whoever was told something has it unread again, whatever a walk has marked.
        await _site.Job("notices").RoundAsync(default);
        await _site.Database.ExecuteAsync("UPDATE notice SET read_at = NULL", null, default);
    }

    /// <summary>Addresses of a route for what exists; several where it may name several kinds of one thing.</summary>
    public IEnumerable<string> Addresses(string pattern, string language, string key)
    {
        if (pattern.EndsWith("/exports/{id}", StringComparison.Ordinal))
        {
            return ExportFile.All.Select(file => file.Name).Concat(FileModel.InventoryNames)
                .Select(name => Fill(pattern, language, key, name));
        }

        if (pattern.EndsWith("/report.pdf", StringComparison.Ordinal))
        {
            return new[] { "", "?kind=plan", "?kind=board", $"?kind=axis&axis={_site.Content.Questionnaires[^1].Axes[0].Id}",
                "?lang=both" }.Select(query => Fill(pattern, language, key, "") + query);
        }

        if (pattern == "/{c:culture}")
        {
            // Without it, whoever is signed in is led on to what waits for them.
            return [$"/{language}?view=public"];
        }

        // Only what is approved can be finalised.
        return [Fill(pattern, language, pattern.EndsWith("/finalise", StringComparison.Ordinal) ? _approved : key, null)];
    }

    /// <summary>Patterns of all addresses that are pages or files in a language.</summary>
    public static IReadOnlyList<string> Patterns(TestSite site) =>
    [
        .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(pattern => pattern.StartsWith("/{c:culture}", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Name of an identity provider, for a site that has one.</summary>
    public const string Provider = "exemple";

    public void Dispose() => World.Dispose();

    private static T Service<T>(TestSite site)
        where T : notnull => site.Services.GetRequiredService<T>();

    private string Fill(string pattern, string language, string key, string? id)
    {
        var segments = pattern.Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            segments[i] = segments[i] switch
            {
                "{c:culture}" => language,
                "{key}" => key,
                "{org}" => World.Organisation,
                "{token}" => segments[i - 1] switch
                {
                    "clarify" => World.Clarification,
                    "calendars" => World.Feed,
                    _ => pattern.Contains("/clients/", StringComparison.Ordinal) ? World.ClientInvitation : World.Invitation,
                },
                "{id}" => id ?? segments[i - 1] switch
                {
                    "members" => World.AccountOf(Persona.Reader),
                    "questions" => Question,
                    "actions" => _action,
                    "what-if" => _scenario,
                    "datasets" => _dataset,
                    "archives" => _archive,
                    "clients" => World.Organisation,
                    "law" => "60",
                    "confirm" => _site.Content.Questionnaires[^1].Axes[0].Id,
                    "tables" => TableIds.Overall,
                    "with" => Provider,
                    "staff" => _staff,
                    "passkeys" => SiteRoute.Existing["passkeys"],
                    var other => throw new InvalidOperationException($"Nothing is known that stands behind {other}."),
                },
                var other => other,
            };
        }

        return string.Join('/', segments);
    }

    private Task<StoredAssessment?> FindAsync(string id) =>
        Service<OrganisationAssessmentStore>(_site)
            .FindAsync(id, World.AccountOf(Persona.Owner), FrenchTime.DayOf(_site.Clock.GetUtcNow()), default);

    private async Task AnswerAsync(string id, AuditActor author, string text, int version)
    {
        var now = _site.Clock.GetUtcNow();
        var questions = _site.Content.Questionnaires[^1].Questions;
        Assert.Equal(SaveResult.Saved,
            (await Service<AnswerStore>(_site)
            .SaveAsync(id, Question, Answer.AtLevel(1) with { Note = text, Evidence = text }, version == 0 && id == _again ? 1
            : version, author, now, default)).Result);
        foreach (var question in questions.Where(question => question.NotApplicable is not null && question.Id != Question).Take(1))
        {
            Assert.Equal(SaveResult.Saved,
                (await Service<AnswerStore>(_site).SaveAsync(id, question.Id, Answer.NotApplicable(text), 0, author, now, default)).Result);
        }
    }

    private async Task<string> TrackAsync(string id, AuditActor author, string text)
    {
        var (store, now) = (Service<TrackingStore>(_site), _site.Clock.GetUtcNow());
        var details = new ActionDetails(text, null, text, null, new(2028, 1, 1), ActionStatus.ToDo, null, text, text, false);
        var added = (await store.AddAsync(id, details, author, now, default))!;
        await store.SaveAsync(id, added.Id, details with
            { Title = $"{text}{text}", Owner = null, Notes = null, Status = ActionStatus.Dropped, Reason = text }, 1, author, now, default);
        await store.SaveAsync(id, added.Id, details, 2, author, now, default);
        await store.SaveAsync(id, $"{Question}.find-out", ActionDetails.Untouched with { Owner = text, Notes = text, Evidence = text }, 0,
            author, now, default);
        return added.Id;
    }

    private async Task ListAsync(string id, AuditActor author, string text)
    {
        var now = _site.Clock.GetUtcNow();
        Assert.True(await Service<DatasetStore>(_site)
            .AddAsync(id, [new(text, ["a"], text, text, 12, "yes", "no", text)], author, now, default));
        _dataset = id == _draft ? (await Service<DatasetStore>(_site).OfAssessmentAsync(id, default))[0].Id : _dataset;
        var scenario = (await Service<ScenarioStore>(_site).CreateAsync(id, text, Scenario.Nothing, now, default))!;
        Assert.Equal(SaveResult.Saved, await Service<ScenarioStore>(_site)
            .SaveAsync(id, scenario, text, new([], new Dictionary<string, int> { [Question] = 3 }), 1, now, default));
        _scenario = id == _draft ? scenario : _scenario;
    }

    /// <summary>Names and what else only SQL can put there.</summary>
    private async Task NameAsync(string text)
    {
        await using var connection = await _site.Database.OpenAsync(default);
        await connection.ExecuteAsync("UPDATE organisation SET name = @text, group_name = @text, foreign_identifier = @text", new { text });
        await connection.ExecuteAsync("UPDATE account SET name = @text", new { text });
        await connection.ExecuteAsync("UPDATE session SET device = @text", new { text });
        await connection.ExecuteAsync(
            "UPDATE invitation SET email = @text WHERE organisation_id = @Organisation", new { text, World.Organisation });
        const string note = """
            INSERT INTO client_note (id, consultancy_id, organisation_id, author, at, text)
            SELECT access_grant.id, access_grant.consultancy_id, access_grant.organisation_id, access_grant.granted_by,
                access_grant.granted_at, @text
            FROM access_grant
            WHERE access_grant.organisation_id = @Organisation
            """;
        await connection.ExecuteAsync(note, new { text, World.Organisation });
        await connection.ExecuteAsync("UPDATE client_invitation SET name = @text, email = @text", new { text });
        await connection.ExecuteAsync("UPDATE register_entry SET name = @text", new { text });
        await connection.ExecuteAsync("UPDATE assessment SET organisation = @text", new { text });
    }
}

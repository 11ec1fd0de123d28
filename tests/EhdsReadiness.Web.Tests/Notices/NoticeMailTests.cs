using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Notices;

/// <summary>What the mails of notices say, through the real jobs.</summary>
public sealed class NoticeMailTests : IAsyncLifetime
{
    private const string Marker = "MARQUEUR";
    private const string Question = "holder-opt-out";

    private readonly TestSite _site = new();
    private Account _boss = null!;
    private Account _second = null!;
    private Account _asked = null!;
    private Account _consultant = null!;
    private string _organisation = "";
    private string _assessment = "";

    public Task InitializeAsync()
    {
        // The mail of the day leaves in the morning, and a test that lasts until then would have it too early.
        _site.Clock.MoveToNoon();
        return _site.StartAsync();
    }

    public Task DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public async Task No_mail_holds_what_anybody_wrote_and_each_has_one_link_that_its_reader_can_open(Language language)
    {
        await ArrangeAsync(language, NoticeWay.AtOnce);
        await EverythingHappensAsync();

        var told = await _site.Database.ListAsync<EventKind>("SELECT DISTINCT kind FROM notice", null, default);
        Assert.Equal(Ids.All<EventKind>().Order(), told.Order());
        var count = await _site.Database.FindAsync<int>("SELECT COUNT(*) FROM notice WHERE account_id <> @Id", new { _boss.Id }, default);
        var letters = Readers.SelectMany(reader => _site.Mails(reader.Email)).ToList();
        Assert.Equal(count, letters.Count);
        // Whoever does all is told only of what time brings.
        Assert.Equal([EventKind.Overdue, EventKind.AccessEnding, EventKind.NewerQuestionnaire, EventKind.YearGone],
            (await _site.Database.ListAsync<EventKind>(
                "SELECT kind FROM notice WHERE account_id = @Id", new { _boss.Id }, default)).Order());
        Assert.All(letters, letter =>
        {
            Assert.DoesNotContain(Marker, letter.Subject + letter.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(language.Code(), letter.Language);
            Assert.StartsWith($"/{language.Code()}/", Assert.Single(letter.Links), StringComparison.Ordinal);
        });
        Assert.Equal(Ids.All<EventKind>().Count, letters.Select(letter => letter.Subject).Distinct().Count());

        foreach (var reader in new[] { _second, _asked })
        {
            using var visitor = _site.Visitor();
            await visitor.SignInAsync(reader.Email);
            foreach (var link in _site.Mails(reader.Email).Select(letter => letter.Links[0]).Distinct())
            {
                Assert.True(await visitor.GetAsync(link) == HttpStatusCode.OK, $"{link} for {reader.Name}: {visitor.Response.StatusCode}");
                Assert.Equal(link, visitor.Path);
            }
        }
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public async Task The_mail_of_the_day_comes_once_with_one_link_and_nothing_that_anybody_wrote(Language language)
    {
        await ArrangeAsync(language, NoticeWay.Daily);
        await EverythingHappensAsync();
        Assert.All(Readers, reader => Assert.Empty(_site.Mails(reader.Email)));

        for (var round = 0; round < 3; round++)
        {
            _site.Clock.Move(TimeSpan.FromHours(round == 0 ? 24 : 0));
            await _site.Job("notices").RoundAsync(default);
        }

        Assert.All(new[] { _second, _asked }, reader =>
        {
            var letter = Assert.Single(_site.Mails(reader.Email));
            Assert.DoesNotContain(Marker, letter.Subject + letter.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal($"/{language.Code()}/waiting", Assert.Single(letter.Links));
        });
    }

    private Account[] Readers => [_second, _asked, _consultant];

    private async Task ArrangeAsync(Language language, NoticeWay way)
    {
        var now = _site.Clock.GetUtcNow();
        _boss = await _site.AddAccountAsync("boss@exemple.fr", $"{Marker} Boss", language);
        _second = await _site.AddAccountAsync("second@exemple.fr", "Seconde", language);
        _asked = await _site.AddAccountAsync("asked@exemple.fr", "Anne", language);
        _consultant = await _site.AddAccountAsync("consultant@exemple.fr", "Claire Conseil", language);
        var organisations = _site.Services.GetRequiredService<OrganisationStore>();
        var details = new OrganisationDetails("CHU", "hospital", "FR-GES", "732829320", null, null, true, language);
        _organisation = await organisations.CreateAsync(details, _boss.Id, now, default);
        foreach (var (account, role) in new[] { (_second, "owner"), (_asked, "contributor") })
        {
            await _site.Database.ExecuteAsync(
                "INSERT INTO member (organisation_id, account_id, role, since) VALUES (@organisation, @Id, @role, @now)",
                new { organisation = _organisation, account.Id, role, now }, default);
        }

        _consultancy = await organisations.CreateAsync(
            details with { Name = "Cabinet", Siren = null }, _consultant.Id, now, default);
        foreach (var reader in Readers)
        {
            await _site.Services.GetRequiredService<NoticeStore>().ChooseAsync(
                reader.Id, Ids.All<EventKind>().ToDictionary(kind => kind, _ => way), default);
        }

        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), $"{Marker} service");
        _assessment = await _site.Services.GetRequiredService<OrganisationAssessmentStore>().CreateAsync(
            _organisation, _site.Content.Questionnaires[^1].Version, settings,
            new Dictionary<string, Answer>
            {
                [Question] = Answer.Unknown with { Note = $"{Marker} note", Evidence = $"{Marker} preuve" },
                ["holder-label"] = Answer.NotApplicable($"{Marker} raison"),
            },
            _boss.Id, now, default);
    }

    private string _consultancy = "";

    private async Task EverythingHappensAsync()
    {
        var (services, today) = (_site.Services, FrenchTime.DayOf(_site.Clock.GetUtcNow()));
        var (grants, assignments, comments) = (services.GetRequiredService<GrantStore>(), services.GetRequiredService<AssignmentStore>(),
            services.GetRequiredService<CommentStore>());
        DateTimeOffset Now() => _site.Clock.GetUtcNow();
        Task SayAsync(string text) => comments.AddAsync(
            Guid.NewGuid().ToString("N"), _assessment, Question, AuditActor.Account(_boss.Id), false, text, Now(), default);

        await grants.GrantAsync(_organisation, _consultancy, true, today.AddDays(200), _boss.Id, Now(), default);
        await assignments.AssignAsync(
            _assessment, [AssignmentTarget.Question(Question)], _asked.Id, today.AddDays(3), _boss.Id, Now(), default);
        // What is given together goes in one mail.
        await RoundsAsync();
        await assignments.AssignAsync(
            _assessment, [AssignmentTarget.Axis("transparency")], _asked.Id, today.AddDays(-1), _boss.Id, Now(), default);
        await SayAsync($"{Marker} @Claire Conseil");
        await ClarifyAsync();
        await services.GetRequiredService<DatedEventStore>().RaiseNewerAsync(
            _site.Content.Questionnaires[^1].Version, "2099-1", Now(), default);
        await _site.Database.ExecuteAsync(
            "UPDATE access_grant SET until = @until, granted_at = @given",
            new { until = today.AddDays(9), given = Now().AddDays(-60) }, default);
        await RoundsAsync();

        var archives = services.GetRequiredService<ReportArchiveStore>();
        await archives.EndAsync(await archives.CreateAsync(_consultant.Id, [_organisation], Now(), default), Now(), default);
        var grant = Assert.Single(await grants.OfClientAsync(_organisation, default));
        await RoundsAsync();
        await grants.WithdrawAsync(_organisation, grant.Id, _boss.Id, Now(), default);

        await StepAsync(Right.Submit, 0);
        await StepAsync(Right.AskForChanges, 1);
        await RoundsAsync();
        await StepAsync(Right.Submit, 2);
        await StepAsync(Right.Approve, 3);
        await StepAsync(Right.Finalise, 4);
        await RoundsAsync();
        var before = Now().AddYears(-1).AddDays(-2);
        await _site.Database.ExecuteAsync("UPDATE finalised_copy SET finalised_at = @before", new { before }, default);
        await _site.Database.ExecuteAsync("UPDATE assessment SET created_at = @before", new { before }, default);
        await RoundsAsync();
    }

    /// <summary>A member is named as who would know, and another makes a link by which somebody answers.</summary>
    private async Task ClarifyAsync()
    {
        var (errands, now) = (_site.Services.GetRequiredService<ClarificationStore>(), _site.Clock.GetUtcNow());
        var stored = (await _site.Services.GetRequiredService<OrganisationAssessmentStore>()
            .FindAsync(_assessment, _boss.Id, FrenchTime.DayOf(now), default))!;
        await errands.NameAsync(stored, Question, _asked.Id, null, AuditActor.Account(_boss.Id), now, default);
        var token = await errands.OpenAsync(stored, "holder-label", AuditActor.Account(_second.Id), now, default);
        Assert.True(await errands.AnswerAsync(
            token!, Answer.NotApplicable($"{Marker} raison"), $"{Marker} Zoé", now, default));
    }

    private async Task RoundsAsync()
    {
        await _site.Job("reminders").RoundAsync(default);
        await _site.Job("notices").RoundAsync(default);
    }

    private async Task StepAsync(Right right, int seen)
    {
        var now = _site.Clock.GetUtcNow();
        var stored = (await _site.Services.GetRequiredService<OrganisationAssessmentStore>()
            .FindAsync(_assessment, _boss.Id, FrenchTime.DayOf(now), default))!;
        var (states, questionnaire) = (_site.Services.GetRequiredService<StateStore>(), _site.Content.Questionnaires[^1]);
        var opened = (await _site.Services.GetRequiredService<AssessmentDoor>()
            .OpenSharedAsync(stored.Id, _boss.Id, FrenchTime.DayOf(now), default))!;
        var kept = OpenAnswers.Of(opened.Scope, opened.Answers, await states.AskedAsync(stored.Id, default));
        Assert.Equal(StepOutcome.Done, right == Right.Finalise
            ? await _site.Services.GetRequiredService<FinalisedCopyStore>()
                .FinaliseAsync(stored, questionnaire, seen, _boss.Id, false, now, default, kept)
            : await states.StepAsync(stored, questionnaire, right, seen, _boss.Id, $"{Marker} message", now, default, kept));
    }
}

namespace EhdsReadiness.Core.Tests.Portfolios;

/// <summary>Whom a consultant sees, and with which figures.</summary>
public sealed class PortfolioTests : IDisposable
{
    private static readonly AssessmentSettings Settings = new(AssessmentMode.Full, Roles.Both, Invented.Hospital, "CHU de Montervaux");
    private static readonly DateTimeOffset Later = People.Noon.AddHours(1);

    private readonly People _people = new();
    private readonly ListingStore _listings;
    private readonly PortfolioQuery _portfolio;
    private readonly GrantStore _grants;
    private readonly AnswerStore _answers;
    private readonly OrganisationAssessmentStore _shared;

    public PortfolioTests()
    {
        _listings = new(_people.Database, Published.Content);
        _portfolio = new(_people.Database, _listings);
        _grants = new(_people.Database);
        _answers = new(_people.Database);
        _shared = new(_people.Database);
    }

    public void Dispose()
    {
        _portfolio.Dispose();
        _people.Dispose();
    }

    [Fact]
    public async Task A_consultant_sees_the_clients_whose_access_runs_and_nobody_else()
    {
        var consultancy = await _people.OrganisationAsync(("claire", MemberRole.Owner));
        var running = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        var last = await _people.OrganisationAsync(("bruno", MemberRole.Owner));
        var over = await _people.OrganisationAsync(("carla", MemberRole.Owner));
        var withdrawn = await _people.OrganisationAsync(("denis", MemberRole.Owner));
        await _people.OrganisationAsync(("emma", MemberRole.Owner));
        await _people.GrantAsync(running, consultancy, true, "2027-06-30");
        await _people.GrantAsync(last, consultancy, false, "2026-11-23");
        await _people.GrantAsync(over, consultancy, true, "2026-11-22");
        await _people.GrantAsync(withdrawn, consultancy, true, "2027-06-30", withdrawn: true);

        var clients = await SeenAsync("claire", People.Noon);

        Assert.Equal([(running, true), (last, false)], clients.Select(client => (client.OrganisationId, client.MayAnswer))
            .OrderByDescending(client => client.MayAnswer));
        Assert.Empty(await _portfolio.OfAccountAsync("anne", People.Noon, default));
        Assert.Empty(await _portfolio.OfAccountAsync("nobody", People.Noon, default));
    }

    [Fact]
    public async Task Readers_of_a_consultancy_only_read_and_staff_has_no_clients()
    {
        var consultancy = await _people.OrganisationAsync(("claire", MemberRole.Owner), ("remi", MemberRole.Reader));
        await _people.AccountAsync("analyst", staff: "analyst");
        await _people.JoinAsync(consultancy, "analyst", MemberRole.Owner);
        await _people.GrantAsync(await _people.OrganisationAsync(("anne", MemberRole.Owner)), consultancy, true, "2027-06-30");

        Assert.True(Assert.Single(await SeenAsync("claire", People.Noon)).MayAnswer);
        Assert.False(Assert.Single(await SeenAsync("remi", People.Noon)).MayAnswer);
        Assert.Empty(await _portfolio.OfAccountAsync("analyst", People.Noon, default));
    }

    [Fact]
    public async Task Of_two_accesses_to_one_client_the_one_that_lets_do_more_is_listed_once()
    {
        var first = await _people.OrganisationAsync(("claire", MemberRole.Owner));
        var second = await _people.OrganisationAsync(("paul", MemberRole.Owner));
        await _people.JoinAsync(second, "claire", MemberRole.Contributor);
        var client = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        await _people.GrantAsync(client, first, false, "2027-12-31");
        await _people.GrantAsync(client, second, true, "2027-06-30");
        await BeginAsync(client, People.Noon);

        var seen = Assert.Single(await SeenAsync("claire", People.Noon));
        Assert.Equal((true, new DateOnly(2027, 6, 30), 0), (seen.MayAnswer, seen.Until, seen.Others.Count));
        Assert.Single(await _portfolio.OfAccountAsync("claire", People.Noon, default));
    }

    [Fact]
    public async Task The_list_is_kept_until_a_client_changes_whichever_process_changes_it()
    {
        using var other = _people.OfAnother();
        var client = await ClientAsync();
        var assessment = await BeginAsync(client, People.Noon);
        Task<IReadOnlyList<ClientEntry>> ListAsync() => _portfolio.OfAccountAsync("claire", Later, default);
        var first = await ListAsync();

        await new TrackingStore(other).AddAsync(
            assessment, ActionDetails.Untouched with { Title = "Own" }, AuditActor.Account("anne"), People.Noon, default);
        Assert.Same(first, await ListAsync());
        await new AnswerStore(other).SaveAsync(
            assessment, "holder-opt-out", Answer.AtLevel(1), 0, AuditActor.Account("anne"), People.Noon, default);
        Assert.Equal((0, 1), (first[0].Answered, Assert.Single(await ListAsync()).Answered));
        var grant = Assert.Single(await _grants.OfClientAsync(client, default));
        await new GrantStore(other).WithdrawAsync(client, grant.Id, "anne", People.Noon, default);
        Assert.Empty(await ListAsync());
        await new GrantStore(other).GrantAsync(client, grant.ConsultancyId, false, new(2026, 11, 23), "anne", People.Noon, default);
        Assert.Single(await ListAsync());
        Assert.Empty(await _portfolio.OfAccountAsync("claire", Later.AddDays(1), default));
        await other.ExecuteAsync("DELETE FROM member WHERE account_id = 'claire'", null, default);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task The_newest_assessment_with_an_answer_is_the_one_listed()
    {
        var client = await ClientAsync();
        var first = await BeginAsync(client, People.Noon.AddMonths(-6));
        await AnswerAsync(first, "holder-opt-out", 3, 0, People.Noon.AddMonths(-5));
        var second = await BeginAsync(client, People.Noon.AddDays(-1));

        Assert.Equal((first, ClientState.Draft, second), await ShownAsync());
        await AnswerAsync(second, "holder-opt-out", 1, 0, People.Noon);
        Assert.Equal((second, ClientState.Draft, first), await ShownAsync());

        async Task<(string?, ClientState, string)> ShownAsync()
        {
            var seen = Assert.Single(await SeenAsync("claire", Later));
            return (seen.Current?.Id, seen.State, Assert.Single(seen.Others).Id);
        }
    }

    // PostgreSQL keeps no moment that is none.
    [Fact]
    [Trait("Engine", "Sqlite")]
    public async Task An_older_assessment_that_cannot_be_read_hides_no_client()
    {
        var client = await ClientAsync();
        var older = await BeginAsync(client, People.Noon.AddMonths(-6));
        var newer = await BeginAsync(client, People.Noon.AddDays(-1));
        await AnswerAsync(newer, "holder-opt-out", 3, 0, People.Noon);
        await ExecuteAsync($"UPDATE assessment SET changed_at = 'damaged' WHERE id = '{older}'");

        var seen = Assert.Single(await SeenAsync("claire", Later));

        Assert.Equal((newer, older), (seen.Current?.Id, Assert.Single(seen.Others).Id));
    }

    [Fact]
    public async Task A_client_that_has_not_answered_is_one_to_begin()
    {
        var client = await ClientAsync();
        Assert.Equal((ClientState.NotBegun, null), await ShownAsync());
        var id = await BeginAsync(client, People.Noon);
        Assert.Equal((ClientState.NotBegun, id), await ShownAsync());

        async Task<(ClientState, string?)> ShownAsync()
        {
            var seen = Assert.Single(await SeenAsync("claire", Later));
            return (seen.State, seen.Current?.Id);
        }
    }

    [Fact]
    public async Task Figures_are_those_that_scoring_finds_and_follow_every_change()
    {
        var client = await ClientAsync();
        var id = await BeginAsync(client, People.Noon);
        var random = new Random(7);
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 60; i++)
        {
            var question = Published.Questionnaire.Questions[random.Next(Published.Questionnaire.Questions.Count)].Id;
            var version = versions.GetValueOrDefault(question);
            // Many of the same moment, to the millisecond: what tells a change is no clock.
            await AnswerAsync(id, question, random.Next(5), version, People.Noon.AddMinutes(i / 10));
            versions[question] = (await _answers.OfAssessmentAsync(id, default)).First(answer => answer.QuestionId == question).Version;

            var seen = Assert.Single(await SeenAsync("claire", Later));
            AssertSame(await ScoredAsync(id), seen.Current!.Summary);
            AssertSame(await ScoredAsync(id), Assert.Single(await SeenAsync("claire", Later)).Current!.Summary);
            var entry = Assert.Single(await _portfolio.OfAccountAsync("claire", Later, default));
            Assert.Equal((seen.State.Id(), seen.Current.Summary.Overall?.Low, seen.Current.Summary.Answered, seen.Current.Summary.InScope),
                (entry.State, entry.Low, entry.Answered, entry.InScope));
        }
    }

    [Fact]
    public async Task What_is_kept_is_read_and_not_computed_again()
    {
        var client = await ClientAsync();
        await AnswerAsync(await BeginAsync(client, People.Noon), "holder-opt-out", 3, 0, People.Noon);
        await SeenAsync("claire", Later);
        await ExecuteAsync("UPDATE client_listing SET low = 99, high = 100");

        Assert.Equal(new Interval(99, 100), Assert.Single(await SeenAsync("claire", Later)).Current!.Summary.Overall);
    }

    [Theory]
    [InlineData("UPDATE client_listing SET low = 99, high = 100, content_sha256 = 'older'")]
    [InlineData("UPDATE client_listing SET low = 99, high = 100, next_date = '2026-11-22'")]
    [InlineData("UPDATE assessment SET version = version + 1")]
    [InlineData("UPDATE organisation SET name = 'other'")]
    [InlineData("DELETE FROM client_listing")]
    public async Task Figures_of_another_content_another_day_or_before_a_change_are_computed_again(string sql)
    {
        var client = await ClientAsync();
        var id = await BeginAsync(client, People.Noon);
        await AnswerAsync(id, "holder-opt-out", 3, 0, People.Noon);
        await SeenAsync("claire", Later);
        await ExecuteAsync(sql.StartsWith("UPDATE client", StringComparison.Ordinal) ? sql
            : $"UPDATE client_listing SET low = 99, high = 100; {sql}");

        AssertSame(await ScoredAsync(id), Assert.Single(await SeenAsync("claire", Later)).Current!.Summary);
    }

    [Fact]
    public async Task A_deleted_assessment_is_listed_no_more()
    {
        var client = await ClientAsync();
        var first = await BeginAsync(client, People.Noon.AddDays(-2));
        var second = await BeginAsync(client, People.Noon.AddDays(-1));
        await AnswerAsync(second, "holder-opt-out", 3, 0, People.Noon);
        Assert.Equal(second, Assert.Single(await SeenAsync("claire", Later)).Current!.Id);

        await ExecuteAsync($"DELETE FROM assessment WHERE id = '{second}'");
        var seen = Assert.Single(await SeenAsync("claire", Later));
        Assert.Equal((first, ClientState.NotBegun), (seen.Current!.Id, seen.State));
    }

    [Fact]
    public async Task A_client_renamed_is_found_by_its_new_name()
    {
        await ClientAsync();
        await SeenAsync("claire", Later);
        await ExecuteAsync("UPDATE organisation SET name = 'Élan Santé' WHERE name = 'CHU de Montervaux'");
        Assert.Equal("ELAN SANTE", Assert.Single(await _portfolio.OfAccountAsync("claire", Later, default)).NameKey);
    }

    [Fact]
    public async Task After_a_start_every_missing_or_stale_figure_is_computed_once()
    {
        await ClientAsync();
        Assert.Equal(1, await RefreshAsync());
        Assert.Equal(0, await RefreshAsync());
        await ExecuteAsync("UPDATE client_listing SET content_sha256 = 'older'");
        Assert.Equal(1, await RefreshAsync());

        async Task<int> RefreshAsync()
        {
            var stale = await _listings.StaleAsync(default);
            Assert.Empty(await _listings.RefreshAsync(stale, Later, default));
            return stale.Count;
        }
    }

    [Fact]
    public async Task An_access_withdrawn_lately_is_told_unless_it_was_given_again()
    {
        var client = await ClientAsync();
        var grant = Assert.Single(await _grants.OfClientAsync(client, default));
        Assert.True(await _grants.WithdrawAsync(client, grant.Id, "anne", Later, default));

        Assert.Equal([("CHU de Montervaux", new DateOnly(2026, 11, 23))], await _portfolio.LostAsync("claire", People.Noon, default));
        Assert.Empty(await _portfolio.LostAsync("claire", Later.AddMinutes(1), default));
        Assert.Empty(await _portfolio.LostAsync("anne", People.Noon, default));
        await _grants.GrantAsync(client, grant.ConsultancyId, false, new(2027, 6, 30), "anne", Later, default);
        Assert.Empty(await _portfolio.LostAsync("claire", People.Noon, default));
    }

    /// <summary>All that the page shows of every client.</summary>
    private async Task<IReadOnlyList<Client>> SeenAsync(string account, DateTimeOffset now)
    {
        var entries = await _portfolio.OfAccountAsync(account, now, default);
        return await _portfolio.ReadAsync(account, [.. entries.Select(entry => entry.OrganisationId)], now, default);
    }

    private static void AssertSame(AssessmentSummary expected, AssessmentSummary actual)
    {
        Assert.Equal((expected.InScope, expected.Answered, expected.Overall, expected.BandId),
            (actual.InScope, actual.Answered, actual.Overall, actual.BandId));
        Assert.Equal(expected.Axes, actual.Axes);
        Assert.Equal(expected.Duties, actual.Duties);
    }

    private async Task<AssessmentSummary> ScoredAsync(string id)
    {
        var stored = (await _shared.FindAsync(id, "anne", new(2026, 11, 23), default))!;
        return AssessmentSummary.Of(
            Readiness.Of(Published.Questionnaire, Published.Content.Regulation,
            stored.With(await _answers.OfAssessmentAsync(id, default))));
    }

    /// <summary>A client whose owner is anne, of the consultancy whose owner is claire.</summary>
    private async Task<string> ClientAsync()
    {
        var consultancy = await _people.OrganisationAsync(("claire", MemberRole.Owner));
        var client = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        await _grants.GrantAsync(client, consultancy, true, new(2027, 6, 30), "anne", People.Noon, default);
        return client;
    }

    private Task<string> BeginAsync(string organisation, DateTimeOffset at) =>
        _shared.CreateAsync(organisation, Published.Questionnaire.Version, Settings, new Dictionary<string, Answer>(), "anne", at, default);

    private async Task AnswerAsync(string id, string question, int level, int version, DateTimeOffset at) =>
        Assert.Contains(
            (await _answers.SaveAsync(id, question, Answer.AtLevel(level), version, AuditActor.Account("anne"), at, default)).Result,
            new[] { SaveResult.Saved, SaveResult.SavedBefore });

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _people.Database.OpenAsync(default);
        Assert.NotEqual(0, await connection.ExecuteAsync(sql));
    }
}

using EhdsReadiness.Core.Tests.Audit;

namespace EhdsReadiness.Core.Tests.Storage;

/// <summary>Several processes write to one database at once, and it is as if they had written one after another.</summary>
public sealed class SeveralProcessesTests : IDisposable
{
    private const int Processes = 4;

    private static readonly Questionnaire Questionnaire = Invented.Questionnaire(Invented.Question("a"), Invented.Question("b"));

    private readonly People _people = new();
    private readonly List<Database> _databases;

    public SeveralProcessesTests() => _databases = [.. Enumerable.Range(0, Processes).Select(_ => _people.OfAnother())];

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task The_chains_of_the_trail_are_without_gaps()
    {
        await AllAsync(10, async (database, i) =>
        {
            var what = new AuditEvent(AuditAction.Answered, AuditActor.Link, AuditSubject.Assessment("one"), $"organisation {i % 3}");
            await new AuditTrail(database).AppendAsync(what, People.Noon, default);
            return true;
        });

        var seen = await new AuditTrail(_people.Database).VerifyAsync(default);
        Assert.Equal((10 * Processes, null), (seen.Count, seen.Fault));
    }

    [Fact]
    public async Task Organisations_never_come_in_conflict_in_the_trail()
    {
        // On a file the four wait for each other at every one.
        var writes = _people.Database.IsFile ? 10 : 50;
        var tries = 0;
        // Asked first in each transaction that is begun, and again in each that runs again.
        Task CountAsync() => Task.FromResult(Interlocked.Increment(ref tries));

        await AllAsync(1, async (database, i) =>
        {
            database.Require((_, _) => CountAsync());
            var trail = new AuditTrail(database);
            for (var write = 0; write < writes; write++)
            {
                var what = new AuditEvent(AuditAction.Answered, Anne, AuditSubject.Assessment("one"), $"organisation {i}");
                await trail.AppendAsync(what, People.Noon, default);
                await trail.SawAsync(Anne, $"assessment {write} of {i}", $"organisation {i}", People.Noon, default);
            }

            return true;
        });

        Assert.Equal(2 * writes * Processes, tries);
        Assert.Null((await new AuditTrail(_people.Database).VerifyAsync(default)).Fault);
    }

    [Fact]
    public async Task Programs_of_before_and_of_now_append_to_one_trail_at_once()
    {
        await AllAsync(15, async (database, i) =>
        {
            var what = new AuditEvent(AuditAction.Answered, Anne, AuditSubject.Assessment("one"), $"organisation {i}");
            await (i % Processes == 0 ? FormerTrail.AppendAsync(database, what.OrganisationId, People.Noon)
                : new AuditTrail(database).AppendAsync(what, People.Noon, default));
            return true;
        });

        var seen = await new AuditTrail(_people.Database).VerifyAsync(default);
        Assert.Equal((15 * Processes, null), (seen.Count, seen.Fault));
    }

    [Fact]
    public async Task Of_answers_to_one_question_one_is_saved_and_the_others_are_told()
    {
        var (_, id) = await BeginAsync();

        var outcomes = await AllAsync(3, (database, i) => new AnswerStore(database).SaveAsync(
            id, "a", Answer.AtLevel(0) with { Note = $"answer {i}" }, 0, Anne, People.Noon, default));

        Assert.Single(outcomes, outcome => outcome.Result == SaveResult.Saved);
        Assert.All(outcomes, outcome => Assert.Contains(outcome.Result, new[] { SaveResult.Saved, SaveResult.Stale }));
        Assert.Single(await new AnswerStore(_people.Database).HistoryAsync(id, "a", default));
    }

    [Fact]
    public async Task No_answer_is_lost_where_each_tries_until_it_is_saved()
    {
        var (_, id) = await BeginAsync();

        await AllAsync(5, async (database, i) =>
        {
            var answers = new AnswerStore(database);
            var sent = Answer.AtLevel(0) with { Note = $"answer {i}" };
            var version = 0;
            while (await answers.SaveAsync(id, "a", sent, version, Anne, People.Noon, default)
                is { Result: not SaveResult.Saved } outcome)
            {
                version = outcome.Current!.Version;
            }

            return true;
        });

        var history = await new AnswerStore(_people.Database).HistoryAsync(id, "a", default);
        Assert.Equal(Enumerable.Range(1, 5 * Processes).Reverse(), history.Select(change => change.Version));
        Assert.Equal(5 * Processes, history.Select(change => change.Answer!.Note).Distinct().Count());
    }

    [Fact]
    public async Task An_assessment_is_finalised_once()
    {
        var (organisation, id) = await BeginAsync();
        await ApproveAsync(id);

        var outcomes = await AllAsync(2, (database, _) => FinaliseAsync(database, id));

        Assert.Equal(StepOutcome.Done, Assert.Single(outcomes, outcome => outcome != StepOutcome.DoneBefore));
        Assert.Single(await new FinalisedCopyStore(_people.Database).OfOrganisationAsync(organisation, default));
        Assert.Equal(3, (await new StateStore(_people.Database).OfAssessmentAsync(id, default)).Count);
    }

    [Fact]
    public async Task Copies_that_are_made_at_once_are_numbered_without_gaps()
    {
        var (organisation, first) = await BeginAsync();
        var assessments = new List<string> { first };
        while (assessments.Count < 2 * Processes)
        {
            assessments.Add(await NewAssessmentAsync(organisation));
        }

        foreach (var id in assessments)
        {
            await ApproveAsync(id);
        }

        var outcomes = await AllAsync(2, (database, i) => FinaliseAsync(database, assessments[i]));

        Assert.All(outcomes, outcome => Assert.Equal(StepOutcome.Done, outcome));
        var copies = await new FinalisedCopyStore(_people.Database).OfOrganisationAsync(organisation, default);
        Assert.Equal(Enumerable.Range(1, assessments.Count).Reverse(), copies.Select(copy => copy.Number));
    }

    [Fact]
    public async Task Owners_who_all_leave_at_once_leave_one_behind()
    {
        var owners = Enumerable.Range(0, Processes).Select(i => $"owner {i}").ToList();
        var organisation = await _people.OrganisationAsync([.. owners.Select(owner => (owner, MemberRole.Owner))]);

        var outcomes = await AllAsync(1, (database, i) =>
            new MemberStore(database).RemoveAsync(organisation, owners[i], Handover.ToNobody, owners[i], People.Noon, default));

        Assert.Single(outcomes, outcome => outcome == MemberChange.LastOwner);
        Assert.Single(await new MemberStore(_people.Database).OfOrganisationAsync(organisation, default));
    }

    [Fact]
    public async Task Owners_who_all_become_staff_or_readers_or_close_their_accounts_at_once_leave_one_behind()
    {
        var owners = Enumerable.Range(0, Processes).Select(i => $"owner {i}").ToList();
        var organisation = await _people.OrganisationAsync([.. owners.Select(owner => (owner, MemberRole.Owner))]);

        await AllAsync(1, async (database, i) =>
        {
            switch (i % 3)
            {
                case 0:
                    await new StaffStore(database).GiveRoleAsync(owners[i], AccountRole.Analyst, AuditActor.System, People.Noon, default);
                    break;
                case 1:
                    await new MemberStore(database)
                        .ChangeRoleAsync(organisation, owners[i], MemberRole.Reader, null, owners[i], People.Noon, default);
                    break;
                default:
                    await new ClosingStore(database)
                        .CloseAsync(owners[i], new Dictionary<string, Handover>(), People.Noon, default);
                    break;
            }

            return true;
        });

        Assert.Single(await new LedWorkStore(_people.Database).OwnersAsync(organisation, default));
    }

    [Fact]
    public async Task Publications_that_are_made_at_once_are_one()
    {
        var key = new byte[32];
        var outcomes = await AllAsync(1, async (database, _) =>
        {
            try
            {
                return (await new PublicationStore(database, Published.Content).PublishAsync(10, false, key, People.Noon, default)).Number;
            }
            catch (InvalidOperationException)
            {
                return 0;
            }
        });

        var made = outcomes.Where(number => number > 0).Order().ToList();
        Assert.Equal(Enumerable.Range(1, made.Count), made);
        Assert.Equal(made.Count, await new PublicationStore(_people.Database, Published.Content).LastNumberAsync(default));
    }

    [Fact]
    public async Task No_more_tries_are_let_through_than_one_process_would()
    {
        var outcomes = await AllAsync(5, (database, _) =>
            new AttemptStore(database).TakeAsync("password of anne", 7, TimeSpan.FromMinutes(15), People.Noon, default));

        Assert.Equal(7, outcomes.Count(until => until is null));
    }

    [Fact]
    public async Task A_code_and_a_link_are_good_once()
    {
        var (organisation, _) = await BeginAsync();
        await _people.AccountAsync("bruno");
        await new RecoveryCodeStore(_people.Database).ReplaceAsync("anne", ["one"], default);
        var token = await new InvitationStore(_people.Database)
            .InviteAsync(organisation, "bruno@example.org", MemberRole.Reader, "anne", People.Noon, default);

        var codes = await AllAsync(2, (database, _) => new RecoveryCodeStore(database).UseAsync("anne", "one", default));
        var steps = await AllAsync(2, (database, _) => new AccountStore(database).UseStepAsync("anne", 7, default));
        var links = await AllAsync(2, (database, _) => new InvitationStore(database).AcceptAsync(token, "bruno", People.Noon, default));

        Assert.Single(codes, used => used);
        Assert.Single(steps, used => used);
        Assert.Single(links, invitation => invitation is not null);
    }

    [Fact]
    public async Task A_key_that_all_make_at_once_is_one()
    {
        var made = await AllAsync(2, (database, i) =>
            KeyStore.Of(database).FindOrMakeAsync(KeyStore.Noise, () => $"{i}", default));

        Assert.Single(made.Distinct());
        Assert.Single(await KeyStore.Of(_people.Database).AllAsync(default));
    }

    [PostgresFact]
    [Trait("Engine", "Postgres")]
    public async Task What_is_done_alone_is_done_by_one_at_a_time()
    {
        var (running, most) = (0, 0);

        await AllAsync(3, async (database, _) =>
        {
            await database.RunAloneAsync(
                "one at a time",
                async () =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref running));
                    await Task.Yield();
                    Interlocked.Decrement(ref running);
                },
                default);
            return true;
        });

        Assert.Equal(1, most);
    }

    [PostgresFact]
    [Trait("Engine", "Postgres")]
    public async Task However_many_sites_start_at_once_each_migration_runs_once()
    {
        var connection = TestPostgres.New();
        var folder = Directory.CreateTempSubdirectory("ehds-");
        List<Database> sites = [.. Enumerable.Range(0, Processes).Select(_ => Database.OnPostgres(connection, folder.FullName))];

        Assert.All(sites, site => Assert.Null(site.Misfit()));
        await Task.WhenAll(sites.Select(site => Task.Run(site.Migrate)));

        Assert.All(sites, site => Assert.Empty(site.Faults(mayBeOlder: false)));
        sites.ForEach(site => site.Dispose());
        TestPostgres.GiveBack(connection);
        folder.Delete(recursive: true);
    }

    private static AuditActor Anne => AuditActor.Account("anne");

    /// <summary>Has each process do something a number of times, all at once, and gives what came of each.</summary>
    private Task<T[]> AllAsync<T>(int times, Func<Database, int, Task<T>> work) => Task.WhenAll(
        Enumerable.Range(0, times * Processes).Select(i => Task.Run(() => work(_databases[i % Processes], i))));

    private async Task<(string Organisation, string Assessment)> BeginAsync()
    {
        var organisation = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        return (organisation, await NewAssessmentAsync(organisation));
    }

    private Task<string> NewAssessmentAsync(string organisation) => new OrganisationAssessmentStore(_people.Database).CreateAsync(
        organisation, "t-1", new(AssessmentMode.Full, Roles.Holder, Invented.Hospital, null), new Dictionary<string, Answer>(), "anne",
        People.Noon, default);

    private static async Task<StoredAssessment> OpenAsync(Database database, string id) =>
        (await new OrganisationAssessmentStore(database).FindAsync(id, "anne", new(2026, 11, 23), default))!;

    private async Task ApproveAsync(string id)
    {
        var states = new StateStore(_people.Database);
        foreach (var (right, seen) in new[] { (Right.Submit, 0), (Right.Approve, 1) })
        {
            var stored = await OpenAsync(_people.Database, id);
            Assert.Equal(StepOutcome.Done, await states.StepAsync(stored, Questionnaire, right, seen, "anne", null, People.Noon, default));
        }
    }

    private static async Task<StepOutcome> FinaliseAsync(Database database, string id) => await new FinalisedCopyStore(database)
        .FinaliseAsync(await OpenAsync(database, id), Questionnaire, 2, "anne", false, People.Noon, default);
}

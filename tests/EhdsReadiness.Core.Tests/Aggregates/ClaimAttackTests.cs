namespace EhdsReadiness.Core.Tests.Aggregates;

/// <summary>
/// Attacks on publications by claims of numbers, as a review ran them against a site that counted the first claim of each: 30 invented
/// organisations moved a kind's mean from 32 to 75, and one request a number kept the real organisation out. Both lose.
/// </summary>
public sealed class ClaimAttackTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Thirty_invented_organisations_with_the_best_answers_move_no_figure_of_the_next_publication()
    {
        using var untouched = new TemporaryDatabase();
        foreach (var database in new[] { _database.Database, untouched.Database })
        {
            await new DemonstrationStore(database, Published.Content).PopulateAsync(300, 1, Now, default);
            await PublishAsync(database);
        }

        var stranger = await AccountAsync(_database.Database, "stranger");
        foreach (var number in await FreeAsync(30))
        {
            await AnswerAsync(_database.Database, await ClaimAsync(_database.Database, number, stranger), stranger, level: 4);
        }

        var attacked = await PublishAsync(_database.Database);
        await PublishAsync(untouched.Database);

        Assert.Equal(2, attacked.Number);
        Assert.Equal(await DocumentAsync(untouched.Database, 2), await DocumentAsync(_database.Database, 2));
    }

    [Fact]
    public async Task Whoever_claims_numbers_before_the_real_ones_keeps_none_of_them_uncounted()
    {
        using var untouched = new TemporaryDatabase();
        var figures = new List<PublishedCell>();
        foreach (var (database, isAttacked) in new[] { (_database.Database, true), (untouched.Database, false) })
        {
            string[] numbers = [.. Enumerable.Range(1, 20).Select(place => $"DE-{place:D4}")];
            await new RegisterStore(database).ReplaceAsync([.. numbers.Select(Entry)], AuditActor.System, Now, default);
            // All of them, the free ones too: with the best answers, agreeing to be counted.
            foreach (var number in isAttacked ? numbers : [])
            {
                var stranger = await AccountAsync(database, $"stranger-{number}");
                await AnswerAsync(database, await ClaimAsync(database, number, stranger), stranger, level: 4);
            }

            foreach (var (number, place) in numbers[..14].Select((number, place) => (number, place)))
            {
                var owner = await AccountAsync(database, $"owner-{number}");
                var organisation = await ClaimAsync(database, number, owner);
                await AnswerAsync(database, organisation, owner, level: place % 4);
                var claims = new ClaimStore(database);
                var code = await claims.MakeCodeAsync(organisation, number, Entry(number).Contact!, owner, Now, default);
                Assert.Equal(ProofOutcome.Proven, await claims.ProveByCodeAsync(organisation, code, owner, Now, default));
            }

            figures.Add((await PublishAsync(database)).Overall!);
        }

        Assert.Equal((CellState.Published, 10, 19), (figures[0].State, figures[0].Figures!.Count.From, figures[0].Figures!.Count.To));
        Assert.Equal(await DocumentAsync(untouched.Database, 1), await DocumentAsync(_database.Database, 1));
    }

    private static RegisterEntry Entry(string number) =>
        new(number, $"Organisation {number}", "hospital", "FR-IDF", Roles.Holder, [], null, $"contact-{number}@example.org");

    private static Task<Publication> PublishAsync(Database database) =>
        new PublicationStore(database, Published.Content).PublishAsync(10, false, Population.Key, Now, default);

    private static Task<byte[]?> DocumentAsync(Database database, int number) =>
        new PublicationStore(database, Published.Content).DocumentAsync(number, default);

    private static async Task<string> AccountAsync(Database database, string name)
    {
        var account = new Account
            { Id = name, Email = $"{name}@example.org", Name = name, Language = Language.French, CreatedAt = Now };
        Assert.True(await new AccountStore(database).AddAsync(account, AuditActor.System, default));
        return name;
    }

    /// <summary>Numbers of the register that no organisation of the site gives.</summary>
    private async Task<IReadOnlyList<string>> FreeAsync(int count)
    {
        const string sql = """
            SELECT identifier
            FROM register_entry
            WHERE identifier NOT IN (SELECT siren FROM organisation WHERE siren IS NOT NULL)
            ORDER BY kind, identifier
            LIMIT @count
            """;

        var free = await _database.Database.ListAsync<string>(sql, new { count }, default);
        Assert.Equal(count, free.Count);
        return free;
    }

    private static Task<string> ClaimAsync(Database database, string number, string account) => new OrganisationStore(database).CreateAsync(
        new($"Se dit {number}", "hospital", "FR-IDF", Siren.Read(number), Siren.Read(number) is null ? number : null, null, false,
            Language.French), account, Now, default);

    /// <summary>A full assessment with one level everywhere, finalised, that agrees to be counted.</summary>
    private static async Task AnswerAsync(Database database, string organisation, string account, int level)
    {
        var (shared, states) = (new OrganisationAssessmentStore(database), new StateStore(database));
        var questionnaire = Published.Content.NewestOn(FrenchTime.DayOf(Now));
        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Holder, new("hospital", "FR-IDF", "yes", "no", ["a"], "yes", "no"), null);
        var id = await shared.CreateAsync(organisation, questionnaire.Version, settings,
            questionnaire.Questions.ToDictionary(question => question.Id, _ => Answer.AtLevel(level)), account, Now, default);
        async Task<StoredAssessment> OpenAsync() => (await shared.FindAsync(id, account, FrenchTime.DayOf(Now), default))!;
        Assert.Equal(StepOutcome.Done,
            await states.StepAsync(await OpenAsync(), questionnaire, Right.Submit, 0, account, null, Now, default));
        Assert.Equal(StepOutcome.Done,
            await states.StepAsync(await OpenAsync(), questionnaire, Right.Approve, 1, account, null, Now, default));
        Assert.Equal(StepOutcome.Done, await new FinalisedCopyStore(database)
            .FinaliseAsync(await OpenAsync(), questionnaire, 2, account, agreed: true, Now, default));
    }
}

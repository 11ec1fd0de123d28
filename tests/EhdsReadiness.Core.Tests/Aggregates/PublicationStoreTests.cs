namespace EhdsReadiness.Core.Tests.Aggregates;

public sealed class PublicationStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _database = new();

    private PublicationStore Publications => new(_database.Database, Published.Content);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_demonstration_is_published_the_same_from_the_same_key_and_differently_from_another()
    {
        await PopulateAsync();
        await Publications.PublishAsync(10, false, Population.Key, Now, default);
        using var again = new TemporaryDatabase();
        using var other = new TemporaryDatabase();
        foreach (var (database, key) in new[] { (again, Population.Key), (other, [.. Population.Key.Reverse()]) })
        {
            await new DemonstrationStore(database.Database, Published.Content).PopulateAsync(300, 1, Now, default);
            await new PublicationStore(database.Database, Published.Content).PublishAsync(10, false, key, Now, default);
        }

        var document = await Publications.DocumentAsync(1, default);

        Assert.Equal(document, await new PublicationStore(again.Database, Published.Content).DocumentAsync(1, default));
        Assert.NotEqual(document, await new PublicationStore(other.Database, Published.Content).DocumentAsync(1, default));
        Assert.True(PublicationJson.Read(document!).Demonstration);
    }

    [Fact]
    public async Task Of_two_that_are_to_follow_the_same_one_the_first_is_kept()
    {
        await PopulateAsync();
        await Publications.PublishAsync(10, false, Population.Key, Now, default, after: 0);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Publications.PublishAsync(10, false, Population.Key, Now, default, after: 0));
        Assert.Equal((1, Now), await Publications.LastAsync(default));
    }

    [Fact]
    public async Task What_is_withdrawn_leaves_the_next_publication_and_what_changed_too_little_is_repeated()
    {
        await PopulateAsync();
        var first = await Publications.PublishAsync(10, false, Population.Key, Now, default);
        await WithdrawAsync(9);
        var second = await Publications.PublishAsync(10, false, Population.Key, Now, default);
        await WithdrawAsync(1);
        var third = await Publications.PublishAsync(10, false, Population.Key, Now, default);

        Assert.Equal((CellState.Published, 1), (first.Overall!.State, first.Overall.FiguresOf));
        Assert.Equal((CellState.Repeated, 1), (second.Overall!.State, second.Overall.FiguresOf));
        Assert.Equal((CellState.Published, 3), (third.Overall!.State, third.Overall.FiguresOf));
    }

    [Fact]
    public async Task A_thousand_invented_claims_change_no_byte_of_the_next_publication()
    {
        await PopulateAsync();
        using var poisoned = new TemporaryDatabase();
        await new DemonstrationStore(poisoned.Database, Published.Content).PopulateAsync(300, 1, Now, default);
        Assert.Equal(1200, await ClaimAllAsync(poisoned.Database));
        var counting = new PublicationStore(poisoned.Database, Published.Content);

        await Publications.PublishAsync(10, false, Population.Key, Now, default);
        await counting.PublishAsync(10, false, Population.Key, Now, default);
        var trial = await counting.PublishAsync(10, true, Population.Key, Now, default);

        Assert.Equal(await Publications.DocumentAsync(1, default), await counting.DocumentAsync(1, default));
        Assert.True(PublicationJson.Read((await counting.DocumentAsync(2, default))!).Claims);
        // What the proof keeps out: where every entry is claimed nobody is absent, and the figures are gone.
        Assert.Equal(CellState.Withheld, trial.Overall!.State);
    }

    [Fact]
    public async Task Whoever_proved_the_number_counts_in_a_trial_too_and_nobody_once_the_proof_is_taken_back()
    {
        await PopulateAsync();
        await ClaimAllAsync(_database.Database);
        await using (var connection = await _database.Database.OpenAsync(default))
        {
            await connection.ExecuteAsync("UPDATE number_proof SET ended_at = @Now", new { Now }, null, default);
        }

        Assert.Equal(CellState.Withheld, (await Publications.PublishAsync(10, false, Population.Key, Now, default)).Overall!.State);
    }

    [Fact]
    public async Task Invented_assessments_have_the_answers_of_their_copies_and_all_organisations_one_when_they_are_to_be_complete()
    {
        const string copies = "SELECT assessment_id, document FROM finalised_copy";

        var counted = await new DemonstrationStore(_database.Database, Published.Content)
            .PopulateAsync(20, 1, Now, default, complete: true);

        Assert.Equal(20, counted);
        foreach (var (id, document) in await _database.Database.ListAsync<(string Id, byte[] Document)>(copies, null, default))
        {
            var kept = await new AnswerStore(_database.Database).OfAssessmentAsync(id, default);
            Assert.Equal(
                AssessmentFile.ReadKept(document, Published.Content).Assessment!.Answers.OrderBy(one => one.Key, StringComparer.Ordinal),
                kept.Select(one => KeyValuePair.Create(one.QuestionId, one.Answer!)).OrderBy(one => one.Key, StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_database_with_an_organisation_of_its_own_takes_no_invented_ones()
    {
        await new RegisterStore(_database.Database)
            .ReplaceAsync([new("732829320", "Vraie", "hospital", "FR-IDF", Core.Questionnaires.Roles.Holder, [], null)], AuditActor.System,
            Now, default);

        Assert.Null(await new DemonstrationStore(_database.Database, Published.Content).PopulateAsync(50, 1, Now, default));
        Assert.False(await new DemonstrationStore(_database.Database, Published.Content).IsMarkedAsync(default));
    }

    [Fact]
    public async Task A_key_is_made_once_and_used_again()
    {
        var keys = KeyStore.Of(_database.Database);

        var key = await AggregateKey.OfAsync(new(), keys, default);

        Assert.Equal(32, key.Length);
        Assert.Equal(key, await AggregateKey.OfAsync(new(), KeyStore.Of(_database.OfAnother()), default));
        Assert.Equal("a key of sixteen and more"u8.ToArray(),
            await AggregateKey.OfAsync(new() { Key = "a key of sixteen and more" }, keys, default));
    }

    [Fact]
    public void A_register_lists_every_fault_by_its_line_and_is_then_not_read_at_all()
    {
        var reading = Read("""
            732829320;CHU;hospital;FR-IDF;holder;a f;
            732829321;Faux SIREN;hospital;FR-IDF;holder;;
            732829320;;nowhere;FR-XX;patient;z;123
            """);

        Assert.Empty(reading.Entries);
        Assert.Equal(["3 identifier", "4 identifier", "4 name", "4 kind", "4 region", "4 role", "4 categories", "4 group"],
            reading.Faults.Select(fault => $"{fault.Line} {fault.Column}"));
    }

    [Fact]
    public void A_register_in_order_is_read_with_its_groups()
    {
        var reading = Read("""
            732 829 320;CHU, site principal;hospital;FR-IDF;both;a f;
            DE-4711;Klinik;hospital;other;holder;;732.829.320
            """);

        Assert.Empty(reading.Faults);
        Assert.Equal(["CHU, site principal", "Klinik"], reading.Entries.Select(entry => entry.Name));
        Assert.Equal([true, false], reading.Entries.Select(entry => entry.Counts));
        Assert.Equal(["a", "f"], reading.Entries[0].Categories);
    }

    /// <summary>Lines behind those of the headings, their cells divided by semicolons.</summary>
    private static RegisterReading Read(string lines) =>
        RegisterFile.Read(lines.Split('\n').Select((line, place) => new RegisterLine(place + 2,
            RegisterFile.Columns.Zip(line.Trim().Split(';')).ToDictionary(cell => cell.First, cell => cell.Second))), Published.Content);

    private Task<int?> PopulateAsync() => new DemonstrationStore(_database.Database, Published.Content).PopulateAsync(300, 1, Now, default);

    private async Task WithdrawAsync(int count)
    {
        await using var connection = await _database.Database.OpenAsync(default);
        var ids = await connection.QueryAsync<string>("SELECT organisation_id FROM agreement WHERE agreed ORDER BY organisation_id");
        foreach (var id in ids.Take(count))
        {
            await new AgreementStore(_database.Database).SayAsync(id, false, "demonstration", Now, default);
        }
    }

    /// <summary>Four organisations claim each number of the register, before anybody else, finalise the same answers and agree.</summary>
    /// <returns>How many.</returns>
    private static async Task<int> ClaimAllAsync(Database database)
    {
        string[] statements =
        [
            """
            INSERT INTO organisation (id, name, kind, region, siren, is_consultancy, language, created_at)
            SELECT 'fake-' || number || '-' || identifier, 'Fake', kind, region, identifier, FALSE, 'fr', @at
            FROM register_entry, (SELECT 1 AS number UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) AS numbers
            """,
            """
            INSERT INTO assessment (
                id, key_hash, questionnaire, mode, role, organisation, organisation_kind, region, controller, micro_enterprise, categories,
                public_funding, snds, version, created_at, changed_at, organisation_id, state)
            SELECT
                organisation.id, organisation.id, one.questionnaire, one.mode, one.role, one.organisation, one.organisation_kind,
                one.region, one.controller, one.micro_enterprise, one.categories, one.public_funding, one.snds, one.version,
                one.created_at, one.changed_at, organisation.id, one.state
            FROM organisation, (SELECT * FROM assessment ORDER BY id LIMIT 1) AS one
            WHERE organisation.id LIKE 'fake-%'
            """,
            """
            INSERT INTO finalised_copy (assessment_id, organisation_id, number, finalised_at, finalised_by, document, content_sha256)
            SELECT organisation.id, organisation.id, 1, one.finalised_at, one.finalised_by, one.document, one.content_sha256
            FROM organisation, (SELECT * FROM finalised_copy ORDER BY assessment_id LIMIT 1) AS one
            WHERE organisation.id LIKE 'fake-%'
            """,
            """
            INSERT INTO agreement (organisation_id, agreed, said_by, said_at)
            SELECT id, TRUE, 'fake', @at
            FROM organisation
            WHERE id LIKE 'fake-%'
            """,
        ];
        await using var connection = await database.OpenAsync(default);
        var written = 0;
        foreach (var sql in statements)
        {
            written = await connection.ExecuteAsync(sql, new { at = Now.AddYears(-6) }, null, default);
        }

        return written;
    }
}

namespace EhdsReadiness.Core.Aggregates.Demonstration;

/// <summary>Fills a database with invented organisations, and tells that it holds some.</summary>
public sealed class DemonstrationStore(Database database, Content content)
{
    /// <summary>Organisations written together: their rows are in memory.</summary>
    private const int AtOnce = 500;

    /// <summary>Whether the organisations of this database are invented.</summary>
    public async Task<bool> IsMarkedAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await IsMarkedAsync(connection, null, cancel);
    }

    /// <summary>
    /// Puts invented organisations in the place of any invented before: register, organisations, agreements and finalised assessments with
    /// their answers. A thousand organisations or a hundred thousand take the same memory of this process.
    /// </summary>
    /// <param name="complete">As of <see cref="Demonstration.Of"/>.</param>
    /// <returns>How many take part; null, and nothing is written, when the database holds organisations or assessments that are not
    /// invented.</returns>
    public Task<int?> PopulateAsync(
        int organisations, int seed, DateTimeOffset at, CancellationToken cancel, bool complete = false)
    {
        const string real = """
            SELECT (SELECT COUNT(*) FROM assessment) + (SELECT COUNT(*) FROM organisation) + (SELECT COUNT(*) FROM register_entry)
            """;
        const string clearOrganisations = "DELETE FROM organisation WHERE id LIKE 'demonstration-%'";
        const string clearRegister = "DELETE FROM register_entry";
        const string mark = """
            INSERT INTO demonstration (id, organisations, seed, made_at)
            VALUES (1, @organisations, @seed, @at)
            ON CONFLICT (id) DO UPDATE
            SET organisations = excluded.organisations, seed = excluded.seed, made_at = excluded.made_at
            """;

        return database.WriteAsync<int?>(
            async (connection, transaction) =>
            {
                if (!await IsMarkedAsync(connection, transaction, cancel)
                    && await connection.FindAsync<int>(real, null, transaction, cancel) > 0)
                {
                    return null;
                }

                // Of a hundred thousand organisations millions of answers go: longer than a page waits.
                await connection.ExecuteAsync(clearOrganisations, null, transaction, cancel, timeout: 0);
                await connection.ExecuteAsync(clearRegister, null, transaction, cancel, timeout: 0);
                await connection.ExecuteAsync(mark, new { organisations, seed, at }, transaction, cancel);
                var invented = Demonstration.Of(content, organisations, seed, FrenchTime.DayOf(at), complete);
                return await FillAsync(connection, transaction, invented, at, cancel);
            },
            cancel);
    }

    internal static async Task<bool> IsMarkedAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        const string sql = "SELECT COUNT(*) FROM demonstration";

        return await connection.FindAsync<int>(sql, null, transaction, cancel) > 0;
    }

    /// <summary>Writes some hundred organisations at a time, each table at once, as a copy of a whole database is written.</summary>
    private async Task<int> FillAsync(
        DbConnection connection, DbTransaction transaction, IEnumerable<InventedOrganisation> invented, DateTimeOffset at,
        CancellationToken cancel)
    {
        var tables = await database.Engine.TablesAsync(connection, transaction, cancel);
        var counted = 0;
        foreach (var some in invented.Chunk(AtOnce))
        {
            var rows = some.SelectMany(one => RowsOf(one, Instant.Write(at))).ToLookup(row => row.Table, row => row.Cells);
            foreach (var table in tables.Where(table => rows.Contains(table.Name)))
            {
                var columns = rows[table.Name].First().Select(cell => table.Columns.Single(column => column.Name == cell.Column)).ToList();
                await database.Engine.FillAsync(connection, transaction, table with { Columns = columns },
                    rows[table.Name].Select(cells => cells.Select(cell => cell.Value).ToArray()).ToAsyncEnumerable(), cancel);
            }

            counted += some.Count(one => one.Assessment is not null);
        }

        return counted;
    }

    /// <summary>What is written of an organisation, in the plain form of SQLite.</summary>
    private IEnumerable<(string Table, (string Column, object? Value)[] Cells)> RowsOf(InventedOrganisation one, string at)
    {
        const string by = "demonstration";

        var entry = one.Entry;
        yield return ("register_entry",
        [
            ("identifier", entry.Identifier), ("name", entry.Name), ("kind", entry.Kind), ("region", entry.Region),
            ("role", entry.Role.Id()), ("categories", string.Join(' ', entry.Categories)),
        ]);
        if (one.Assessment is not { } assessment) { yield break; }

        var (id, questionnaire, profile) =
            ($"demonstration-{entry.Identifier}", content.Find(assessment.Questionnaire)!, assessment.Profile);
        yield return ("organisation",
        [
            ("id", id), ("name", entry.Name), ("kind", entry.Kind), ("region", entry.Region),
            ("siren", Organisations.Siren.Read(entry.Identifier)), ("is_consultancy", 0L), ("language", "fr"), ("created_at", at),
        ]);
        yield return ("number_proof",
        [
            ("id", id), ("organisation_id", id), ("identifier", entry.Identifier), ("way", ProofWay.Demonstration.Id()), ("proven_at", at),
        ]);
        yield return ("assessment",
        [
            ("id", id), ("key_hash", AssessmentKey.Hash(AssessmentKey.Create())), ("questionnaire", questionnaire.Version),
            ("mode", assessment.Mode.Id()), ("role", assessment.Role.Id()), ("organisation", entry.Name),
            ("organisation_kind", entry.Kind), ("region", entry.Region), ("controller", profile.Controller),
            ("micro_enterprise", profile.MicroEnterprise), ("categories", string.Join(',', entry.Categories)),
            ("public_funding", profile.PublicFunding), ("snds", profile.Snds), ("version", 1L), ("created_at", at), ("changed_at", at),
            ("organisation_id", id), ("state", AssessmentState.Finalised.Id()),
        ]);
        foreach (var (question, answer) in assessment.Answers)
        {
            yield return ("answer",
            [
                ("assessment_id", id), ("question_id", question), ("version", 1L), ("kind", answer.Kind.Id()),
                ("level", (long?)answer.Level), ("reason", answer.Reason), ("changed_at", at), ("to_confirm", 0L),
            ]);
            yield return ("answer_history",
                [("assessment_id", id), ("question_id", question), ("version", 1L), ("at", at), ("author", by)]);
        }

        yield return ("finalised_copy",
        [
            ("assessment_id", id), ("organisation_id", id), ("number", 1L), ("finalised_at", at), ("finalised_by", by),
            ("document", Encoding.UTF8.GetString(AssessmentFile.Write(assessment, questionnaire))),
            ("content_sha256", questionnaire.Sha256),
        ]);
        yield return ("agreement", [("organisation_id", id), ("agreed", 1L), ("said_by", by), ("said_at", at)]);
    }
}

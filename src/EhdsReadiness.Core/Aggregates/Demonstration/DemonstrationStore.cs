namespace EhdsReadiness.Core.Aggregates.Demonstration;

/// <summary>Fills a database with invented organisations, and tells that it holds some.</summary>
public sealed class DemonstrationStore(Database database, Content content)
{
    /// <summary>Whether the organisations of this database are invented.</summary>
    public async Task<bool> IsMarkedAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await IsMarkedAsync(connection, null, cancel);
    }

    /// <summary>
    /// Puts invented organisations in the place of any invented before: register, organisations, agreements and finalised assessments.
    /// </summary>
    /// <returns>How many take part; null, and nothing is written, when the database holds organisations or assessments that are not
    /// invented.</returns>
    public Task<int?> PopulateAsync(int organisations, int seed, DateTimeOffset at, CancellationToken cancel)
    {
        const string real = """
            SELECT (SELECT COUNT(*) FROM assessment) + (SELECT COUNT(*) FROM organisation) + (SELECT COUNT(*) FROM register_entry)
            """;
        const string clear = "DELETE FROM organisation WHERE id LIKE 'demonstration-%'";
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

                await connection.ExecuteAsync(clear, null, transaction, cancel);
                await connection.ExecuteAsync(mark, new { organisations, seed, at }, transaction, cancel);
                return await FillAsync(connection, transaction, organisations, seed, at, cancel);
            },
            cancel);
    }

    internal static async Task<bool> IsMarkedAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        const string sql = "SELECT COUNT(*) FROM demonstration";

        return await connection.FindAsync<int>(sql, null, transaction, cancel) > 0;
    }

    private async Task<int> FillAsync(
        DbConnection connection, DbTransaction transaction, int organisations, int seed, DateTimeOffset at, CancellationToken cancel)
    {
        const string organisation = """
            INSERT INTO organisation (id, name, kind, region, siren, is_consultancy, language, created_at)
            VALUES (@Id, @Name, @Kind, @Region, @Siren, FALSE, 'fr', @At)
            """;
        const string assessment = """
            INSERT INTO assessment (
                id, key_hash, questionnaire, mode, role, organisation, organisation_kind, region, controller, micro_enterprise,
                categories, public_funding, snds, version, created_at, changed_at, organisation_id, state)
            VALUES (
                @Id, @KeyHash, @Questionnaire, 'full', @Role, @Name, @Kind, @Region, @Controller, @MicroEnterprise,
                @Categories, @PublicFunding, @Snds, 1, @At, @At, @Id, 'finalised')
            """;
        const string copy = """
            INSERT INTO finalised_copy (assessment_id, organisation_id, number, finalised_at, finalised_by, document, content_sha256)
            VALUES (@Id, @Id, 1, @At, 'demonstration', @Document, @Sha256)
            """;
        const string agreement = """
            INSERT INTO agreement (organisation_id, agreed, said_by, said_at)
            VALUES (@Id, TRUE, 'demonstration', @At)
            """;

        var invented = Demonstration.Of(content, organisations, seed, FrenchTime.DayOf(at)).ToList();
        await RegisterStore.WriteAsync(connection, transaction, invented.Select(one => one.Entry), cancel);
        var rows = invented.Where(one => one.Assessment is not null).Select(one => RowOf(one.Entry, one.Assessment!, at));
        foreach (var chunk in rows.Chunk(1000))
        {
            foreach (var sql in new[] { organisation, assessment, copy, agreement })
            {
                await connection.ExecuteAsync(sql, chunk, transaction, cancel);
            }
        }

        return invented.Count(one => one.Assessment is not null);
    }

    private object RowOf(RegisterEntry entry, Assessment assessment, DateTimeOffset at) => new
    {
        Id = $"demonstration-{entry.Identifier}",
        KeyHash = AssessmentKey.Hash(AssessmentKey.Create()),
        assessment.Questionnaire,
        assessment.Role,
        entry.Name,
        entry.Kind,
        entry.Region,
        Siren = Organisations.Siren.Read(entry.Identifier),
        assessment.Profile.Controller,
        assessment.Profile.MicroEnterprise,
        entry.Categories,
        assessment.Profile.PublicFunding,
        assessment.Profile.Snds,
        At = at,
        Document = AssessmentFile.Write(assessment, content.Find(assessment.Questionnaire)!),
        content.Find(assessment.Questionnaire)!.Sha256,
    };
}

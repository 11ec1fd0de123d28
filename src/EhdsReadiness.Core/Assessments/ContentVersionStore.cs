namespace EhdsReadiness.Core.Assessments;

/// <summary>Records the SHA-256 of the content that the assessments of each version are answered on.</summary>
public sealed class ContentVersionStore(Database database)
{
    /// <summary>
    /// Records each version of the content. A version that no assessment is on yet may still change; under answers it may not,
    /// or they would mean something else than what was asked.
    /// </summary>
    /// <param name="at">Moment of recording.</param>
    /// <returns>The versions whose assessments are answered on other words; nothing is recorded when there is any.</returns>
    public Task<IReadOnlyList<ChangedVersion>> RecordAsync(Content content, DateTimeOffset at, CancellationToken cancel)
    {
        const string recorded = """
            SELECT sha256
            FROM content_version
            WHERE version = @Version AND EXISTS (SELECT 1 FROM assessment WHERE questionnaire = @Version)
            """;
        const string record = """
            INSERT INTO content_version (version, sha256, recorded_at)
            VALUES (@Version, @Sha256, @At)
            ON CONFLICT (version) DO UPDATE SET sha256 = excluded.sha256, recorded_at = excluded.recorded_at
            WHERE content_version.sha256 <> excluded.sha256
            """;

        return database.WriteAsync<IReadOnlyList<ChangedVersion>>(
            async (connection, transaction) =>
            {
                var changed = new List<ChangedVersion>();
                foreach (var questionnaire in content.Questionnaires)
                {
                    var before = await connection.FindAsync<string>(recorded, questionnaire, transaction, cancel);
                    var former = content.Published.FirstOrDefault(one => one.Version == questionnaire.Version)?.Former ?? [];
                    if (before is not null && before != questionnaire.Sha256 && former.All(one => one.Sha256 != before))
                    {
                        changed.Add(new(questionnaire.Version, before, questionnaire.Sha256));
                    }
                }

                foreach (var questionnaire in changed.Count > 0 ? [] : content.Questionnaires)
                {
                    var row = new { questionnaire.Version, questionnaire.Sha256, At = at };
                    await connection.ExecuteAsync(record, row, transaction, cancel);
                }

                return changed;
            },
            cancel);
    }
}

using Dapper;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Organisations;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Scoring;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Portfolios;

/// <summary>Computes the summaries of assessments, and keeps them for as long as what they were computed from stays as it is.</summary>
public sealed class SummaryStore(Database database, Content content)
{
    /// <summary>
    /// How long nothing may have changed before a summary is kept. A change is known by its moment, to the millisecond; this is longer than a
    /// second change of the same moment can wait to be written.
    /// </summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private const int AtOnce = 200;

    /// <summary>Whether a summary that was kept is that of the assessment as it stands and of the content as it is.</summary>
    internal bool IsFresh(string? summaryOf, string? contentSha256, string changedAt, string questionnaire) =>
        summaryOf == changedAt && contentSha256 is not null && contentSha256 == content.Find(questionnaire)?.Sha256;

    /// <summary>The summaries of these assessments, from their answers; ones that are gone are left out.</summary>
    public async Task<IReadOnlyDictionary<string, AssessmentSummary>> ComputeAsync(IReadOnlyCollection<string> assessmentIds, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                id AS Id, key_hash AS KeyHash, reader_key_hash AS ReaderKeyHash, organisation_id AS OrganisationId, state AS State,
                questionnaire AS Questionnaire, mode AS Mode, role AS Role,
                organisation AS Organisation, organisation_kind AS OrganisationKind, region AS Region, controller AS Controller,
                micro_enterprise AS MicroEnterprise, categories AS Categories, public_funding AS PublicFunding, snds AS Snds,
                version AS Version, created_at AS CreatedAt, changed_at AS ChangedAt
            FROM assessment
            WHERE id IN @part
            """;

        var summaries = new Dictionary<string, AssessmentSummary>(StringComparer.Ordinal);
        foreach (var part in assessmentIds.Chunk(AtOnce))
        {
            var kept = new List<object>();
            await using (var connection = await database.OpenAsync(cancel))
            {
                var rows = await connection.QueryAsync<AssessmentRow>(new CommandDefinition(sql, new { part }, cancellationToken: cancel));
                foreach (var stored in rows.Select(row => row.ToAssessment(Standing.ReadingConsultant)))
                {
                    // An answer that comes after the row was read gives the assessment another moment of change: what is kept here is stale from the start then.
                    var questionnaire = content.Find(stored.Questionnaire)!;
                    var answers = await AnswerStore.OfAssessmentAsync(connection, null, stored.Id, cancel);
                    var summary = AssessmentSummary.Of(Readiness.Of(questionnaire, content.Regulation, stored.With(answers)));
                    summaries[stored.Id] = summary;
                    if (stored.ChangedAt < now - Rest)
                    {
                        kept.Add(RowOf(stored, questionnaire, summary));
                    }
                }
            }

            await KeepAsync(kept, cancel);
        }

        return summaries;
    }

    /// <summary>Computes what is missing or stale among all assessments of organisations: after the start, when the content may be another.</summary>
    /// <returns>How many were.</returns>
    public async Task<int> RefreshAllAsync(DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                assessment.id AS Id, assessment.questionnaire AS Questionnaire, assessment.changed_at AS ChangedAt,
                assessment_summary.changed_at AS SummaryOf, assessment_summary.content_sha256 AS ContentSha256
            FROM assessment
            LEFT JOIN assessment_summary ON assessment_summary.assessment_id = assessment.id
            WHERE assessment.organisation_id IS NOT NULL
            """;

        var stale = new List<string>();
        await using (var connection = await database.OpenAsync(cancel))
        {
            await foreach (var row in connection.QueryUnbufferedAsync<StaleRow>(sql).WithCancellation(cancel))
            {
                if (!IsFresh(row.SummaryOf, row.ContentSha256, row.ChangedAt, row.Questionnaire))
                {
                    stale.Add(row.Id);
                }
            }
        }

        await ComputeAsync(stale, now, cancel);
        return stale.Count;
    }

    private Task<int> KeepAsync(List<object> rows, CancellationToken cancel)
    {
        // The assessment may be gone meanwhile, and its summary with it.
        const string sql = """
            INSERT INTO assessment_summary (assessment_id, changed_at, content_sha256, in_scope, answered, low, high, band, axes, duties)
            SELECT id, @ChangedAt, @Sha256, @InScope, @Answered, @Low, @High, @BandId, @Axes, @Duties
            FROM assessment
            WHERE id = @Id
            ON CONFLICT (assessment_id) DO UPDATE
            SET changed_at = excluded.changed_at, content_sha256 = excluded.content_sha256, in_scope = excluded.in_scope, answered = excluded.answered,
                low = excluded.low, high = excluded.high, band = excluded.band, axes = excluded.axes, duties = excluded.duties
            """;

        return rows.Count == 0
            ? Task.FromResult(0)
            : database.WriteAsync((connection, transaction) => connection.ExecuteAsync(new CommandDefinition(sql, rows, transaction, cancellationToken: cancel)), cancel);
    }

    private static object RowOf(StoredAssessment stored, Questionnaire questionnaire, AssessmentSummary summary) => new
    {
        stored.Id,
        ChangedAt = Instant.Write(stored.ChangedAt),
        questionnaire.Sha256,
        summary.InScope,
        summary.Answered,
        summary.Overall?.Low,
        summary.Overall?.High,
        summary.BandId,
        Axes = string.Join(',', summary.Axes.Select(axis => axis?.ToString())),
        Duties = string.Join(',', summary.Duties),
    };

    private sealed record StaleRow
    {
        public required string Id { get; init; }

        public required string Questionnaire { get; init; }

        public required string ChangedAt { get; init; }

        public string? SummaryOf { get; init; }

        public string? ContentSha256 { get; init; }
    }
}

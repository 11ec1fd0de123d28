using System.Globalization;
using Dapper;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Portfolios;

/// <summary>The clients of a person's consulting organisations.</summary>
public sealed class PortfolioQuery(Database database, SummaryStore summaries)
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>
    /// Every client whose access runs today, in no order; nobody else. Staff accounts have none.
    /// Only what changed since it was last looked at is scored.
    /// </summary>
    public async Task<IReadOnlyList<Client>> OfAccountAsync(string accountId, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                organisation.id AS OrganisationId, organisation.name AS Name, organisation.kind AS Kind, organisation.language AS Language,
                COALESCE(organisation.siren, organisation.foreign_identifier) AS Identifier,
                access_grant.consultancy_id AS ConsultancyId, access_grant.may_answer AS MayAnswer, access_grant.until AS Until, member.role AS MemberRole,
                assessment.id AS AssessmentId, assessment.state AS State, assessment.questionnaire AS Questionnaire,
                assessment.created_at AS CreatedAt, assessment.changed_at AS ChangedAt,
                assessment_summary.changed_at AS SummaryOf, assessment_summary.content_sha256 AS ContentSha256, assessment_summary.in_scope AS InScope, assessment_summary.answered AS Answered, assessment_summary.low AS Low, assessment_summary.high AS High,
                assessment_summary.band AS Band, assessment_summary.axes AS Axes, assessment_summary.duties AS Duties
            FROM account
            JOIN member ON member.account_id = account.id
            JOIN access_grant ON access_grant.consultancy_id = member.organisation_id AND access_grant.withdrawn_at IS NULL AND access_grant.until >= @today
            JOIN organisation ON organisation.id = access_grant.organisation_id
            LEFT JOIN assessment ON assessment.organisation_id = organisation.id
            LEFT JOIN assessment_summary ON assessment_summary.assessment_id = assessment.id
            WHERE account.id = @accountId AND account.role IS NULL
            """;

        List<Row> rows;
        await using (var connection = await database.OpenAsync(cancel))
        {
            var parameters = new { accountId, today = StoredAssessment.DayOf(now).ToString(Day, CultureInfo.InvariantCulture) };
            rows = (await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancel))).AsList();
        }

        var stale = rows.Where(row => row.AssessmentId is not null && !summaries.IsFresh(row.SummaryOf, row.ContentSha256, row.ChangedAt!, row.Questionnaire!))
            .Select(row => row.AssessmentId!).Distinct(StringComparer.Ordinal).ToList();
        var computed = await summaries.ComputeAsync(stale, now, cancel);
        return [.. rows.GroupBy(row => row.OrganisationId, StringComparer.Ordinal).Select(client => ToClient(client, computed))];
    }

    /// <summary>The names of organisations whose access a person's consultancies lost lately, the last one first, with the day.</summary>
    /// <param name="since">From when on.</param>
    public async Task<IReadOnlyList<(string Name, DateOnly Day)>> LostAsync(string accountId, DateTimeOffset since, CancellationToken cancel)
    {
        const string sql = """
            SELECT organisation.name AS Name, MAX(access_grant.withdrawn_at) AS WithdrawnAt
            FROM account
            JOIN member ON member.account_id = account.id
            JOIN access_grant ON access_grant.consultancy_id = member.organisation_id AND access_grant.withdrawn_at >= @since
            JOIN organisation ON organisation.id = access_grant.organisation_id
            WHERE account.id = @accountId AND account.role IS NULL AND NOT EXISTS (
                SELECT 1
                FROM access_grant AS other
                WHERE other.organisation_id = access_grant.organisation_id AND other.consultancy_id = access_grant.consultancy_id AND other.withdrawn_at IS NULL)
            GROUP BY organisation.id, organisation.name
            ORDER BY WithdrawnAt DESC
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<(string Name, string WithdrawnAt)>(new CommandDefinition(sql, new { accountId, since = Instant.Write(since) }, cancellationToken: cancel));
        return [.. rows.Select(row => (row.Name, StoredAssessment.DayOf(Instant.Read(row.WithdrawnAt))))];
    }

    /// <summary>One client, from its rows: one for each assessment and each access that reaches it.</summary>
    private static Client ToClient(IEnumerable<Row> rows, IReadOnlyDictionary<string, AssessmentSummary> computed)
    {
        var all = rows.ToList();
        // Of several accesses the one that lets do most counts, then the one that lasts longest.
        var best = all.OrderByDescending(row => row.Answering).ThenByDescending(row => row.Until, StringComparer.Ordinal).First();
        return new(
            best.OrganisationId,
            best.Name,
            best.Kind,
            Languages.Find(best.Language) ?? Language.French,
            best.Identifier,
            best.Answering,
            DateOnly.ParseExact(best.Until, Day, CultureInfo.InvariantCulture),
            best.ConsultancyId,
            [.. all.Where(row => row.AssessmentId is not null).DistinctBy(row => row.AssessmentId).OrderByDescending(row => row.CreatedAt, StringComparer.Ordinal)
                .Select(row => row.ToAssessment(computed.GetValueOrDefault(row.AssessmentId!)))]);
    }

    private sealed record Row
    {
        public required string OrganisationId { get; init; }

        public required string Name { get; init; }

        public required string Kind { get; init; }

        public required string Language { get; init; }

        public string? Identifier { get; init; }

        public required string ConsultancyId { get; init; }

        public required long MayAnswer { get; init; }

        public required string Until { get; init; }

        public required string MemberRole { get; init; }

        public string? AssessmentId { get; init; }

        public string? State { get; init; }

        public string? Questionnaire { get; init; }

        public string? CreatedAt { get; init; }

        public string? ChangedAt { get; init; }

        public string? SummaryOf { get; init; }

        public string? ContentSha256 { get; init; }

        public long? InScope { get; init; }

        public long? Answered { get; init; }

        public long? Low { get; init; }

        public long? High { get; init; }

        public string? Band { get; init; }

        public string? Axes { get; init; }

        public string? Duties { get; init; }

        /// <summary>Readers of a consultancy read, whatever was granted.</summary>
        public bool Answering => MayAnswer == 1 && MemberRole != "reader";

        /// <param name="computed">In place of a summary that is stale; null when it is fresh.</param>
        public ClientAssessment ToAssessment(AssessmentSummary? computed) => new(
            AssessmentId!,
            Questionnaire!,
            ClientStates.Find(State) ?? throw new InvalidOperationException($"The database holds an unknown state “{State}”."),
            Instant.Read(CreatedAt!),
            Instant.Read(ChangedAt!),
            computed ?? (InScope is null ? null : new AssessmentSummary(
                (int)InScope,
                (int)Answered!,
                Low is null ? null : new((int)Low, (int)High!),
                Band,
                [.. Axes!.Split(',').Select(axis => Interval.Read(axis))],
                [.. Duties!.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(OpenDuties.Read)])));
    }
}

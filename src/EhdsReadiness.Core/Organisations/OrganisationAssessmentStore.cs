using System.Data.Common;
using System.Globalization;
using Dapper;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Organisations;

/// <summary>The assessments that are an organisation's own: who opens them, and how they come to be its own.</summary>
public sealed class OrganisationAssessmentStore(Database database)
{
    /// <summary>Begins an assessment of an organisation, with the answers of a file when there are some, and gives its identifier.</summary>
    /// <param name="author">Identifier of the account that begins it.</param>
    public Task<string> CreateAsync(
        string organisationId,
        string questionnaire,
        AssessmentSettings settings,
        IReadOnlyDictionary<string, Answer> answers,
        string author,
        DateTimeOffset at,
        CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var actor = AuditActor.Account(author);
                // Of a key that nobody is told: membership and grants open it, no link does.
                var id = await AssessmentStore.InsertAsync(connection, transaction, AssessmentKey.Create(), organisationId, questionnaire, settings, answers, actor, at, cancel);
                await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Created, actor, AuditSubject.Assessment(id), organisationId), at, cancel);
                return id;
            },
            cancel);

    /// <summary>An organisation's assessment, for a member or for a consultant whose grant runs; null for everybody else.</summary>
    /// <param name="accountId">Whoever is signed in. Staff accounts open nothing, whatever they are members of.</param>
    /// <param name="today">The day in France: a grant runs through its last day.</param>
    public async Task<StoredAssessment?> FindAsync(string id, string accountId, DateOnly today, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await FindAsync(connection, null, id, accountId, today, cancel);
    }

    internal static async Task<StoredAssessment?> FindAsync(DbConnection connection, DbTransaction? transaction, string id, string accountId, DateOnly today, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                assessment.id AS Id, assessment.key_hash AS KeyHash, assessment.reader_key_hash AS ReaderKeyHash,
                assessment.organisation_id AS OrganisationId, assessment.state AS State,
                assessment.questionnaire AS Questionnaire, assessment.mode AS Mode, assessment.role AS Role,
                assessment.organisation AS Organisation, assessment.organisation_kind AS OrganisationKind, assessment.region AS Region,
                assessment.controller AS Controller, assessment.micro_enterprise AS MicroEnterprise, assessment.categories AS Categories,
                assessment.public_funding AS PublicFunding, assessment.snds AS Snds,
                assessment.version AS Version, assessment.created_at AS CreatedAt, assessment.changed_at AS ChangedAt,
                member.role AS MemberRole
            FROM assessment
            JOIN account ON account.id = @accountId AND account.role IS NULL
            LEFT JOIN member ON member.organisation_id = assessment.organisation_id AND member.account_id = account.id
            WHERE assessment.id = @id AND assessment.organisation_id IS NOT NULL
            """;
        const string grants = """
            SELECT member.role AS MemberRole, access_grant.may_answer AS MayAnswer, access_grant.consultancy_id AS ConsultancyId
            FROM access_grant
            JOIN member ON member.organisation_id = access_grant.consultancy_id AND member.account_id = @accountId
            WHERE access_grant.organisation_id = @OrganisationId AND access_grant.withdrawn_at IS NULL AND access_grant.until >= @today
            ORDER BY access_grant.may_answer DESC, member.role, access_grant.id
            """;

        var row = await connection.QuerySingleOrDefaultAsync<MemberRow>(new CommandDefinition(sql, new { id, accountId }, transaction, cancellationToken: cancel));
        if (row is null)
        {
            return null;
        }

        var role = MemberRoleIds.Find(row.MemberRole);
        IReadOnlyList<GrantRow> running = [];
        if (role is null)
        {
            var parameters = new { accountId, row.OrganisationId, today = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
            running = (await connection.QueryAsync<GrantRow>(new CommandDefinition(grants, parameters, transaction, cancellationToken: cancel))).AsList();
        }

        // The grant that lets most comes first.
        return Standings.Of(role, [.. running.Select(grant => (MemberRoleIds.Find(grant.MemberRole)!.Value, grant.MayAnswer == 1))]) is { } standing
            ? row.ToAssessment(standing) with { ConsultancyId = running.Count == 0 ? null : running[0].ConsultancyId }
            : null;
    }

    /// <summary>The assessments of an organisation, the one that changed last first.</summary>
    public async Task<IReadOnlyList<StoredAssessment>> OfOrganisationAsync(string organisationId, Standing standing, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT {AssessmentRow.Columns}
            FROM assessment
            WHERE organisation_id = @organisationId
            ORDER BY changed_at DESC, id
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<AssessmentRow>(new CommandDefinition(sql, new { organisationId }, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToAssessment(standing))];
    }

    /// <summary>
    /// Makes an assessment of nobody's an organisation's own: from then on its links, the read-only one too, open nothing.
    /// Where it bears no name it takes the organisation's.
    /// </summary>
    /// <returns>False, and nothing written, when it is an organisation's already or was deleted, or the account is no member who may attach one.</returns>
    public Task<bool> AttachAsync(string id, string organisationId, string accountId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE assessment
            SET organisation_id = @organisationId, key_hash = @hash, reader_key_hash = NULL, version = version + 1,
                organisation = COALESCE(organisation, (SELECT name FROM organisation WHERE id = @organisationId))
            WHERE id = @id AND organisation_id IS NULL AND EXISTS (
                SELECT 1
                FROM member
                JOIN account ON account.id = member.account_id AND account.role IS NULL
                WHERE member.organisation_id = @organisationId AND member.account_id = @accountId AND member.role <> 'reader')
            """;

        // Of a key that nobody is told.
        var parameters = new { id, organisationId, accountId, hash = AssessmentKey.Hash(AssessmentKey.Create()) };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)) == 0)
                {
                    return false;
                }

                await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Attached, AuditActor.Account(accountId), AuditSubject.Assessment(id), organisationId), at, cancel);
                return true;
            },
            cancel);
    }

    private sealed record GrantRow
    {
        public required string MemberRole { get; init; }

        public required long MayAnswer { get; init; }

        public required string ConsultancyId { get; init; }
    }

    private sealed record MemberRow : AssessmentRow
    {
        public string? MemberRole { get; init; }
    }
}

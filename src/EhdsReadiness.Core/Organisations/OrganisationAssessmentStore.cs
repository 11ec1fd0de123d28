namespace EhdsReadiness.Core.Organisations;

/// <summary>The assessments that are an organisation's own: who opens them, and how they come to be its own.</summary>
public sealed class OrganisationAssessmentStore(Database database)
{
    /// <summary>
    /// Begins an assessment of an organisation, with the answers of a file when there are some, and gives its identifier.
    /// </summary>
    /// <param name="author">Identifier of the account that begins it.</param>
    /// <param name="actingFor">The consultancy that a client lets begin it; null for a member.</param>
    public Task<string> CreateAsync(
        string organisationId,
        string questionnaire,
        AssessmentSettings settings,
        IReadOnlyDictionary<string, Answer> answers,
        string author,
        DateTimeOffset at,
        CancellationToken cancel,
        string? actingFor = null) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var actor = AuditActor.Account(author, actingFor);
                // Of a key that nobody is told: membership and grants open it, no link does.
                var id = await AssessmentStore.InsertAsync(
                    connection, transaction, AssessmentKey.Create(), organisationId, questionnaire, settings, answers, actor, at, cancel);
                await AuditTrail.AppendAsync(
                    connection, transaction, new(AuditAction.Created, actor, AuditSubject.Assessment(id), organisationId), at, cancel);
                return id;
            },
            cancel);

    /// <summary>An organisation's assessment, for a member, for a consultant whose grant runs, and for a unit's house as far as it may see;
    /// null for everybody else.</summary>
    /// <param name="accountId">Whoever is signed in. Staff accounts open nothing, whatever they are members of.</param>
    /// <param name="today">The day in France: a grant runs through its last day.</param>
    public async Task<StoredAssessment?> FindAsync(string id, string accountId, DateOnly today, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await FindAsync(connection, null, id, accountId, today, cancel);
    }

    internal static async Task<StoredAssessment?> FindAsync(
        DbConnection connection, DbTransaction? transaction, string id, string accountId, DateOnly today, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT member.role AS member_role, {AssessmentRow.Columns}
            FROM assessment
            JOIN account ON account.id = @accountId AND account.role IS NULL
            LEFT JOIN member ON member.organisation_id = assessment.organisation_id AND member.account_id = account.id
            WHERE assessment.id = @id AND assessment.organisation_id IS NOT NULL
            """;
        const string grants = """
            SELECT member.role AS member_role, access_grant.may_answer, access_grant.consultancy_id
            FROM access_grant
            JOIN member ON member.organisation_id = access_grant.consultancy_id AND member.account_id = @accountId
            WHERE access_grant.organisation_id = @OrganisationId AND access_grant.withdrawn_at IS NULL AND access_grant.until >= @today
            ORDER BY access_grant.may_answer DESC, member.role, access_grant.id
            """;

        // Readers of a house read what is the house's own.
        const string house = """
            SELECT unit.house_id, unit.shows_drafts
            FROM organisation AS unit
            JOIN member ON member.organisation_id = unit.house_id AND member.account_id = @accountId AND member.role <> 'reader'
            WHERE unit.id = @OrganisationId
            """;

        var row = await connection.FindAsync<(MemberRole? Role, AssessmentRow Assessment)?>(
            sql, new { id, accountId }, transaction, cancel);
        if (row is not var (role, assessment)) { return null; }

        IReadOnlyList<(MemberRole Role, bool MayAnswer, string ConsultancyId)> running = role is not null ? []
            : await connection.ListAsync<(MemberRole, bool, string)>(
                grants, new { accountId, assessment.OrganisationId, today }, transaction, cancel);

        (string HouseId, bool ShowsDrafts)? unit = role is not null || running.Count > 0 ? null
            : await connection.FindAsync<(string, bool)?>(house, new { accountId, assessment.OrganisationId }, transaction, cancel);

        if (AccessRoles.Resolve(role, [.. running.Select(grant => (grant.Role, grant.MayAnswer))], unit?.ShowsDrafts) is not { } standing)
        {
            return null;
        }

        // The grant that lets most comes first.
        var actingFor = running.Count == 0 ? unit?.HouseId : running[0].ConsultancyId;
        var found = assessment.ToAssessment(standing) with { ActingFor = actingFor };
        return found.Allows(Right.See) ? found : null;
    }

    /// <summary>The assessments of an organisation, the one that changed last first.</summary>
    public async Task<IReadOnlyList<StoredAssessment>> OfOrganisationAsync(
        string organisationId, AccessRole standing, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT {AssessmentRow.Columns}
            FROM assessment
            WHERE organisation_id = @organisationId
            ORDER BY changed_at DESC, id
            """;

        var rows = await database.ListAsync<AssessmentRow>(sql, new { organisationId }, cancel);
        return [.. rows.Select(row => row.ToAssessment(standing))];
    }

    /// <summary>
    /// Makes an assessment of nobody's an organisation's own: from then on its links, the read-only one too, open nothing.
    /// Where it bears no name it takes the organisation's, and where that is a unit and it does not say for which part of an organisation
    /// it answers, for that unit.
    /// </summary>
    /// <returns>False, and nothing written, when it is an organisation's already or was deleted, or the account is no member who may attach
    /// one.</returns>
    public Task<bool> AttachAsync(string id, string organisationId, string accountId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE assessment
            SET organisation_id = @organisationId, key_hash = @hash, reader_key_hash = NULL, version = version + 1,
                revision = revision + 1,
                organisation = COALESCE(organisation, (SELECT name FROM organisation WHERE id = @organisationId)),
                unit_kind = COALESCE(unit_kind, (SELECT unit_kind FROM organisation WHERE id = @organisationId)),
                house = COALESCE(house, (
                    SELECT house.name
                    FROM organisation AS unit
                    JOIN organisation AS house ON house.id = unit.house_id
                    WHERE unit.id = @organisationId))
            WHERE id = @id AND organisation_id IS NULL AND EXISTS (
                SELECT 1
                FROM member
                JOIN account ON account.id = member.account_id AND account.role IS NULL
                WHERE member.organisation_id = @organisationId AND member.account_id = @accountId AND member.role <> 'reader')
            """;

        // Of a key that nobody is told.
        var parameters = new { id, organisationId, accountId, hash = AssessmentKey.Hash(AssessmentKey.Create()) };
        var what = new AuditEvent(AuditAction.Attached, AuditActor.Account(accountId), AuditSubject.Assessment(id), organisationId);
        return AuditTrail.WriteAsync(database, sql, parameters, what, at, cancel);
    }
}

namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps organisations. Nobody but a member finds one.</summary>
public sealed class OrganisationStore(Database database)
{
    private const string Columns = """
        organisation.id, organisation.name, organisation.kind, organisation.region, organisation.siren, organisation.foreign_identifier,
        organisation.group_name AS "group", organisation.is_consultancy, organisation.language, organisation.is_group, organisation.finess,
        organisation.created_at, member.role,
        house.id AS house_id, house.name AS house_name, organisation.unit_kind, organisation.shows_drafts
        """;

    /// <summary>Makes an organisation, with the account that makes it as its first owner, and gives its identifier.</summary>
    /// <param name="mails">Tell others of it, and are written in the same transaction; null for none.</param>
    public Task<string> CreateAsync(
        OrganisationDetails details, string accountId, DateTimeOffset at, CancellationToken cancel,
        IEnumerable<WaitingMail>? mails = null) => database.WriteAsync(
        async (connection, transaction) =>
        {
            await MailStore.AddAsync(connection, transaction, mails, cancel);
            return await CreateAsync(connection, transaction, details, accountId, at, cancel);
        },
        cancel);

    internal static async Task<string> CreateAsync(
        DbConnection connection, DbTransaction transaction, OrganisationDetails details, string accountId, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO organisation (id, name, kind, region, siren, foreign_identifier, group_name, is_consultancy, language, is_group,
                finess, created_at)
            VALUES (@id, @Name, @Kind, @Region, @Siren, @ForeignIdentifier, @Group, @IsConsultancy, @Language, @IsGroup, @Finess, @at)
            """;

        var id = Guid.CreateVersion7(at).ToString("N");
        await connection.ExecuteAsync(sql, new { id, details, at }, transaction, cancel);
        await MemberStore.InsertAsync(connection, transaction, id, accountId, MemberRole.Owner, at, cancel);
        await AuditTrail.AppendAsync(connection, transaction,
            new(AuditAction.Created, AuditActor.Account(accountId), AuditSubject.Organisation(id), id), at, cancel);
        return id;
    }

    /// <summary>The organisation, for a member of it; null for everybody else. Staff accounts are members of nothing.</summary>
    public async Task<Organisation?> FindAsync(string id, string accountId, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await FindAsync(connection, null, id, accountId, cancel);
    }

    internal static Task<Organisation?> FindAsync(
        DbConnection connection, DbTransaction? transaction, string id, string accountId, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT {Columns}
            FROM organisation
            JOIN member ON member.organisation_id = organisation.id AND member.account_id = @accountId
            JOIN account ON account.id = member.account_id AND account.role IS NULL
            LEFT JOIN organisation AS house ON house.id = organisation.house_id
            WHERE organisation.id = @id
            """;

        return connection.FindAsync<Organisation>(sql, new { id, accountId }, transaction, cancel);
    }

    /// <summary>The organisations that the account is a member of, by name.</summary>
    public Task<IReadOnlyList<Organisation>> OfAccountAsync(string accountId, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT {Columns}
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            JOIN account ON account.id = member.account_id AND account.role IS NULL
            LEFT JOIN organisation AS house ON house.id = organisation.house_id
            WHERE member.account_id = @accountId
            ORDER BY organisation.name, organisation.id
            """;

        return database.ListAsync<Organisation>(sql, new { accountId }, cancel);
    }

    /// <summary>Puts details in place of those that were seen. False, and nothing written, when they have changed meanwhile.</summary>
    /// <param name="by">Identifier of the account that changes them.</param>
    /// <param name="mails">Tell others of it, and are written in the same transaction; null for none.</param>
    public Task<bool> SaveAsync(
        string id, OrganisationDetails details, OrganisationDetails seen, string by, DateTimeOffset at, CancellationToken cancel,
        IEnumerable<WaitingMail>? mails = null)
    {
        const string sql = """
            UPDATE organisation
            SET name = @Name, kind = @Kind, region = @Region, siren = @Siren, foreign_identifier = @ForeignIdentifier, group_name = @Group,
                is_consultancy = @IsConsultancy, language = @Language, is_group = @IsGroup, finess = @Finess
            WHERE id = @id AND name = @SeenName AND kind = @SeenKind AND region IS NOT DISTINCT FROM @SeenRegion
                AND siren IS NOT DISTINCT FROM @SeenSiren
                AND foreign_identifier IS NOT DISTINCT FROM @SeenForeignIdentifier AND group_name IS NOT DISTINCT FROM @SeenGroup
                AND is_consultancy = @SeenIsConsultancy AND language = @SeenLanguage AND is_group = @SeenIsGroup
                AND finess IS NOT DISTINCT FROM @SeenFiness
                AND (house_id IS NULL OR COALESCE(@Siren, @ForeignIdentifier, @Finess) IS NULL)
            """;

        // A proof is of a number: who gives another one has shown nothing of it.
        const string endProof = """
            UPDATE number_proof
            SET ended_at = @at
            WHERE organisation_id = @id AND ended_at IS NULL AND identifier <> @identifier
            """;

        var parameters = new
        {
            id,
            details,
            seenName = seen.Name,
            seenKind = seen.Kind,
            seenRegion = seen.Region,
            seenSiren = seen.Siren,
            seenForeignIdentifier = seen.ForeignIdentifier,
            seenGroup = seen.Group,
            seenIsConsultancy = seen.IsConsultancy,
            seenLanguage = seen.Language,
            seenIsGroup = seen.IsGroup,
            seenFiness = seen.Finess,
        };
        var what = new AuditEvent(AuditAction.Changed, AuditActor.Account(by), AuditSubject.Organisation(id), id);
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var isSaved = await AuditTrail.WriteAsync(connection, transaction, sql, parameters, what, at, cancel);
                if (isSaved)
                {
                    await connection.ExecuteAsync(endProof, new { id, at, details.Identifier }, transaction, cancel);
                    await MailStore.AddAsync(connection, transaction, mails, cancel);
                }

                return isSaved;
            },
            cancel);
    }
}

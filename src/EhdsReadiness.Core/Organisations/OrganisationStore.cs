using System.Data.Common;
using Dapper;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps organisations. Nobody but a member finds one.</summary>
public sealed class OrganisationStore(Database database)
{
    /// <summary>Makes an organisation, with the account that makes it as its first owner, and gives its identifier.</summary>
    public Task<string> CreateAsync(OrganisationDetails details, string accountId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO organisation (id, name, kind, region, siren, foreign_identifier, group_name, is_consultancy, language, created_at)
            VALUES (@id, @Name, @Kind, @Region, @Siren, @ForeignIdentifier, @Group, @IsConsultancy, @Language, @at)
            """;

        var id = Guid.CreateVersion7(at).ToString("N");
        var parameters = ParametersOf(details, id);
        parameters.Add("at", Instant.Write(at));
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel));
                await MemberStore.InsertAsync(connection, transaction, id, accountId, MemberRole.Owner, at, cancel);
                await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Created, AuditActor.Account(accountId), AuditSubject.Organisation(id), id), at, cancel);
                return id;
            },
            cancel);
    }

    /// <summary>The organisation, for a member of it; null for everybody else. Staff accounts are members of nothing.</summary>
    public async Task<Organisation?> FindAsync(string id, string accountId, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await FindAsync(connection, null, id, accountId, cancel);
    }

    internal static async Task<Organisation?> FindAsync(DbConnection connection, DbTransaction? transaction, string id, string accountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                organisation.id AS Id, organisation.name AS Name, organisation.kind AS Kind, organisation.region AS Region, organisation.siren AS Siren,
                organisation.foreign_identifier AS ForeignIdentifier, organisation.group_name AS GroupName, organisation.is_consultancy AS IsConsultancy,
                organisation.language AS Language, organisation.created_at AS CreatedAt, member.role AS MemberRole
            FROM organisation
            JOIN member ON member.organisation_id = organisation.id AND member.account_id = @accountId
            JOIN account ON account.id = member.account_id AND account.role IS NULL
            WHERE organisation.id = @id
            """;

        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, new { id, accountId }, transaction, cancellationToken: cancel));
        return row?.ToOrganisation();
    }

    /// <summary>The organisations that the account is a member of, by name.</summary>
    public async Task<IReadOnlyList<Organisation>> OfAccountAsync(string accountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                organisation.id AS Id, organisation.name AS Name, organisation.kind AS Kind, organisation.region AS Region, organisation.siren AS Siren,
                organisation.foreign_identifier AS ForeignIdentifier, organisation.group_name AS GroupName, organisation.is_consultancy AS IsConsultancy,
                organisation.language AS Language, organisation.created_at AS CreatedAt, member.role AS MemberRole
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            JOIN account ON account.id = member.account_id AND account.role IS NULL
            WHERE member.account_id = @accountId
            ORDER BY organisation.name, organisation.id
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { accountId }, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToOrganisation())];
    }

    /// <summary>Puts details in place of those that were seen. False, and nothing written, when they have changed meanwhile.</summary>
    /// <param name="by">Identifier of the account that changes them.</param>
    public Task<bool> SaveAsync(string id, OrganisationDetails details, OrganisationDetails seen, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE organisation
            SET name = @Name, kind = @Kind, region = @Region, siren = @Siren, foreign_identifier = @ForeignIdentifier, group_name = @Group,
                is_consultancy = @IsConsultancy, language = @Language
            WHERE id = @id AND name = @SeenName AND kind = @SeenKind AND region IS NOT DISTINCT FROM @SeenRegion AND siren IS NOT DISTINCT FROM @SeenSiren
                AND foreign_identifier IS NOT DISTINCT FROM @SeenForeignIdentifier AND group_name IS NOT DISTINCT FROM @SeenGroup
                AND is_consultancy = @SeenIsConsultancy AND language = @SeenLanguage
            """;

        var parameters = ParametersOf(details, id);
        parameters.AddDynamicParams(new
        {
            SeenName = seen.Name,
            SeenKind = seen.Kind,
            SeenRegion = seen.Region,
            SeenSiren = seen.Siren,
            SeenForeignIdentifier = seen.ForeignIdentifier,
            SeenGroup = seen.Group,
            SeenIsConsultancy = seen.IsConsultancy ? 1 : 0,
            SeenLanguage = seen.Language.Code(),
        });
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)) == 0)
                {
                    return false;
                }

                await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Changed, AuditActor.Account(by), AuditSubject.Organisation(id), id), at, cancel);
                return true;
            },
            cancel);
    }

    private static DynamicParameters ParametersOf(OrganisationDetails details, string id) => new(new
    {
        id,
        details.Name,
        details.Kind,
        details.Region,
        details.Siren,
        details.ForeignIdentifier,
        details.Group,
        IsConsultancy = details.IsConsultancy ? 1 : 0,
        Language = details.Language.Code(),
    });

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required string Kind { get; init; }

        public string? Region { get; init; }

        public string? Siren { get; init; }

        public string? ForeignIdentifier { get; init; }

        public string? GroupName { get; init; }

        public required long IsConsultancy { get; init; }

        public required string Language { get; init; }

        public required string CreatedAt { get; init; }

        public required string MemberRole { get; init; }

        public Organisation ToOrganisation() => new(
            Id,
            new(Name, Kind, Region, Siren, ForeignIdentifier, GroupName, IsConsultancy == 1, Languages.Find(Language) ?? Core.Language.French),
            Instant.Read(CreatedAt),
            MemberRoleIds.Find(MemberRole) ?? throw new InvalidOperationException($"The database holds an unknown role “{MemberRole}”."));
    }
}

using System.Globalization;
using Dapper;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Portfolios;

/// <summary>Keeps what clients let consulting organisations do. What is given opens, and what is withdrawn closes, from the next request on.</summary>
public sealed class GrantStore(Database database)
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Every access that an organisation gave, the last one first.</summary>
    public async Task<IReadOnlyList<AccessGrant>> OfClientAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                access_grant.id AS Id, access_grant.consultancy_id AS ConsultancyId, organisation.name AS ConsultancyName, access_grant.may_answer AS MayAnswer,
                access_grant.until AS Until, giver.name AS GrantedByName, access_grant.granted_at AS GrantedAt,
                taker.name AS WithdrawnByName, access_grant.withdrawn_at AS WithdrawnAt
            FROM access_grant
            JOIN organisation ON organisation.id = access_grant.consultancy_id
            LEFT JOIN account AS giver ON giver.id = access_grant.granted_by
            LEFT JOIN account AS taker ON taker.id = access_grant.withdrawn_by
            WHERE access_grant.organisation_id = @organisationId
            ORDER BY access_grant.granted_at DESC, access_grant.id DESC
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { organisationId }, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToGrant())];
    }

    /// <summary>Lets a consultancy in. One it was let in by before is withdrawn with it, so that no two run side by side.</summary>
    /// <param name="by">Identifier of the owner's account.</param>
    public Task GrantAsync(string organisationId, string consultancyId, bool mayAnswer, DateOnly until, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string replace = """
            UPDATE access_grant
            SET withdrawn_by = @by, withdrawn_at = @at
            WHERE organisation_id = @organisationId AND consultancy_id = @consultancyId AND withdrawn_at IS NULL
            """;
        const string insert = """
            INSERT INTO access_grant (id, organisation_id, consultancy_id, may_answer, until, granted_by, granted_at)
            VALUES (@id, @organisationId, @consultancyId, @mayAnswer, @until, @by, @at)
            """;

        var parameters = new
        {
            id = Guid.CreateVersion7(at).ToString("N"),
            organisationId,
            consultancyId,
            mayAnswer = mayAnswer ? 1 : 0,
            until = until.ToString(Day, CultureInfo.InvariantCulture),
            by,
            at = Instant.Write(at),
        };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(replace, parameters, transaction, cancellationToken: cancel));
                await connection.ExecuteAsync(new CommandDefinition(insert, parameters, transaction, cancellationToken: cancel));
                var remark = $"{(mayAnswer ? "answer" : "read")} {parameters.until}";
                await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Granted, AuditActor.Account(by), AuditSubject.Organisation(consultancyId), organisationId, remark), at, cancel);
                return true;
            },
            cancel);
    }

    /// <summary>Takes an access back. False, and nothing written, when the organisation gave none of that identifier, or withdrew it already.</summary>
    /// <param name="by">Identifier of the owner's account.</param>
    public Task<bool> WithdrawAsync(string organisationId, string id, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string select = """
            SELECT consultancy_id
            FROM access_grant
            WHERE id = @id AND organisation_id = @organisationId AND withdrawn_at IS NULL
            """;
        const string update = """
            UPDATE access_grant
            SET withdrawn_by = @by, withdrawn_at = @at
            WHERE id = @id
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var parameters = new { id, organisationId, by, at = Instant.Write(at) };
                if (await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(select, parameters, transaction, cancellationToken: cancel)) is not { } consultancy)
                {
                    return false;
                }

                await connection.ExecuteAsync(new CommandDefinition(update, parameters, transaction, cancellationToken: cancel));
                await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Withdrew, AuditActor.Account(by), AuditSubject.Organisation(consultancy), organisationId), at, cancel);
                return true;
            },
            cancel);
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string ConsultancyId { get; init; }

        public required string ConsultancyName { get; init; }

        public required long MayAnswer { get; init; }

        public required string Until { get; init; }

        public string? GrantedByName { get; init; }

        public required string GrantedAt { get; init; }

        public string? WithdrawnByName { get; init; }

        public string? WithdrawnAt { get; init; }

        public AccessGrant ToGrant() => new(
            Id,
            ConsultancyId,
            ConsultancyName,
            MayAnswer == 1,
            DateOnly.ParseExact(Until, Day, CultureInfo.InvariantCulture),
            GrantedByName,
            Instant.Read(GrantedAt),
            WithdrawnByName,
            WithdrawnAt is null ? null : Instant.Read(WithdrawnAt));
    }
}

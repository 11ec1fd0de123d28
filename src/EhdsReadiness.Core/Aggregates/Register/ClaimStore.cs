namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>
/// Keeps which organisation has proven that a number of the register is its own. A proof is of an organisation and a number: whoever gives
/// another number has proven nothing of it. One proof of a number stands at a time.
/// </summary>
public sealed class ClaimStore(Database database)
{
    private const string Select = """
        SELECT
            organisation.id AS organisation_id, organisation.name, organisation.identifier, organisation.created_at AS since,
            (SELECT COUNT(*) FROM member WHERE member.organisation_id = organisation.id) AS members,
            register_entry.name AS known_as, register_entry.contact,
            (
                SELECT COUNT(*)
                FROM organisation AS other
                WHERE (other.siren = organisation.identifier OR other.foreign_identifier = organisation.identifier)
                    AND other.id <> organisation.id
            ) AS others,
            (
                SELECT theirs.organisation_id
                FROM number_proof AS theirs
                WHERE theirs.identifier = organisation.identifier AND theirs.ended_at IS NULL
                    AND theirs.organisation_id <> organisation.id
            ) AS holder_id,
            CASE WHEN number_code.expires_at > @at THEN number_code.expires_at END AS code_until,
            CASE WHEN number_proof.provider IS NULL THEN number_proof.way ELSE 'sign_in' END AS way, account.name AS "by",
            number_proof.reason, number_proof.proven_at, organisation.finess, register_entry.finess AS known_finess
        FROM (
            SELECT id, name, created_at, finess, COALESCE(siren, foreign_identifier, '') AS identifier
            FROM organisation
        ) AS organisation
        LEFT JOIN register_entry ON register_entry.identifier = organisation.identifier
        LEFT JOIN number_code ON number_code.organisation_id = organisation.id AND number_code.identifier = organisation.identifier
            AND number_code.contact = register_entry.contact
        LEFT JOIN number_proof ON number_proof.organisation_id = organisation.id AND number_proof.ended_at IS NULL
            AND number_proof.identifier = organisation.identifier
        LEFT JOIN account ON account.id = number_proof.given_by
        """;

    /// <summary>Which claims a list has, and its count. SQLite tells no case of letters with accents.</summary>
    private const string Wanted = """
        (
            @identifier IS NULL OR organisation.identifier = @identifier
            OR LOWER(organisation.name || ' ' || COALESCE(register_entry.name, '')) LIKE LOWER(@typed) ESCAPE '!'
            OR LOWER(organisation.name || ' ' || COALESCE(register_entry.name, '')) LIKE LOWER(@small) ESCAPE '!'
            OR LOWER(organisation.name || ' ' || COALESCE(register_entry.name, '')) LIKE LOWER(@capital) ESCAPE '!'
        ) AND (
            @filter = 'all' AND (register_entry.identifier IS NOT NULL OR organisation.identifier = @identifier)
            OR @filter = 'open' AND register_entry.identifier IS NOT NULL AND NOT EXISTS (
                SELECT 1
                FROM number_proof AS any_proof
                WHERE any_proof.identifier = register_entry.identifier AND any_proof.ended_at IS NULL)
            OR @filter = 'disputed' AND EXISTS (
                SELECT 1
                FROM organisation AS rival
                WHERE (rival.siren = organisation.identifier OR rival.foreign_identifier = organisation.identifier)
                    AND rival.id <> organisation.id)
            OR @filter = 'orphaned' AND EXISTS (SELECT 1 FROM member WHERE member.organisation_id = organisation.id) AND NOT EXISTS (
                SELECT 1
                FROM member
                JOIN account AS person ON person.id = member.account_id AND person.role IS NULL AND person.disabled_at IS NULL
                WHERE member.organisation_id = organisation.id AND member.role = 'owner')
        )
        """;

    private const string SelectIdentifier =
        "SELECT COALESCE(siren, foreign_identifier) FROM organisation WHERE id = @organisationId";

    /// <summary>What an organisation claims; null when there is no such organisation.</summary>
    public Task<NumberClaim?> FindAsync(string organisationId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = $"{Select} WHERE organisation.id = @organisationId";

        return database.FindAsync<NumberClaim>(sql, new { organisationId, at }, cancel);
    }

    /// <summary>What an organisation claims, or where it is a unit, its house, whose number counts; null when there is no such
    /// organisation.</summary>
    public Task<NumberClaim?> FindForReportAsync(string organisationId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE organisation.id = (
                SELECT COALESCE(unit.house_id, unit.id)
                FROM organisation AS unit
                WHERE unit.id = @organisationId)
            """;

        return database.FindAsync<NumberClaim>(sql, new { organisationId, at }, cancel);
    }

    /// <summary>Whether organisations agreed to be counted and none of them has proven its number: nothing could be published.</summary>
    public Task<bool> IsNothingProvenAsync(CancellationToken cancel)
    {
        const string sql = """
            SELECT EXISTS (SELECT 1 FROM agreement WHERE agreed) AND NOT EXISTS (SELECT 1 FROM number_proof WHERE ended_at IS NULL)
            """;

        return database.FindAsync<bool>(sql, null, cancel);
    }

    /// <summary>Whether the proof of a number that was given at a moment still stands.</summary>
    public Task<bool> StandsAsync(string identifier, DateTimeOffset provenAt, CancellationToken cancel)
    {
        const string sql = """
            SELECT EXISTS (
                SELECT 1
                FROM number_proof
                WHERE identifier = @identifier AND proven_at = @provenAt AND ended_at IS NULL)
            """;

        return database.FindAsync<bool>(sql, new { identifier, provenAt }, cancel);
    }

    /// <summary>How many claims there are.</summary>
    /// <param name="search">A whole number, or a part of a name; null for all.</param>
    public Task<int> CountAsync(ClaimFilter filter, string? search, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT COUNT(*)
            FROM (
                SELECT id, name, COALESCE(siren, foreign_identifier, '') AS identifier
                FROM organisation
            ) AS organisation
            LEFT JOIN register_entry ON register_entry.identifier = organisation.identifier
            WHERE {Wanted}
            """;

        return database.FindAsync<int>(sql, new { filter, sought = new Sought(search) }, cancel);
    }

    /// <summary>Claims by number, so that those that compete for one stand together.</summary>
    /// <param name="search">A whole number, or a part of a name; null for all.</param>
    /// <param name="skip">How many to leave out at the beginning.</param>
    /// <param name="most">How many at most.</param>
    public Task<IReadOnlyList<NumberClaim>> ListAsync(
        ClaimFilter filter, string? search, int skip, int most, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE {Wanted}
            ORDER BY organisation.identifier, organisation.created_at, organisation.id
            LIMIT @most OFFSET @skip
            """;

        return database.ListAsync<NumberClaim>(sql, new { filter, sought = new Sought(search), skip, most, at }, cancel);
    }

    /// <summary>The owners of the organisations that give a number, without those of which an account is a member; with whether theirs has
    /// proven it.</summary>
    public Task<IReadOnlyList<(string OrganisationId, bool IsProven, string Email, string Language)>> OwnersAsync(
        string identifier, string exceptAccountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT organisation.id, number_proof.id IS NOT NULL AS is_proven, account.email, account.language
            FROM organisation
            JOIN member ON member.organisation_id = organisation.id AND member.role = 'owner'
            JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
            LEFT JOIN number_proof ON number_proof.organisation_id = organisation.id AND number_proof.ended_at IS NULL
                AND number_proof.identifier = @identifier
            WHERE (organisation.siren = @identifier OR organisation.foreign_identifier = @identifier)
                AND NOT EXISTS (
                    SELECT 1
                    FROM member AS own
                    WHERE own.organisation_id = organisation.id AND own.account_id = @exceptAccountId)
            ORDER BY organisation.id, account.id
            """;

        return database.ListAsync<(string OrganisationId, bool IsProven, string Email, string Language)>(
            sql, new { identifier, exceptAccountId }, cancel);
    }

    /// <summary>Makes the code that the contact in the register is sent; the one before is good for nothing from then on.</summary>
    /// <param name="identifier">The number that it is of.</param>
    /// <param name="contact">Address in the register to which it goes: another one there ends it.</param>
    /// <param name="mailOf">Gives the mail with the code, which is written in the same transaction; null for none.</param>
    /// <returns>The code; null, and nothing written, when the organisation gives another number meanwhile.</returns>
    public Task<string?> MakeCodeAsync(string organisationId, string identifier, string contact, string by, DateTimeOffset at,
        CancellationToken cancel, Func<string, WaitingMail>? mailOf = null)
    {
        const string sql = """
            INSERT INTO number_code (organisation_id, identifier, contact, code_hash, expires_at)
            VALUES (@organisationId, @identifier, @contact, @hash, @expires)
            ON CONFLICT (organisation_id) DO UPDATE
            SET identifier = excluded.identifier, contact = excluded.contact, code_hash = excluded.code_hash,
                expires_at = excluded.expires_at
            """;

        var code = TypedCode.Create();
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.FindAsync<string>(SelectIdentifier, new { organisationId }, transaction, cancel) != identifier)
                {
                    return null;
                }

                var row = new { organisationId, identifier, contact, hash = TypedCode.Hash(code), expires = at + NumberCode.Lifetime };
                await connection.ExecuteAsync(sql, row, transaction, cancel);
                await MailStore.AddAsync(connection, transaction, mailOf?.Invoke(code), cancel);
                var what = new AuditEvent(
                    AuditAction.Asked, AuditActor.Account(by), AuditSubject.Number(organisationId), organisationId, ProofWay.Code.Id());
                await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
                return code;
            },
            cancel);
    }

    /// <summary>Proves the number by the code that the contact was sent. A code is good once.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="by">Identifier of the account that gives it.</param>
    /// <param name="mails">Tell of it, and are written in the same transaction; null for none.</param>
    public Task<ProofOutcome> ProveByCodeAsync(
        string organisationId, string? typed, string by, DateTimeOffset at, CancellationToken cancel,
        IEnumerable<WaitingMail>? mails = null)
    {
        const string sql = """
            DELETE FROM number_code
            WHERE organisation_id = @organisationId AND code_hash = @hash AND expires_at > @at
                AND contact = (SELECT register_entry.contact FROM register_entry WHERE register_entry.identifier = number_code.identifier)
            RETURNING identifier
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var row = new { organisationId, hash = TypedCode.Hash(typed), at };
                var identifier = await connection.FindAsync<string>(sql, row, transaction, cancel);
                return identifier is null
                    ? ProofOutcome.WrongCode
                    : await ProveAsync(connection, transaction, organisationId, identifier, ProofWay.Code, by, null, mails, at, cancel);
            },
            cancel);
    }

    /// <summary>Proves the number on the word of an administrator.</summary>
    /// <param name="identifier">The number that the administrator saw.</param>
    /// <param name="mails">Tell of it, and are written in the same transaction; null for none.</param>
    public Task<ProofOutcome> ConfirmAsync(
        string organisationId, string identifier, string by, string reason, DateTimeOffset at, CancellationToken cancel,
        IEnumerable<WaitingMail>? mails = null) =>
        database.WriteAsync((connection, transaction) => ProveAsync(
            connection, transaction, organisationId, identifier, ProofWay.Administrator, by, reason, mails, at, cancel), cancel);

    /// <summary>Proves the number on the word of the identity provider that an owner has signed in with.</summary>
    /// <param name="accountId">Who has signed in.</param>
    /// <param name="siren">The number that the provider vouches for.</param>
    /// <param name="provider">Name of the provider's settings.</param>
    public Task ProveBySignInAsync(string accountId, string siren, string provider, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            SELECT organisation.id
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            JOIN account ON account.id = member.account_id
            WHERE member.account_id = @accountId AND member.role = 'owner' AND organisation.siren = @siren
                AND account.role IS NULL AND account.disabled_at IS NULL
            ORDER BY organisation.created_at, organisation.id
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var owned = await connection.ListAsync<string>(sql, new { accountId, siren }, transaction, cancel);
                foreach (var organisation in owned)
                {
                    await ProveAsync(
                        connection, transaction, organisation, siren, ProofWay.SignIn, accountId, null, null, at, cancel, provider);
                }

                return owned.Count;
            },
            cancel);
    }

    /// <summary>Ends a proof, and a code that is under way: what rests on it leaves with a publication to come.</summary>
    /// <param name="mails">Tell of it, and are written in the same transaction; null for none.</param>
    /// <returns>False, and nothing written, when there is none of that number.</returns>
    public Task<bool> RevokeAsync(
        string organisationId, string identifier, string by, string reason, DateTimeOffset at, CancellationToken cancel,
        IEnumerable<WaitingMail>? mails = null)
    {
        const string end = """
            UPDATE number_proof
            SET ended_at = @at
            WHERE organisation_id = @organisationId AND identifier = @identifier AND ended_at IS NULL
            """;
        const string forget = "DELETE FROM number_code WHERE organisation_id = @organisationId";

        var what = new AuditEvent(
            AuditAction.Withdrew, AuditActor.Account(by), AuditSubject.Number(organisationId), organisationId, reason);
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var row = new { organisationId, identifier, at };
                var isEnded = await AuditTrail.WriteAsync(connection, transaction, end, row, what, at, cancel);
                if (isEnded)
                {
                    await connection.ExecuteAsync(forget, row, transaction, cancel);
                    await MailStore.AddAsync(connection, transaction, mails, cancel);
                }

                return isEnded;
            },
            cancel);
    }

    private static async Task<ProofOutcome> ProveAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string identifier, ProofWay way, string by,
        string? reason, IEnumerable<WaitingMail>? mails, DateTimeOffset at, CancellationToken cancel, string? provider = null)
    {
        const string select = "SELECT organisation_id FROM number_proof WHERE identifier = @identifier AND ended_at IS NULL";
        const string insert = """
            INSERT INTO number_proof (id, organisation_id, identifier, way, given_by, reason, proven_at, provider)
            VALUES (@id, @organisationId, @identifier, @kept, @by, @reason, @at, @provider)
            """;

        if (await connection.FindAsync<string>(SelectIdentifier, new { organisationId }, transaction, cancel) != identifier)
        {
            return ProofOutcome.NumberChanged;
        }

        if (await connection.FindAsync<string>(select, new { identifier }, transaction, cancel) is { } holder)
        {
            return holder == organisationId ? ProofOutcome.Proven : ProofOutcome.ProvenByAnother;
        }

        var id = Guid.CreateVersion7(at).ToString("N");
        var kept = way == ProofWay.SignIn ? ProofWay.Code : way;
        var row = new { id, organisationId, identifier, kept, by, reason, at, provider };
        await connection.ExecuteAsync(insert, row, transaction, cancel);
        var what = new AuditEvent(
            AuditAction.Proved, AuditActor.Account(by), AuditSubject.Number(organisationId), organisationId, reason ?? way.Id());
        await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
        await MailStore.AddAsync(connection, transaction, mails, cancel);
        return ProofOutcome.Proven;
    }

    /// <summary>What is looked for, as it is compared.</summary>
    private sealed record Sought(string? Search)
    {
        public string? Identifier => Siren.Read(Search) ?? Search;

        public string? Typed => Search is null ? null
            : $"%{Search.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal)
                .Replace("_", "!_", StringComparison.Ordinal)}%";

        public string? Small => Typed?.ToLowerInvariant();

        public string? Capital => Typed?.ToUpperInvariant();
    }
}

namespace EhdsReadiness.Core.Accounts;

/// <summary>Everything that the site keeps about one person, for that person: GDPR, Articles 15 and 20.</summary>
public sealed class AccountFile(Database database)
{
    /// <summary>The file as JSON; passwords, secrets and what others wrote are not in it.</summary>
    public async Task<JsonObject> OfAsync(Account account, CancellationToken cancel)
    {
        const string sessions = """
            SELECT device AS device, begun_at AS begun_at, seen_at AS seen_at
            FROM session
            WHERE account_id = @Id
            ORDER BY begun_at, id
            """;
        const string logins = """
            SELECT provider AS provider, issuer AS issuer, subject AS subject, linked_at AS linked_at
            FROM external_login
            WHERE account_id = @Id
            ORDER BY linked_at, id
            """;
        const string passkeys = """
            SELECT name AS name, transports AS transports, CASE WHEN backed_up THEN 'yes' ELSE 'no' END AS backed_up,
                created_at AS created_at, used_at AS used_at
            FROM passkey
            WHERE account_id = @Id
            ORDER BY created_at, id
            """;
        const string organisations = """
            SELECT organisation.name AS organisation, member.role AS role, member.since AS since
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            WHERE member.account_id = @Id
            ORDER BY member.since, organisation.id
            """;
        const string requests = """
            SELECT identifier AS number, message AS message, asked_at AS asked_at
            FROM join_request
            WHERE account_id = @Id
            ORDER BY asked_at, id
            """;
        const string assignments = """
            SELECT assessment_id AS assessment, target_kind AS kind, target_id AS what, CASE WHEN due < '9999-12-31' THEN due END AS due,
                assigned_at AS assigned_at
            FROM assignment
            WHERE account_id = @Id
            ORDER BY assigned_at, assessment_id, target_id
            """;
        const string clarifications = """
            SELECT assessment_id AS assessment, question_id AS question, asked_at AS asked_at
            FROM clarification
            WHERE account_id = @Id
            ORDER BY asked_at, id
            """;
        const string calendars = """
            SELECT assessment_id AS assessment, made_at AS made_at
            FROM calendar_feed
            WHERE made_by = @Id
            ORDER BY made_at, id
            """;
        const string answers = """
            SELECT assessment_id AS assessment, question_id AS question, at AS at, answer_before AS before, answer_after AS after
            FROM answer_history
            WHERE author = @Id
            ORDER BY at, assessment_id, question_id
            """;
        const string comments = """
            SELECT assessment_id AS assessment, question_id AS question, at AS at, text AS text
            FROM question_comment
            WHERE author = @Id
            ORDER BY at, id
            """;
        const string notes = """
            SELECT organisation.name AS client, client_note.at AS at, client_note.text AS text
            FROM client_note
            JOIN organisation ON organisation.id = client_note.organisation_id
            WHERE client_note.author = @Id
            ORDER BY client_note.at, client_note.id
            """;
        const string visits = """
            SELECT organisation.name AS client, client_visit.at AS at
            FROM client_visit
            JOIN organisation ON organisation.id = client_visit.organisation_id
            WHERE client_visit.account_id = @Id
            ORDER BY client_visit.at, organisation.id
            """;
        const string clients = """
            SELECT name AS name, email AS email, invited_at AS invited_at
            FROM client_invitation
            WHERE invited_by = @Id
            ORDER BY invited_at, id
            """;
        const string steps = """
            SELECT assessment_id AS assessment, at AS at, state_before AS before, state_after AS after, message AS message
            FROM state_change
            WHERE author = @Id
            ORDER BY at, assessment_id
            """;
        const string notices = """
            SELECT notice.kind AS kind, event.organisation_id AS organisation, event.assessment_id AS assessment, event.at AS at,
                event.told_at AS told_at, notice.read_at AS read_at
            FROM notice
            JOIN event ON event.id = notice.event_id
            WHERE notice.account_id = @Id
            ORDER BY event.at, event.id
            """;
        const string ways = "SELECT kind AS kind, way AS way FROM notice_way WHERE account_id = @Id ORDER BY kind";
        const string trail = """
            SELECT audit_entry.at AS at, audit_entry.action AS action, audit_detail.subject AS subject,
                audit_detail.subject_id AS subject_id, audit_detail.remark AS remark
            FROM audit_detail
            JOIN audit_entry ON audit_entry.number = audit_detail.number
            WHERE audit_detail.actor_id = @Id OR (audit_detail.subject = 'account' AND audit_detail.subject_id = @Id)
            ORDER BY audit_entry.number
            """;

        await using var connection = await database.OpenAsync(cancel);
        return new()
        {
            ["account"] = new JsonObject
            {
                ["id"] = account.Id,
                ["email"] = account.Email,
                ["name"] = account.Name,
                ["language"] = account.Language.Code(),
                ["role"] = account.Role?.Id(),
                ["second_factor"] = account.HasSecondFactor,
                ["created_at"] = Instant.Write(account.CreatedAt),
            },
            ["sessions"] = await RowsAsync(connection, sessions, account, cancel),
            ["logins"] = await RowsAsync(connection, logins, account, cancel),
            ["passkeys"] = await RowsAsync(connection, passkeys, account, cancel),
            ["organisations"] = await RowsAsync(connection, organisations, account, cancel),
            ["requests_to_join"] = await RowsAsync(connection, requests, account, cancel),
            ["assignments"] = await RowsAsync(connection, assignments, account, cancel),
            ["clarifications"] = await RowsAsync(connection, clarifications, account, cancel),
            ["calendars"] = await RowsAsync(connection, calendars, account, cancel),
            ["answers"] = await RowsAsync(connection, answers, account, cancel),
            ["comments"] = await RowsAsync(connection, comments, account, cancel),
            ["client_notes"] = await RowsAsync(connection, notes, account, cancel),
            ["client_visits"] = await RowsAsync(connection, visits, account, cancel),
            ["clients_invited"] = await RowsAsync(connection, clients, account, cancel),
            ["steps"] = await RowsAsync(connection, steps, account, cancel),
            ["notices"] = await RowsAsync(connection, notices, account, cancel),
            ["notice_choices"] = await RowsAsync(connection, ways, account, cancel),
            ["trail"] = await RowsAsync(connection, trail, account, cancel),
        };
    }

    private static async Task<JsonArray> RowsAsync(DbConnection connection, string sql, Account account, CancellationToken cancel)
    {
        var rows = await connection.TextsAsync(sql, new { account.Id }, cancel);
        return [.. rows.Select(row =>
            new JsonObject(row.Select(column => KeyValuePair.Create(column.Name, ValueOf(column.Name, column.Text)))))];
    }

    /// <summary>Answers are kept as JSON and come out as such.</summary>
    private static JsonNode? ValueOf(string column, string? text) =>
        (column is "before" or "after") && text?.StartsWith('{') == true ? JsonNode.Parse(text) : JsonValue.Create(text);
}

namespace EhdsReadiness.Core.Notices;

/// <summary>
/// Makes notices of events, and keeps them until they are over. An event is taken, its notices and mails are written in one transaction:
/// however many instances do it, and whenever one of them dies, it is told once.
/// </summary>
public sealed class NoticeStore(Database database)
{
    /// <summary>How many events one transaction tells: others write between two of them.</summary>
    public const int AtOnce = 200;

    /// <summary>Most notices that one mail of the day lists.</summary>
    public const int MostInDigest = 50;

    private const string IsAccess = "event.kind IN ('access_given', 'access_ending', 'access_withdrawn')";

    /// <summary>
    /// The notices of an account whose reader may still see what they lead to. A membership that ended has taken its notices along; a
    /// consultant needs a grant that runs as well, whoever is told of an access has to decide of it, and an archive goes after some days.
    /// </summary>
    private const string Visible = $"""
        FROM notice
        JOIN account ON account.id = notice.account_id AND account.role IS NULL AND account.disabled_at IS NULL
        JOIN event ON event.id = notice.event_id
        LEFT JOIN organisation ON organisation.id = event.organisation_id
        LEFT JOIN organisation AS consultancy ON consultancy.id = event.item AND {IsAccess}
        LEFT JOIN member ON member.organisation_id = notice.through AND member.account_id = notice.account_id
        LEFT JOIN report_archive ON report_archive.id = event.item AND event.kind = 'report_ready'
        WHERE notice.account_id = @accountId AND CASE
            WHEN event.kind = 'report_ready' THEN report_archive.id IS NOT NULL
            WHEN event.kind = 'access_withdrawn' THEN notice.through <> event.organisation_id OR member.role = 'owner'
            WHEN {IsAccess} AND notice.through = event.organisation_id AND member.role <> 'owner' THEN FALSE
            WHEN notice.through = event.organisation_id AND NOT {IsAccess} THEN TRUE
            ELSE EXISTS (
                SELECT 1
                FROM access_grant
                WHERE access_grant.organisation_id = event.organisation_id AND access_grant.withdrawn_at IS NULL
                    AND access_grant.until >= @today
                    AND access_grant.consultancy_id = CASE WHEN {IsAccess} THEN event.item ELSE notice.through END) END
        """;

    private const string Columns = """
        event.id AS event_id, notice.kind, event.organisation_id, organisation.name AS organisation, consultancy.name AS consultancy,
        event.assessment_id, event.item, notice.through, event.at, notice.read_at
        """;

    /// <summary>Whether some event is not told yet.</summary>
    public async Task<bool> AnyUntoldAsync(CancellationToken cancel)
    {
        const string sql = "SELECT COUNT(*) FROM (SELECT 1 FROM event WHERE told_at IS NULL LIMIT 1) AS untold";

        return await database.FindAsync<int>(sql, null, cancel) > 0;
    }

    /// <summary>Tells the oldest events, <see cref="AtOnce"/> at most.</summary>
    /// <param name="content">Says which axis a question belongs to.</param>
    /// <param name="mailOf">Writes the mail to somebody who wants it at once, and seals it.</param>
    /// <returns>How many events; 0 when none was left.</returns>
    public Task<int> TellAsync(
        Content content, DateTimeOffset now, Func<NoticeReader, Notice, WaitingMail> mailOf, CancellationToken cancel)
    {
        const string take = $"""
            UPDATE event
            SET told_at = @now
            WHERE id IN (SELECT id FROM event WHERE told_at IS NULL ORDER BY at, id LIMIT @AtOnce)
            RETURNING {EventToTell.Columns}
            """;
        const string insert = """
            INSERT INTO notice (account_id, event_id, kind, through, waits)
            VALUES (@AccountId, @Id, @Kind, @Through, @waits)
            ON CONFLICT (account_id, event_id) DO NOTHING
            """;
        const string ways = "SELECT account_id, kind, way FROM notice_way WHERE account_id IN @accounts";
        const string names = "SELECT id, name FROM organisation WHERE id IN @organisations";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var events = await connection.ListAsync<EventToTell>(take, new { now, AtOnce }, transaction, cancel);
                if (events.Count == 0) { return 0; }

                var told = await ReadersAsync(connection, transaction, events, content, now, cancel);
                var accounts = told.Select(one => one.Reader.AccountId).Distinct(StringComparer.Ordinal).ToArray();
                var chosen = (await connection.ListAsync<(string, EventKind, NoticeWay)>(ways, new { accounts }, transaction, cancel))
                    .ToDictionary(row => (row.Item1, row.Item2), row => row.Item3);
                NoticeWay WayOf(Told one) => Telling.WayOf(one.Kind, (one.Reader.AccountId, one.Kind), chosen);

                await connection.ExecuteAsync(
                    insert,
                    told.Select(one => new
                        { one.Reader.AccountId, one.Event.Id, one.Kind, one.Through, waits = WayOf(one) == NoticeWay.Daily }),
                    transaction, cancel);
                var organisations = events.SelectMany(one => new[] { one.OrganisationId, one.Item }).OfType<string>()
                    .Distinct(StringComparer.Ordinal).ToArray();
                var nameOf = (await connection.ListAsync<(string, string)>(names, new { organisations }, transaction, cancel))
                    .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
                // Of questions that were asked together one mail tells, which leads to the assessment.
                var mails = told.Where(one => WayOf(one) == NoticeWay.AtOnce)
                    .GroupBy(one =>
                        (one.Reader.AccountId, one.Kind, one.Kind == EventKind.Assigned ? one.Event.AssessmentId : one.Event.Id))
                    .Select(together => (First: together.First(), IsAlone: together.Count() == 1))
                    .Select(one => mailOf(
                        one.First.Reader, one.First.ToNotice(nameOf) is var notice && one.IsAlone ? notice : notice with { Item = null }));
                await MailStore.AddAsync(connection, transaction, mails, cancel);
                return events.Count;
            },
            cancel);
    }

    /// <summary>Accounts for whom notices wait that were told before a moment.</summary>
    public Task<IReadOnlyList<string>> WaitingAsync(DateTimeOffset before, CancellationToken cancel)
    {
        const string sql = """
            SELECT DISTINCT notice.account_id
            FROM notice
            JOIN event ON event.id = notice.event_id
            WHERE notice.waits AND event.told_at <= @before
            ORDER BY notice.account_id
            """;

        return database.ListAsync<string>(sql, new { before }, cancel);
    }

    /// <summary>Puts what waits for somebody into one mail: both, or neither.</summary>
    /// <param name="before">What was told after it waits for the next one.</param>
    /// <param name="mailOf">Writes and seals the mail, of <see cref="MostInDigest"/> notices at most; the flag says whether there are
    /// more.</param>
    /// <returns>Whether there was anything to tell that they may still see and have not read.</returns>
    public Task<bool> DigestAsync(
        string accountId, DateTimeOffset before, DateTimeOffset now, Func<NoticeReader, IReadOnlyList<Notice>, bool, WaitingMail> mailOf,
        CancellationToken cancel)
    {
        const string select = $"""
            SELECT {Columns}
            {Visible} AND notice.waits AND notice.read_at IS NULL AND event.told_at <= @before
            ORDER BY event.at DESC, event.id DESC
            LIMIT @most
            """;
        const string update = """
            UPDATE notice
            SET waits = FALSE
            WHERE account_id = @accountId AND waits
                AND EXISTS (SELECT 1 FROM event WHERE event.id = notice.event_id AND event.told_at <= @before)
            """;
        const string reader = "SELECT id AS account_id, email, language FROM account WHERE id = @accountId";

        var parameters = new { accountId, before, today = FrenchTime.DayOf(now), most = MostInDigest + 1 };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var notices = await connection.ListAsync<Notice>(select, parameters, transaction, cancel);
                if (await connection.ExecuteAsync(update, parameters, transaction, cancel) == 0 || notices.Count == 0) { return false; }

                var to = await connection.FindAsync<NoticeReader>(reader, parameters, transaction, cancel);
                var mail = mailOf(to!, [.. notices.Take(MostInDigest)], notices.Count > MostInDigest);
                await MailStore.AddAsync(connection, transaction, mail, cancel);
                return true;
            },
            cancel);
    }

    /// <summary>Whether somebody may still see all that a mail tells. Where not, and the mail does not leave, what they still may see waits
    /// for their next mail of the day.</summary>
    public async Task<bool> StandAsync(string accountId, IReadOnlyList<string> events, DateTimeOffset now, CancellationToken cancel)
    {
        const string select = $"SELECT COUNT(*) {Visible} AND event.id IN @events";
        const string update = "UPDATE notice SET waits = TRUE WHERE account_id = @accountId AND event_id IN @events";

        var parameters = new { accountId, events = events.ToArray(), today = FrenchTime.DayOf(now) };
        if (await database.FindAsync<int>(select, parameters, cancel) == events.Count) { return true; }

        await database.ExecuteAsync(update, parameters, cancel);
        return false;
    }

    /// <summary>How many notices somebody has, and how many of them are unread.</summary>
    public Task<(int All, int Unread)> CountAsync(string accountId, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT COUNT(*) AS every, COUNT(CASE WHEN notice.read_at IS NULL THEN 1 END) AS unread
            {Visible}
            """;

        return database.FindAsync<(int, int)>(sql, new { accountId, today = FrenchTime.DayOf(now) }, cancel);
    }

    /// <summary>A part of somebody's notices: unread ones first, of both the last one first.</summary>
    public Task<IReadOnlyList<Notice>> ListAsync(string accountId, DateTimeOffset now, int skip, int most, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT {Columns}
            {Visible}
            ORDER BY CASE WHEN notice.read_at IS NULL THEN 0 ELSE 1 END, event.at DESC, event.id DESC
            LIMIT @most OFFSET @skip
            """;

        return database.ListAsync<Notice>(sql, new { accountId, today = FrenchTime.DayOf(now), skip, most }, cancel);
    }

    /// <summary>Marks what somebody was told up to a moment as read; the mail of the day leaves it out.</summary>
    public Task ReadAsync(string accountId, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            UPDATE notice
            SET read_at = @now, waits = FALSE
            WHERE account_id = @accountId AND read_at IS NULL
                AND EXISTS (SELECT 1 FROM event WHERE event.id = notice.event_id AND event.told_at <= @until)
            """;

        return database.ExecuteAsync(sql, new { accountId, until, now }, cancel);
    }

    /// <summary>How each kind reaches somebody.</summary>
    public async Task<IReadOnlyDictionary<EventKind, NoticeWay>> WaysAsync(string accountId, CancellationToken cancel)
    {
        const string sql = "SELECT kind, way FROM notice_way WHERE account_id = @accountId";

        var chosen = (await database.ListAsync<(EventKind Kind, NoticeWay Way)>(sql, new { accountId }, cancel))
            .ToDictionary(row => row.Kind, row => row.Way);
        return Ids.All<EventKind>().ToDictionary(kind => kind, kind => Telling.WayOf(kind, kind, chosen));
    }

    /// <summary>Keeps how each kind is to reach somebody.</summary>
    public Task ChooseAsync(string accountId, IReadOnlyDictionary<EventKind, NoticeWay> ways, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO notice_way (account_id, kind, way)
            VALUES (@accountId, @Kind, @Way)
            ON CONFLICT (account_id, kind) DO UPDATE SET way = excluded.way
            """;

        return database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                sql, ways.Select(one => new { accountId, Kind = one.Key, Way = one.Value }), transaction, cancel),
            cancel);
    }

    private static async Task<IReadOnlyList<Told>> ReadersAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<EventToTell> events, Content content, DateTimeOffset now,
        CancellationToken cancel)
    {
        const string own = """
            SELECT id AS account_id, email, language
            FROM account
            WHERE id IN @actors AND role IS NULL AND disabled_at IS NULL
            """;

        var circle = await Circle.ReadAsync(connection, transaction, events, content, FrenchTime.DayOf(now), cancel);
        var around =
            from what in events
            from one in circle.Of(what)
            let kind = Telling.Of(what.Kind, one.Relation)
            where kind is not null
            select new Told(
                what, kind.Value, new(one.Person.AccountId, one.Person.Email, one.Person.Language), one.Person.OrganisationId);

        // What is nobody's but whoever asked for it.
        var made = events.Where(one => one.OrganisationId is null && Telling.Of(one.Kind, Relation.Doer) is not null).ToList();
        var actors = made.Select(one => one.Actor).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var readers = (await connection.ListAsync<NoticeReader>(own, new { actors }, transaction, cancel))
            .ToDictionary(one => one.AccountId, StringComparer.Ordinal);
        return
        [
            .. around,
            .. made.Where(one => readers.ContainsKey(one.Actor!)).Select(one => new Told(one, one.Kind, readers[one.Actor!], null)),
        ];
    }

    private sealed record Told(EventToTell Event, EventKind Kind, NoticeReader Reader, string? Through)
    {
        public Notice ToNotice(IReadOnlyDictionary<string, string> names) => new(
            Event.Id, Kind, Event.OrganisationId, Event.OrganisationId is { } own ? names.GetValueOrDefault(own) : null,
            Event.AssessmentId is null && Event.Item is { } item ? names.GetValueOrDefault(item) : null, Event.AssessmentId, Event.Item,
            Through, Event.At, null);
    }
}

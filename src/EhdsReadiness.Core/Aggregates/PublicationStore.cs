namespace EhdsReadiness.Core.Aggregates;

/// <summary>Keeps publications, and computes the next one from what stands in the database.</summary>
public sealed class PublicationStore(Database database, Content content)
{
    /// <summary>The organisation that has proven to be the one which an entry of the register means; with <c>@claims</c>, where none has,
    /// the first that says so.</summary>
    private const string Speaker = """
        SELECT claimant.id
        FROM organisation AS claimant
        LEFT JOIN number_proof ON number_proof.organisation_id = claimant.id AND number_proof.ended_at IS NULL
            AND number_proof.identifier = register_entry.identifier
        WHERE (claimant.siren = register_entry.identifier OR claimant.foreign_identifier = register_entry.identifier)
            AND (@claims OR number_proof.id IS NOT NULL)
        ORDER BY CASE WHEN number_proof.id IS NULL THEN 1 ELSE 0 END, claimant.created_at, claimant.id
        LIMIT 1
        """;

    // From which rows the assessments come that are counted: for each entry its organisation's own, and those of its units. A copy that was
    // finalised with carried answers that nobody had confirmed is none of them.
    private const string Counted = $"""
        FROM register_entry
        JOIN organisation ON organisation.id = ({Speaker})
        JOIN agreement ON agreement.organisation_id = organisation.id AND agreement.agreed
        JOIN organisation AS answering ON answering.id = organisation.id OR answering.house_id = organisation.id
        JOIN agreement AS own ON own.organisation_id = answering.id AND own.agreed
        JOIN finalised_copy ON finalised_copy.organisation_id = answering.id AND finalised_copy.number = (
            SELECT MAX(copy.number)
            FROM finalised_copy AS copy
            JOIN assessment ON assessment.id = copy.assessment_id AND assessment.mode = 'full' AND assessment.questionnaire = @Version
            WHERE copy.organisation_id = answering.id AND NOT EXISTS (
                SELECT 1
                FROM state_change AS step
                WHERE step.assessment_id = copy.assessment_id AND step.state_after = 'finalised' AND step.kept_carried > 0
            )
        )
        """;

    /// <summary>Number of the last publication; null when there is none.</summary>
    public async Task<int?> LastNumberAsync(CancellationToken cancel) =>
        await database.SnapshotAsync((connection, transaction) => LastNumberAsync(connection, transaction, cancel), cancel) is > 0
            and var number ? number : null;

    /// <summary>The file of a publication, byte for byte; null when there is none of that number.</summary>
    public Task<byte[]?> DocumentAsync(int number, CancellationToken cancel)
    {
        const string sql = "SELECT document FROM publication WHERE number = @number";

        return database.FindAsync<byte[]>(sql, new { number }, cancel);
    }

    /// <summary>Number of the last publication and when it was made; number 0 when there is none.</summary>
    public Task<(int Number, DateTimeOffset At)> LastAsync(CancellationToken cancel)
    {
        const string sql = "SELECT number, published_at AS at FROM publication ORDER BY number DESC LIMIT 1";

        return database.FindAsync<(int Number, DateTimeOffset At)>(sql, null, cancel);
    }

    /// <summary>
    /// Publishes what may be counted now. Reads the database as it stands at one moment, lets everybody go on answering, and writes
    /// once at the end.
    /// </summary>
    /// <param name="claims">Whether organisations are counted too whose number nobody has proven (see
    /// <see cref="AggregateSettings.Claims"/>).</param>
    /// <param name="after">Number of the publication that it is to follow; null for the last one, whichever that is.</param>
    /// <exception cref="InvalidOperationException">Somebody else published meanwhile: nothing was written.</exception>
    public async Task<Publication> PublishAsync(
        int k, bool claims, ReadOnlyMemory<byte> key, DateTimeOffset at, CancellationToken cancel, int? after = null)
    {
        var made = await ComputeAsync(k, claims, key, at, cancel);
        return await database.WriteAsync(
            (connection, transaction) => KeepAsync(connection, transaction, made, AuditActor.System, at, after, cancel), cancel)
            ? made.Publication
            : throw new InvalidOperationException($"publication {made.Publication.Number} was made by somebody else meanwhile");
    }

    /// <summary>The next publication, as the database stands at one moment; nothing is written.</summary>
    internal async Task<ComputedPublication> ComputeAsync(
        int k, bool claims, ReadOnlyMemory<byte> key, DateTimeOffset at, CancellationToken cancel)
    {
        var (input, counted) = await database.SnapshotAsync(
            async (connection, transaction) => (await InputAsync(connection, transaction, k, claims, key, at, cancel),
                await CountedAsync(connection, transaction, claims, at, cancel)),
            cancel);
        return new(Publishing.Publish(input), MemoryOf(Publishing.Remember(input)), string.Join('\n', counted));
    }

    /// <summary>Keeps what was computed, with its entry in the trail; drafts are over with it. False, and nothing written, when it is not
    /// the next one any more.</summary>
    /// <param name="after">Number of the publication that it is to follow; null for the last one, whichever that is.</param>
    internal static async Task<bool> KeepAsync(DbConnection connection, DbTransaction transaction, ComputedPublication made, AuditActor by,
        DateTimeOffset at, int? after, CancellationToken cancel)
    {
        const string insert = """
            INSERT INTO publication (number, published_at, document)
            VALUES (@number, @at, @document)
            """;
        const string remember = "INSERT INTO publication_memory (number, members) VALUES (@number, @Members)";
        const string remembered = "SELECT number FROM publication_memory";
        const string forget = "DELETE FROM publication_memory WHERE number = @number";
        const string withdraw = "DELETE FROM publication_draft";

        var (number, document) = (made.Publication.Number, DocumentOf(made.Publication));
        if (await LastNumberAsync(connection, transaction, cancel) is var last && (last != number - 1 || last != (after ?? last)))
        {
            return false;
        }

        await connection.ExecuteAsync(insert, new { number, at, document }, transaction, cancel);
        await connection.ExecuteAsync(remember, new { number, made.Members }, transaction, cancel);
        await connection.ExecuteAsync(withdraw, null, transaction, cancel);
        var needed = made.Publication.Tables.SelectMany(table => table.Cells).Select(cell => cell.FiguresOf).Append(number).ToHashSet();
        foreach (var past in await connection.ListAsync<int>(remembered, null, transaction, cancel))
        {
            if (!needed.Contains(past))
            {
                await connection.ExecuteAsync(forget, new { number = past }, transaction, cancel);
            }
        }

        var what = new AuditEvent(AuditAction.Published, by,
            AuditSubject.Publication(number.ToString(CultureInfo.InvariantCulture)), null, AuditChain.FingerprintOf(document));
        await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
        return true;
    }

    /// <summary>The file of a publication, as a text.</summary>
    internal static string DocumentOf(Publication publication) => Encoding.UTF8.GetString(PublicationJson.Write(publication));

    /// <summary>Identifiers of the organisations and units whose assessments may be counted at a moment.</summary>
    internal Task<IReadOnlyList<string>> CountedAsync(
        DbConnection connection, DbTransaction transaction, bool claims, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = $"SELECT answering.id {Counted} ORDER BY answering.id";

        var counted = new { content.NewestOn(FrenchTime.DayOf(at)).Version, claims };
        return connection.ListAsync<string>(sql, counted, transaction, cancel);
    }

    private async Task<PublicationInput> InputAsync(DbConnection connection, DbTransaction transaction, int k, bool claims,
        ReadOnlyMemory<byte> key, DateTimeOffset at, CancellationToken cancel) => new(
        await LastNumberAsync(connection, transaction, cancel) + 1,
        FrenchTime.DayOf(at),
        content.NewestOn(FrenchTime.DayOf(at)),
        k,
        key,
        await DemonstrationStore.IsMarkedAsync(connection, transaction, cancel),
        claims,
        await RegisterStore.ReadAsync(connection, transaction, cancel),
        await ParticipantsAsync(connection, transaction, claims, at, cancel),
        await PastAsync(connection, transaction, cancel),
        Protections.All)
    {
        Links = await LinksAsync(connection, transaction, claims, cancel),
    };

    /// <summary>Number of the last publication, within the caller's transaction; 0 when there is none.</summary>
    internal static async Task<int> LastNumberAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        const string sql = "SELECT COALESCE(MAX(number), 0) FROM publication";

        return await connection.FindAsync<int>(sql, null, transaction, cancel);
    }

    /// <summary>
    /// The latest finalised full assessment of each organisation that agreed, that the register knows, and that has proven to be the one
    /// which the register means; with <paramref name="claims"/>, where nobody has, of the first that says so. Where it has none, the mean
    /// of those of its units that agreed too. A unit has no number, so that none is counted by itself.
    /// </summary>
    private async Task<List<Participant>> ParticipantsAsync(
        DbConnection connection, DbTransaction transaction, bool claims, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT register_entry.identifier, answering.id = organisation.id AS is_own, finalised_copy.document
            {Counted}
            ORDER BY register_entry.identifier, CASE WHEN answering.id = organisation.id THEN 0 ELSE 1 END, answering.id
            """;

        var participants = new List<Participant>();
        var newest = content.NewestOn(FrenchTime.DayOf(at));
        var counted = new { newest.Version, claims };
        // A hundred thousand may take PostgreSQL longer than a page waits.
        var rows = connection.StreamAsync<(string Identifier, bool IsOwn, byte[] Document)>(sql, counted, transaction, cancel, 0);
        var units = new List<Result>();
        string? house = null;
        await foreach (var (identifier, isOwn, document) in rows)
        {
            if (identifier != house)
            {
                AddUnits();
                house = identifier;
            }

            // Its own comes first.
            if (participants is [.., var last] && last.Identifier == identifier) { continue; }

            if (AssessmentFile.ReadKept(document, content).Assessment is not { } assessment) { continue; }

            var result = Readiness.Of(content, assessment);
            if (isOwn)
            {
                participants.Add(new(identifier, CountedFigures.Of(result)));
            }
            else
            {
                units.Add(result);
            }
        }

        AddUnits();
        return participants;

        void AddUnits()
        {
            if (units.Count > 0)
            {
                participants.Add(new(house!, UnitsMean.Of(units)));
                units.Clear();
            }
        }
    }

    /// <summary>
    /// By identifier of the register, the group of the organisation that speaks for the entry. Two are of one group when an account is a
    /// member of both, or of their units, whatever its role, as each sees all answers; when the same person proved both numbers; or when
    /// the codes of both went to the same address. What an administrator confirmed links nothing: it would link all.
    /// </summary>
    private static async Task<IReadOnlyDictionary<string, int>> LinksAsync(
        DbConnection connection, DbTransaction transaction, bool claims, CancellationToken cancel)
    {
        const string shared = """
            SELECT COALESCE(organisation.house_id, organisation.id), member.account_id
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            UNION ALL
            SELECT organisation_id, given_by
            FROM number_proof
            WHERE ended_at IS NULL AND given_by IS NOT NULL AND way <> 'administrator'
            UNION ALL
            SELECT number_proof.organisation_id, lower(register_entry.contact)
            FROM number_proof
            JOIN register_entry ON register_entry.identifier = number_proof.identifier
            WHERE number_proof.ended_at IS NULL AND number_proof.way = 'code' AND register_entry.contact IS NOT NULL
            """;
        const string speakers = $"""
            SELECT register_entry.identifier, organisation.id
            FROM register_entry
            JOIN organisation ON organisation.id = ({Speaker})
            """;

        var shares = await connection.ListAsync<(string Organisation, string Shared)>(shared, null, transaction, cancel);
        var groups = LinkedOrganisations.Of(shares);
        var links = new Dictionary<string, int>(StringComparer.Ordinal);
        if (groups.Count == 0) { return links; }

        await foreach (var (identifier, organisation) in
            connection.StreamAsync<(string, string)>(speakers, new { claims }, transaction, cancel, 0))
        {
            if (groups.TryGetValue(organisation, out var group))
            {
                links.Add(identifier, group);
            }
        }

        return links;
    }

    private static async Task<List<PastPublication>> PastAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        const string sql = """
            SELECT publication.document, publication_memory.members
            FROM publication
            JOIN publication_memory ON publication_memory.number = publication.number
            ORDER BY publication.number
            """;

        var rows = await connection.ListAsync<(byte[] Document, string Members)>(sql, null, transaction, cancel);
        return [.. rows.Select(row => new PastPublication(PublicationJson.Read(row.Document), MembersOf(row.Members)))];
    }

    /// <summary>One member a line: identifier, kind, region, role, categories, fingerprint, with tabs between them.</summary>
    private static string MemoryOf(IEnumerable<RememberedMember> members)
    {
        var text = new StringBuilder();
        foreach (var (placement, fingerprint) in members)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{placement.Identifier}\t{placement.Kind}\t{placement.Region}\t{placement.Role.Id()}" +
                $"\t{string.Join(' ', placement.Categories)}\t{fingerprint:x16}\n");
        }

        return text.ToString();
    }

    private static List<RememberedMember> MembersOf(string memory) =>
    [
        .. memory.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(fields => new RememberedMember(
            new(fields[0], "", fields[1], fields[2], Ids.Find<Roles>(fields[3])!.Value, fields[4]
                .Split(' ', StringSplitOptions.RemoveEmptyEntries), null),
            ulong.Parse(fields[5], NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
    ];
}

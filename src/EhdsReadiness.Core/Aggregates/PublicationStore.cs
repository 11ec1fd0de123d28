using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Scoring;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Aggregates;

/// <summary>Keeps publications, and computes the next one from what stands in the database.</summary>
public sealed class PublicationStore(Database database, Content content)
{
    /// <summary>Number of the last publication; null when there is none.</summary>
    public async Task<int?> LastNumberAsync(CancellationToken cancel) =>
        await database.SnapshotAsync((connection, transaction) => LastNumberAsync(connection, transaction, cancel), cancel) is > 0 and var number ? number : null;

    /// <summary>The file of a publication, byte for byte; null when there is none of that number.</summary>
    public async Task<byte[]?> DocumentAsync(int number, CancellationToken cancel)
    {
        const string sql = """
            SELECT document
            FROM publication
            WHERE number = @number
            """;

        await using var connection = await database.OpenAsync(cancel);
        var document = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(sql, new { number }, cancellationToken: cancel));
        return document is null ? null : Encoding.UTF8.GetBytes(document);
    }

    /// <summary>When the last publication was made; null when there is none.</summary>
    public async Task<DateTimeOffset?> LastAtAsync(CancellationToken cancel)
    {
        const string sql = "SELECT MAX(published_at) FROM publication";

        await using var connection = await database.OpenAsync(cancel);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(sql, cancellationToken: cancel)) is { } at ? Instant.Read(at) : null;
    }

    /// <summary>Publishes what may be counted now. Reads the database as it stands at one moment, lets everybody go on answering, and writes once at the end.</summary>
    /// <exception cref="InvalidOperationException">Somebody else published meanwhile: nothing was written.</exception>
    public async Task<Publication> PublishAsync(int k, ReadOnlyMemory<byte> key, DateTimeOffset at, CancellationToken cancel)
    {
        const string insert = """
            INSERT INTO publication (number, published_at, document)
            VALUES (@number, @at, @document)
            """;
        const string remember = """
            INSERT INTO publication_memory (number, members)
            VALUES (@number, @members)
            """;
        const string forget = "DELETE FROM publication_memory WHERE number = @number";

        var input = await database.SnapshotAsync((connection, transaction) => InputAsync(connection, transaction, k, key, at, cancel), cancel);
        var publication = Publishing.Publish(input);
        var document = Encoding.UTF8.GetString(PublicationJson.Write(publication));
        var members = MemoryOf(Publishing.Remember(input));
        var needed = publication.Tables.SelectMany(table => table.Cells).Select(cell => cell.FiguresOf).Append(publication.Number).ToHashSet();
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                var number = publication.Number;
                if (await LastNumberAsync(connection, transaction, cancel) != number - 1)
                {
                    throw new InvalidOperationException($"publication {number} was made by somebody else meanwhile");
                }

                await connection.ExecuteAsync(new CommandDefinition(insert, new { number, at = Instant.Write(at), document }, transaction, cancellationToken: cancel));
                await connection.ExecuteAsync(new CommandDefinition(remember, new { number, members }, transaction, cancellationToken: cancel));
                foreach (var past in input.Past.Select(past => past.Publication.Number).Where(past => !needed.Contains(past)))
                {
                    await connection.ExecuteAsync(new CommandDefinition(forget, new { number = past }, transaction, cancellationToken: cancel));
                }

                var what = new AuditEvent(AuditAction.Published, AuditActor.System, AuditSubject.Publication(number.ToString(CultureInfo.InvariantCulture)), null, AuditChain.FingerprintOf(document));
                await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
                return true;
            },
            cancel);
        return publication;
    }

    private async Task<PublicationInput> InputAsync(DbConnection connection, DbTransaction transaction, int k, ReadOnlyMemory<byte> key, DateTimeOffset at, CancellationToken cancel) => new(
        await LastNumberAsync(connection, transaction, cancel) + 1,
        StoredAssessment.DayOf(at),
        content.NewestOn(StoredAssessment.DayOf(at)),
        k,
        key,
        await DemonstrationStore.IsMarkedAsync(connection, transaction, cancel),
        await RegisterStore.ReadAsync(connection, transaction, cancel),
        await ParticipantsAsync(connection, transaction, at, cancel),
        await PastAsync(connection, transaction, cancel),
        Protections.All);

    private static async Task<int> LastNumberAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        const string sql = "SELECT COALESCE(MAX(number), 0) FROM publication";

        return (int)await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, transaction: transaction, cancellationToken: cancel));
    }

    /// <summary>The latest finalised full assessment of each organisation that agreed and that the register knows; of two organisations that claim one entry, of the first.</summary>
    private async Task<List<Participant>> ParticipantsAsync(DbConnection connection, DbTransaction transaction, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            SELECT register_entry.identifier AS Identifier, finalised_copy.document AS Document
            FROM register_entry
            JOIN organisation ON organisation.id = (
                SELECT claimant.id
                FROM organisation AS claimant
                WHERE claimant.siren = register_entry.identifier OR claimant.foreign_identifier = register_entry.identifier
                ORDER BY claimant.created_at, claimant.id
                LIMIT 1
            )
            JOIN agreement ON agreement.organisation_id = organisation.id AND agreement.agreed = 1
            JOIN finalised_copy ON finalised_copy.organisation_id = organisation.id AND finalised_copy.number = (
                SELECT MAX(copy.number)
                FROM finalised_copy AS copy
                JOIN assessment ON assessment.id = copy.assessment_id AND assessment.mode = 'full' AND assessment.questionnaire = @Version
                WHERE copy.organisation_id = organisation.id
            )
            ORDER BY register_entry.identifier
            """;

        var participants = new List<Participant>();
        await foreach (var row in connection.QueryUnbufferedAsync<Row>(sql, new { content.NewestOn(StoredAssessment.DayOf(at)).Version }, transaction).WithCancellation(cancel))
        {
            if (AssessmentFile.ReadKept(Encoding.UTF8.GetBytes(row.Document), content).Assessment is { } assessment)
            {
                participants.Add(new(row.Identifier, CountedFigures.Of(Readiness.Of(content, assessment))));
            }
        }

        return participants;
    }

    private static async Task<List<PastPublication>> PastAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        const string sql = """
            SELECT publication.document AS Document, publication_memory.members AS Members
            FROM publication
            JOIN publication_memory ON publication_memory.number = publication.number
            ORDER BY publication.number
            """;

        var rows = await connection.QueryAsync<PastRow>(new CommandDefinition(sql, transaction: transaction, cancellationToken: cancel));
        return [.. rows.Select(row => new PastPublication(PublicationJson.Read(Encoding.UTF8.GetBytes(row.Document)), MembersOf(row.Members)))];
    }

    /// <summary>One member a line: identifier, kind, region, role, categories, fingerprint, with tabs between them.</summary>
    private static string MemoryOf(IEnumerable<RememberedMember> members)
    {
        var text = new StringBuilder();
        foreach (var (placement, fingerprint) in members)
        {
            text.Append(CultureInfo.InvariantCulture, $"{placement.Identifier}\t{placement.Kind}\t{placement.Region}\t{placement.Role.Id()}\t{string.Join(' ', placement.Categories)}\t{fingerprint:x16}\n");
        }

        return text.ToString();
    }

    private static List<RememberedMember> MembersOf(string memory) =>
    [
        .. memory.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(fields => new RememberedMember(
            new(fields[0], "", fields[1], fields[2], RoleIds.Find(fields[3])!.Value, fields[4].Split(' ', StringSplitOptions.RemoveEmptyEntries), null),
            ulong.Parse(fields[5], NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
    ];

    private sealed record Row
    {
        public required string Identifier { get; init; }

        public required string Document { get; init; }
    }

    private sealed record PastRow
    {
        public required string Document { get; init; }

        public required string Members { get; init; }
    }
}

namespace EhdsReadiness.Core.Aggregates;

/// <summary>
/// Keeps the draft of the next publication. It is computed once and published as it stands; one a day at most is, and one that was not
/// published comes back unchanged while fewer than k organisations have changed since: so that looking at drafts tells no more than
/// publications do.
/// </summary>
public sealed class PublicationDraftStore(Database database, PublicationStore publications)
{
    private const string Select =
        "SELECT number, made_at, made_by, document, members, counted, withdrawn_at FROM publication_draft";

    /// <summary>The last draft since the last publication; null when there was none.</summary>
    public Task<PublicationDraft?> FindAsync(CancellationToken cancel) => database.FindAsync<PublicationDraft>(Select, null, cancel);

    /// <summary>Computes the next publication, to be looked at.</summary>
    /// <param name="by">Account of who asks for it.</param>
    /// <returns>Done, too soon or too alike.</returns>
    public async Task<DraftOutcome> PrepareAsync(
        int k, bool claims, ReadOnlyMemory<byte> key, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string delete = "DELETE FROM publication_draft";
        const string insert = """
            INSERT INTO publication_draft (number, made_at, made_by, document, members, counted)
            VALUES (@Number, @at, @by, @document, @Members, @Counted)
            """;
        const string again = "UPDATE publication_draft SET made_at = @at, made_by = @by, withdrawn_at = NULL WHERE number = @Number";

        var former = await FindAsync(cancel);
        if (at < former?.Until) { return DraftOutcome.TooSoon; }

        var next = await publications.ComputeAsync(k, claims, key, at, cancel);
        var isAlike = former?.Number == next.Publication.Number && ChangesBetween(former.Members, next.Members) < k;
        if (isAlike && HasLeft(former!.Counted, IdentifiersOf(next.Counted))) { return DraftOutcome.TooAlike; }

        var document = isAlike ? former!.Document : PublicationStore.DocumentOf(next.Publication);
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await PublicationStore.LastNumberAsync(connection, transaction, cancel) != next.Publication.Number - 1)
                {
                    return DraftOutcome.Over;
                }

                // Somebody else may have computed one while this one was.
                if ((await connection.FindAsync<PublicationDraft>(Select, null, transaction, cancel))?.MadeAt != former?.MadeAt)
                {
                    return DraftOutcome.TooSoon;
                }

                if (!isAlike)
                {
                    await connection.ExecuteAsync(delete, null, transaction, cancel);
                    var row = new { next.Publication.Number, at, by, document, next.Members, next.Counted };
                    await connection.ExecuteAsync(insert, row, transaction, cancel);
                }
                else
                {
                    await connection.ExecuteAsync(again, new { next.Publication.Number, at, by }, transaction, cancel);
                }

                await NoteAsync(connection, transaction, AuditAction.Created, by, next.Publication.Number, at, cancel);
                return DraftOutcome.Done;
            },
            cancel);
    }

    /// <summary>Publishes the draft as it stands.</summary>
    /// <param name="seen"><see cref="PublicationDraft.Mark"/> of the draft that whoever publishes has looked at.</param>
    /// <param name="note">What stands on it; null for nothing.</param>
    /// <returns>Done, over, or left: an organisation that it counts no longer agrees, is gone, or has no proof of its number.</returns>
    public Task<DraftOutcome> PublishAsync(
        string seen, Text? note, bool claims, string by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await SeenAsync(connection, transaction, seen, cancel) is not { } draft || !draft.IsOpenAt(at))
                {
                    return DraftOutcome.Over;
                }

                if (HasLeft(draft.Counted, await publications.CountedAsync(connection, transaction, claims, at, cancel)))
                {
                    await WithdrawAsync(connection, transaction, draft, by, at, cancel);
                    return DraftOutcome.Left;
                }

                var made = new ComputedPublication(draft.Publication with { Note = note }, draft.Members, draft.Counted);
                return await PublicationStore.KeepAsync(connection, transaction, made, AuditActor.Account(by), at, draft.Number - 1, cancel)
                    ? DraftOutcome.Done : DraftOutcome.Over;
            },
            cancel);

    /// <summary>Withdraws the draft: nobody publishes it, and no other is made within its day.</summary>
    public Task<DraftOutcome> WithdrawAsync(string seen, string by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) => await SeenAsync(connection, transaction, seen, cancel) is { } draft
                && await WithdrawAsync(connection, transaction, draft, by, at, cancel) ? DraftOutcome.Done : DraftOutcome.Over,
            cancel);

    /// <summary>The draft that somebody has looked at; null when it is another one by now, or none.</summary>
    private static async Task<PublicationDraft?> SeenAsync(
        DbConnection connection, DbTransaction transaction, string seen, CancellationToken cancel) =>
        await connection.FindAsync<PublicationDraft>(Select, null, transaction, cancel) is { } draft && draft.Mark == seen ? draft : null;

    private static async Task<bool> WithdrawAsync(
        DbConnection connection, DbTransaction transaction, PublicationDraft draft, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "UPDATE publication_draft SET withdrawn_at = @at WHERE number = @Number AND withdrawn_at IS NULL";

        if (await connection.ExecuteAsync(sql, new { draft.Number, at }, transaction, cancel) == 0) { return false; }

        await NoteAsync(connection, transaction, AuditAction.Deleted, by, draft.Number, at, cancel);
        return true;
    }

    private static Task NoteAsync(DbConnection connection, DbTransaction transaction, AuditAction action, string by, int number,
        DateTimeOffset at, CancellationToken cancel)
    {
        var subject = AuditSubject.Publication(number.ToString(CultureInfo.InvariantCulture));
        return AuditTrail.AppendAsync(
            connection, transaction, new(action, AuditActor.Account(by), subject, null, "draft"), at, cancel);
    }

    /// <summary>How many organisations entered, left, moved or answered again.</summary>
    private static int ChangesBetween(string before, string after)
    {
        var (then, now) = (before.Split('\n').ToHashSet(StringComparer.Ordinal), after.Split('\n').ToHashSet(StringComparer.Ordinal));
        return then.Except(now).Concat(now.Except(then)).Select(line => line.Split('\t')[0]).Distinct(StringComparer.Ordinal).Count();
    }

    private static bool HasLeft(string before, IEnumerable<string> after) => IdentifiersOf(before).Except(after).Any();

    private static string[] IdentifiersOf(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

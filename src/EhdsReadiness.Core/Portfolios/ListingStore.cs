namespace EhdsReadiness.Core.Portfolios;

/// <summary>
/// Computes what portfolios list of clients, and keeps it until something of the client changes: a trigger then deletes it.
/// Reading, scoring and keeping are one transaction, so that no change can come between them.
/// </summary>
public sealed class ListingStore(Database database, Content content)
{
    /// <summary>How many one transaction computes: others write between two of them.</summary>
    private const int AtOnce = 50;

    /// <summary>Which figures a listing has; to be raised with another one, so that those of a former release are stale.</summary>
    private const int Form = 2;

    /// <summary>Fingerprint of every questionnaire, and the form of listings: with others, every listing is stale.</summary>
    public string ContentSha256 { get; } =
        string.Join(' ', content.Questionnaires.Select(questionnaire => questionnaire.Sha256).Append($"{Form}"));

    /// <summary>Computes the listings of these organisations.</summary>
    /// <returns>Those whose listing could not be computed, such as for damaged data, and why; the others are listed.</returns>
    public async Task<IReadOnlyDictionary<string, Exception>> RefreshAsync(
        IReadOnlyCollection<string> organisationIds, DateTimeOffset now, CancellationToken cancel)
    {
        var faults = new Dictionary<string, Exception>(StringComparer.Ordinal);
        foreach (var part in organisationIds.Chunk(AtOnce))
        {
            var failed = await database.WriteAsync(
                async (connection, transaction) =>
                {
                    var failed = new List<(string Id, Exception Fault)>();
                    foreach (var id in part)
                    {
                        try
                        {
                            await transaction.PartAsync(() => ListAsync(connection, transaction, id, now, cancel));
                        }
                        catch (Exception e) when (!cancel.IsCancellationRequested && !Database.IsMachineFault(e))
                        {
                            failed.Add((id, e));
                        }
                    }

                    return failed;
                },
                cancel);
            failed.ForEach(one => faults[one.Id] = one.Fault);
        }

        return faults;
    }

    /// <summary>
    /// Organisations that let a consultancy in and whose listing is missing or stale, as after a start, when the content may be
    /// another.
    /// </summary>
    public Task<IReadOnlyList<string>> StaleAsync(CancellationToken cancel)
    {
        const string sql = """
            SELECT DISTINCT access_grant.organisation_id
            FROM access_grant
            LEFT JOIN client_listing ON client_listing.organisation_id = access_grant.organisation_id
                AND client_listing.content_sha256 = @ContentSha256
            WHERE access_grant.withdrawn_at IS NULL AND client_listing.organisation_id IS NULL
            ORDER BY access_grant.organisation_id
            """;

        return database.ListAsync<string>(sql, new { ContentSha256 }, cancel);
    }

    private async Task ListAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, DateTimeOffset now, CancellationToken cancel)
    {
        // The organisation may be gone meanwhile.
        const string sql = """
            INSERT INTO client_listing (
                organisation_id, content_sha256, name, name_key, kind, language, identifier, assessment_id, questionnaire, state,
                changed_at, in_scope, answered, low, high, band, axes, duties, next_date, to_confirm)
            SELECT
                id, @ContentSha256, name, @key, kind, language, COALESCE(siren, foreign_identifier), @assessment, @questionnaire, @state,
                @changedAt, @InScope, @Answered, @low, @high, @BandId, @axes, @duties, @next, @ToConfirm
            FROM organisation
            WHERE id = @organisationId
            ON CONFLICT (organisation_id) DO UPDATE
            SET content_sha256 = excluded.content_sha256, name = excluded.name, name_key = excluded.name_key, kind = excluded.kind,
                language = excluded.language, identifier = excluded.identifier, assessment_id = excluded.assessment_id,
                questionnaire = excluded.questionnaire, state = excluded.state, changed_at = excluded.changed_at,
                    in_scope = excluded.in_scope,
                answered = excluded.answered, low = excluded.low, high = excluded.high, band = excluded.band, axes = excluded.axes,
                duties = excluded.duties, next_date = excluded.next_date, to_confirm = excluded.to_confirm
            """;
        const string nameOf = "SELECT name FROM organisation WHERE id = @organisationId";

        var name = await connection.FindAsync<string>(nameOf, new { organisationId }, transaction, cancel);
        var (stored, summary) = await CurrentAsync(connection, transaction, organisationId, cancel);
        var parameters = new
        {
            organisationId,
            ContentSha256,
            key = PortfolioChoice.KeyOf(name ?? ""),
            assessment = stored?.Id,
            questionnaire = stored?.Questionnaire,
            state = summary.Answered == 0 ? ClientState.NotBegun : Ids.Find<ClientState>(stored!.State.Id())!.Value,
            stored?.ChangedAt,
            summary.InScope,
            summary.Answered,
            low = summary.Overall?.Low,
            high = summary.Overall?.High,
            summary.BandId,
            summary.ToConfirm,
            axes = string.Join(',', summary.Axes.Select(axis => axis?.ToString())),
            duties = string.Join(',', summary.Duties),
            next = summary.Next(FrenchTime.DayOf(now))?.From,
        };
        await connection.ExecuteAsync(sql, parameters, transaction, cancel);
    }

    /// <summary>The newest assessment that has an answer, else the newest, with its figures.</summary>
    private async Task<(StoredAssessment? Stored, AssessmentSummary Summary)> CurrentAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, CancellationToken cancel)
    {
        // With the moments of all, which the portfolio lists: one that is damaged is a fault of this client, not of the whole page.
        const string sql = """
            SELECT id, created_at
            FROM assessment
            WHERE organisation_id = @organisationId
            ORDER BY created_at DESC, id DESC
            """;

        (StoredAssessment, AssessmentSummary)? newest = null;
        foreach (var (id, _) in await connection.ListAsync<(string, DateTimeOffset)>(sql, new { organisationId }, transaction, cancel))
        {
            var stored = await AssessmentStore.ReadAsync(connection, transaction, id, AccessRole.ReadingConsultant, cancel);
            var answers = await AnswerStore.OfAssessmentAsync(connection, transaction, stored.Id, cancel);
            var summary = AssessmentSummary.Of(Readiness.Of(content, stored.With(answers)));
            if (summary.Answered > 0) { return (stored, summary); }

            newest ??= (stored, summary);
        }

        return newest is { } found ? found : (null, new(0, 0, null, null, [], []));
    }
}

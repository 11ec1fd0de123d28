using Microsoft.Extensions.Caching.Memory;

namespace EhdsReadiness.Core.Opening;

/// <summary>
/// Opens assessments: finds one by its key or by membership and grant, and reads what follows from it. Nothing else does. What follows from
/// a revision is kept in memory for those who open it next; the row is read each time, and says whether that is still true, whichever
/// process changed it.
/// </summary>
public sealed class AssessmentDoor(Content content, Database database) : IDisposable
{
    /// <summary>Memory that what is kept takes at most, in bytes.</summary>
    public const long MostKept = 64 * 1024 * 1024;

    /// <summary>How long what nobody asks for is kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _evaluations = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>The assessment, for whoever may see it; null when nothing is opened.</summary>
    /// <param name="key">The secret of a link, or the identifier of an organisation’s assessment.</param>
    /// <param name="accountId">Whoever is signed in; null when nobody is.</param>
    /// <param name="today">The day in France.</param>
    public Task<OpenAssessment?> OpenAsync(string key, string? accountId, DateOnly today, CancellationToken cancel) => OpenAsync(
        key,
        async (connection, transaction) =>
        {
            var shared = accountId is null
                ? null : await OrganisationAssessmentStore.FindAsync(connection, transaction, key, accountId, today, cancel);
            return shared ?? await AssessmentStore.FindAsync(connection, transaction, key, cancel);
        },
        cancel);

    /// <summary>An organisation’s assessment, for a member or a consultant whose grant runs; null for everybody else.</summary>
    /// <param name="today">The day in France.</param>
    public Task<OpenAssessment?> OpenSharedAsync(string id, string accountId, DateOnly today, CancellationToken cancel) => OpenAsync(
        id,
        (connection, transaction) => OrganisationAssessmentStore.FindAsync(connection, transaction, id, accountId, today, cancel),
        cancel);

    public void Dispose() => _evaluations.Dispose();

    private async Task<OpenAssessment?> OpenAsync(
        string key, Func<DbConnection, DbTransaction?, Task<StoredAssessment?>> findAsync, CancellationToken cancel)
    {
        await using (var connection = await database.OpenAsync(cancel))
        {
            if (await findAsync(connection, null) is not { } stored) { return null; }

            if (_evaluations.Get<Evaluation>(stored.Id) is { } kept && kept.IsOf(stored)) { return new(key, stored, kept); }
        }

        // Row and answers as they stand at one moment.
        return await database.SnapshotAsync(
            async (connection, transaction) =>
            {
                if (await findAsync(connection, transaction) is not { } stored) { return null; }

                var evaluation = await EvaluateAsync(connection, transaction, stored, cancel);
                var options = new MemoryCacheEntryOptions { Size = evaluation.Size, SlidingExpiration = Kept };
                _evaluations.Set(stored.Id, evaluation, options);
                return new OpenAssessment(key, stored, evaluation);
            },
            cancel);
    }

    /// <exception cref="InvalidOperationException">The content has no such version of the questionnaire.</exception>
    private async Task<Evaluation> EvaluateAsync(
        DbConnection connection, DbTransaction transaction, StoredAssessment stored, CancellationToken cancel)
    {
        var questionnaire = content.Find(stored.Questionnaire)
            ?? throw new InvalidOperationException(
                $"An assessment is on questionnaire “{stored.Questionnaire}”, which content/questionnaires does not hold.");
        var given = await AnswerStore.OfAssessmentAsync(connection, transaction, stored.Id, cancel);
        return new(
            stored, questionnaire, content.Regulation, given.ToDictionary(answer => answer.QuestionId, StringComparer.Ordinal));
    }
}

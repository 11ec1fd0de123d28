using Microsoft.Extensions.Caching.Memory;

namespace EhdsReadiness.Core.Opening;

/// <summary>
/// Opens assessments: finds one by its key or by membership and grant, and reads what follows from it. Nothing else does. What follows from
/// a revision, with the plan as it is carried out and the list of datasets, is kept in memory for those who open it next; the row is read
/// each time, and says whether that is still true, whichever process changed it.
/// </summary>
public sealed class AssessmentDoor(Content content, Database database) : IDisposable
{
    /// <summary>Memory that what is kept takes at most, in bytes.</summary>
    public const long MostKept = 64 * 1024 * 1024;

    /// <summary>How long what nobody asks for is kept.</summary>
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    private readonly DatasetStore _datasets = new(database);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

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

    /// <summary>The assessment whose plan a calendar reads by a secret address, as whoever made that address may see it now; null when they
    /// may not any more, or the address is unknown or withdrawn.</summary>
    /// <param name="today">The day in France.</param>
    public Task<OpenAssessment?> OpenByFeedAsync(string token, DateOnly today, CancellationToken cancel) => OpenAsync(
        "",
        async (connection, transaction) =>
        {
            if (await CalendarFeedStore.FindAsync(connection, transaction, token, cancel) is not var (account, stored)) { return null; }

            var seen = account is null ? stored
                : await OrganisationAssessmentStore.FindAsync(connection, transaction, stored.Id, account, today, cancel);
            return seen?.Allows(Right.Subscribe) == true ? seen : null;
        },
        cancel);

    /// <summary>What is read of an organisation's assessment for a page over several: damaged data of one are a fault of its own page, and
    /// not of this.</summary>
    /// <param name="read">Given the assessment, once it is opened.</param>
    /// <returns>Null too when nothing is opened for this account, or what is kept is damaged.</returns>
    public async Task<T?> ReadSharedAsync<T>(
        string id, string accountId, DateOnly today, Func<OpenAssessment, Task<T>> read, CancellationToken cancel)
        where T : class
    {
        try
        {
            return await OpenSharedAsync(id, accountId, today, cancel) is { } opened ? await read(opened) : null;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && !Database.IsMachineFault(e))
        {
            return null;
        }
    }

    /// <summary>The plan of an assessment as it is carried out, at least as new as the assessment was opened.</summary>
    public async Task<FollowedPlan> FollowAsync(OpenAssessment opened, CancellationToken cancel)
    {
        var id = opened.Stored.Id;
        if (_kept.Get<KeptPlan>((id, typeof(KeptPlan))) is { } kept && kept.Evaluation == opened.Evaluation
            && await NamesStandAsync(opened, kept, cancel))
        {
            return kept.Plan;
        }

        // Actions, order and names as they stand at one moment.
        return await database.SnapshotAsync(
            async (connection, transaction) =>
            {
                var tracked = await TrackedActionRows.OfAssessmentAsync(connection, transaction, id, cancel);
                var order = await TrackedActionRows.OrderAsync(connection, transaction, id, cancel);
                string[] leaders = [.. tracked.Select(action => action.Details.OwnerAccount).OfType<string>().Distinct()];
                var names = opened.IsShared ? await TrackedActionRows.NamesAsync(connection, transaction, id, leaders, cancel) : [];
                var plan = FollowedPlan.Of(opened.Result, opened.Plan, tracked, order);
                Keep(id, new KeptPlan(opened.Evaluation, leaders, names, plan), plan.Size);
                return plan;
            },
            cancel);
    }

    /// <summary>The datasets on the list of an assessment, at least as new as the assessment was opened.</summary>
    public async Task<DatasetList> DatasetsAsync(OpenAssessment opened, CancellationToken cancel)
    {
        var id = opened.Stored.Id;
        if (_kept.Get<KeptDatasets>((id, typeof(KeptDatasets))) is { } kept && kept.Evaluation == opened.Evaluation) { return kept.List; }

        var list = DatasetList.Of(await _datasets.ListedAsync(id, cancel), content.Regulation);
        Keep(id, new KeptDatasets(opened.Evaluation, list), list.Size);
        return list;
    }

    public void Dispose() => _kept.Dispose();

    /// <summary>Whether whoever leads an action is still called as the kept plan says. Nobody has a name where a link opens.</summary>
    private async Task<bool> NamesStandAsync(OpenAssessment opened, KeptPlan kept, CancellationToken cancel)
    {
        if (!opened.IsShared) { return true; }

        await using var connection = await database.OpenAsync(cancel);
        return (await TrackedActionRows.NamesAsync(connection, null, opened.Stored.Id, kept.Leaders, cancel)).SequenceEqual(kept.Names);
    }

    private void Keep<T>(string id, T value, long size) =>
        _kept.Set((id, typeof(T)), value, new MemoryCacheEntryOptions { Size = size, SlidingExpiration = Unused });

    private async Task<OpenAssessment?> OpenAsync(
        string key, Func<DbConnection, DbTransaction?, Task<StoredAssessment?>> findAsync, CancellationToken cancel)
    {
        await using (var connection = await database.OpenAsync(cancel))
        {
            if (await findAsync(connection, null) is not { } stored) { return null; }

            if (_kept.Get<Evaluation>((stored.Id, typeof(Evaluation))) is { } kept && kept.IsOf(stored)) { return new(key, stored, kept); }
        }

        // Row and answers as they stand at one moment.
        return await database.SnapshotAsync(
            async (connection, transaction) =>
            {
                if (await findAsync(connection, transaction) is not { } stored) { return null; }

                var evaluation = await EvaluateAsync(connection, transaction, stored, cancel);
                Keep(stored.Id, evaluation, evaluation.Size);
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

    /// <param name="Evaluation">Of the revision at which it was read.</param>
    /// <param name="Leaders">Accounts that lead an action.</param>
    /// <param name="Names">Of these, and of who led one and went.</param>
    private sealed record KeptPlan(
        Evaluation Evaluation, IReadOnlyList<string> Leaders, IReadOnlyList<(string AccountId, string Name)> Names, FollowedPlan Plan);

    private sealed record KeptDatasets(Evaluation Evaluation, DatasetList List);
}

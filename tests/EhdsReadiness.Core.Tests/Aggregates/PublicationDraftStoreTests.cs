namespace EhdsReadiness.Core.Tests.Aggregates;

public sealed class PublicationDraftStoreTests : IDisposable
{
    private const string Anne = "anne";
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _database = new();

    private PublicationStore Publications => new(_database.Database, Published.Content);

    private PublicationDraftStore Drafts => new(_database.Database, Publications);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task It_is_published_as_it_was_computed_whatever_has_changed_since_with_the_note_and_nothing_else()
    {
        await PopulateAsync();
        using var other = new TemporaryDatabase();
        await PopulateAsync(other);
        var expected = await new PublicationStore(other.Database, Published.Content).PublishAsync(10, false, Population.Key, Now, default);

        Assert.Equal(DraftOutcome.Done, await PrepareAsync(Now));
        // Others agree meanwhile: they are in the next one.
        await SayAsync(true, 5);
        var (note, seen) = (new Text("Une note", "A note"), await MarkAsync());
        Assert.Equal(DraftOutcome.Over, await Drafts.PublishAsync("another", note, false, Anne, Now.AddHours(1), default));
        Assert.Equal(DraftOutcome.Done, await Drafts.PublishAsync(seen, note, false, Anne, Now.AddHours(1), default));
        Assert.Equal(DraftOutcome.Over, await Drafts.PublishAsync(seen, note, false, Anne, Now.AddHours(1), default));

        Assert.Equal(PublicationJson.Write(expected with { Note = note }), await Publications.DocumentAsync(1, default));
        Assert.Equal(note, PublicationJson.Read((await Publications.DocumentAsync(1, default))!).Note);
        Assert.Empty(await new AuditTrail(_database.Database).DocumentFaultsAsync(default));
        Assert.Equal(CellState.Repeated,
            (await Publications.PublishAsync(10, false, Population.Key, Now.AddHours(2), default)).Overall!.State);
    }

    [Fact]
    public async Task One_a_day_is_computed_and_it_is_over_after_its_day_or_when_somebody_else_publishes()
    {
        await PopulateAsync();
        Assert.Equal(DraftOutcome.Done, await PrepareAsync(Now));
        Assert.Equal(DraftOutcome.TooSoon, await PrepareAsync(Now.AddHours(23)));
        var seen = await MarkAsync();
        Assert.Equal(DraftOutcome.Done, await Drafts.WithdrawAsync(seen, Anne, Now.AddHours(1), default));
        Assert.Equal(DraftOutcome.Over, await Drafts.WithdrawAsync(seen, Anne, Now.AddHours(1), default));
        Assert.Equal(DraftOutcome.Over, await Drafts.PublishAsync(seen, null, false, Anne, Now.AddHours(2), default));
        Assert.Equal(DraftOutcome.TooSoon, await PrepareAsync(Now.AddHours(23)));
        Assert.Equal(DraftOutcome.Done, await PrepareAsync(Now.AddDays(1)));
        Assert.Equal(DraftOutcome.Over, await Drafts.PublishAsync(seen, null, false, Anne, Now.AddDays(2), default));
        Assert.Equal(DraftOutcome.Done, await PrepareAsync(Now.AddDays(2)));
        await Publications.PublishAsync(10, false, Population.Key, Now.AddDays(2), default);
        Assert.Equal(DraftOutcome.Over, await Drafts.PublishAsync(seen, null, false, Anne, Now.AddDays(2), default));
        Assert.Null(await Drafts.FindAsync(default));
    }

    [Fact]
    public async Task One_that_was_not_published_comes_back_unchanged_until_as_many_as_the_threshold_have_changed()
    {
        await PopulateAsync();
        await PrepareAsync(Now);
        var (first, seen) = ((await Drafts.FindAsync(default))!.Document, await MarkAsync());
        await SayAsync(true, 9);
        await PrepareAsync(Now.AddDays(1));
        Assert.Equal(first, (await Drafts.FindAsync(default))!.Document);
        await SayAsync(true, 1);
        await PrepareAsync(Now.AddDays(2));
        Assert.NotEqual(first, (await Drafts.FindAsync(default))!.Document);
        // Of the same number, and yet not what was looked at.
        Assert.Equal(DraftOutcome.Over, await Drafts.PublishAsync(seen, null, false, Anne, Now.AddDays(2), default));
        Assert.Equal(DraftOutcome.Over, await Drafts.WithdrawAsync(seen, Anne, Now.AddDays(2), default));
    }

    [Fact]
    public async Task Whoever_no_longer_agrees_is_not_published_and_two_drafts_that_differ_by_them_are_not_shown()
    {
        await PopulateAsync();
        await PrepareAsync(Now);
        await SayAsync(false, 1);
        Assert.Equal(DraftOutcome.Left, await Drafts.PublishAsync(await MarkAsync(), null, false, Anne, Now.AddHours(1), default));
        Assert.Null(await Publications.LastNumberAsync(default));
        Assert.Equal(DraftOutcome.TooAlike, await PrepareAsync(Now.AddDays(1)));
        Assert.Equal(CellState.Published,
            (await Publications.PublishAsync(10, false, Population.Key, Now.AddDays(1), default)).Overall!.State);
    }

    [Fact]
    public async Task Two_who_compute_one_at_once_get_one()
    {
        await PopulateAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => PrepareAsync(Now.AddMinutes(i)))));
        Assert.Equal([DraftOutcome.Done, DraftOutcome.TooSoon], outcomes.Order());
    }

    /// <summary>What the page of the draft carries.</summary>
    private async Task<string> MarkAsync() => (await Drafts.FindAsync(default))!.Mark;

    private Task<DraftOutcome> PrepareAsync(DateTimeOffset at) => Drafts.PrepareAsync(10, false, Population.Key, Anne, at, default);

    /// <summary>An invented country, of which twenty organisations do not agree yet.</summary>
    private async Task PopulateAsync(TemporaryDatabase? other = null)
    {
        await new DemonstrationStore((other ?? _database).Database, Published.Content).PopulateAsync(300, 1, Now, default);
        await SayAsync(false, 20, other);
    }

    /// <summary>Has so many organisations say whether they agree that said the opposite.</summary>
    private async Task SayAsync(bool agreed, int count, TemporaryDatabase? other = null)
    {
        const string sql = "SELECT organisation_id FROM agreement WHERE agreed <> @agreed ORDER BY organisation_id LIMIT @count";

        var database = (other ?? _database).Database;
        var ids = await database.ListAsync<string>(sql, new { agreed, count }, default);
        Assert.Equal(count, ids.Count);
        foreach (var id in ids)
        {
            await new AgreementStore(database).SayAsync(id, agreed, "demonstration", Now, default);
        }
    }
}

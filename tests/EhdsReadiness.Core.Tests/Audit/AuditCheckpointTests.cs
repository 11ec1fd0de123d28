namespace EhdsReadiness.Core.Tests.Audit;

public sealed class AuditCheckpointTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _temporary = new();
    private readonly AuditTrail _trail;
    private readonly AuditCheckpointStore _checkpoints;

    public AuditCheckpointTests() => (_trail, _checkpoints) = (new(_temporary.Database), new(_temporary.Database));

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_checkpoint_has_the_ends_of_the_chains_that_have_grown_and_none_is_made_when_none_has()
    {
        Assert.Null(await AddAsync());
        await WriteAsync("a", "a", "b", null);
        var first = await AddAsync();
        Assert.Equal(first, await AddAsync());
        await WriteAsync("b", "c");
        var second = await AddAsync();

        Assert.Equal((1, 2), (first!.Number, second!.Number));
        Assert.Equal(["1 a 2", "1 b 1", "1 site 1", "2 b 2", "2 c 1"],
            _temporary.Ask("SELECT checkpoint || ' ' || chain || ' ' || place FROM audit_checkpoint_head ORDER BY checkpoint, chain"));
        Assert.Equal([first.Hash], _temporary.Ask("SELECT previous FROM audit_checkpoint WHERE number = 2"));
        var seen = await _trail.VerifyAsync(default, [first, second]);
        Assert.Equal((second, null), (seen.Checkpoint, seen.Fault));
    }

    [Fact]
    public async Task Processes_that_make_checkpoints_at_once_make_one_for_each_growth()
    {
        List<AuditCheckpointStore> all = [_checkpoints, new(_temporary.OfAnother()), new(_temporary.OfAnother())];
        for (var round = 1; round <= 3; round++)
        {
            await WriteAsync("a", "b");
            var made = await Task.WhenAll(all.Select(one => Task.Run(() => one.AddAsync(Noon, default))));
            Assert.Equal(round, Assert.Single(made.Distinct())!.Number);
        }

        Assert.Null((await _trail.VerifyAsync(default)).Fault);
    }

    private const string Back =
        "UPDATE audit_chain SET place = 1, hash = (SELECT hash FROM audit_entry WHERE number = 1) WHERE chain = 'a'";
    private const string All = "DELETE FROM audit_detail; DELETE FROM audit_entry; DELETE FROM audit_chain; " +
        "DELETE FROM audit_checkpoint_head; DELETE FROM audit_checkpoint";

    public static TheoryData<string, string?, string> Tamperings() => new()
    {
        // Cut off at its end, with what is kept as the end; gone as a whole; written anew after either.
        { $"DELETE FROM audit_detail WHERE number = 2; DELETE FROM audit_entry WHERE number = 2; {Back}", null,
            "place 2 of chain a: it is gone, and checkpoint 1 noted it" },
        { "DELETE FROM audit_detail WHERE number = 3; DELETE FROM audit_entry WHERE number = 3; DELETE FROM audit_chain WHERE chain = 'b'",
            null, "place 1 of chain b: it is gone, and checkpoint 1 noted it" },
        { $"DELETE FROM audit_detail WHERE number = 2; DELETE FROM audit_entry WHERE number = 2; {Back}", "a",
            "place 2 of chain a: it is another one, and checkpoint 1 noted it" },
        { "DELETE FROM audit_detail WHERE number = 3; DELETE FROM audit_entry WHERE number = 3; DELETE FROM audit_chain WHERE chain = 'b'",
            "b", "place 1 of chain b: it is another one, and checkpoint 1 noted it" },

        // The checkpoints themselves.
        { "UPDATE audit_checkpoint SET at = '2020-01-01T00:00:00.000Z' WHERE number = 1", null,
            "checkpoint 1: it is not as it was written" },
        { "UPDATE audit_checkpoint SET previous = 'x' WHERE number = 2", null, "checkpoint 2: it does not follow from the one before" },
        { "UPDATE audit_checkpoint_head SET place = 1 WHERE chain = 'a'", null, "checkpoint 1: it is not as it was written" },
        { "DELETE FROM audit_checkpoint_head WHERE chain = 'b'", null, "checkpoint 1: it is not as it was written" },
        { "DELETE FROM audit_checkpoint_head WHERE checkpoint = 1; DELETE FROM audit_checkpoint WHERE number = 1", null,
            "checkpoint 1: it is missing" },
        { "DELETE FROM audit_checkpoint_head WHERE checkpoint = 2; DELETE FROM audit_checkpoint WHERE number = 2", null,
            "checkpoint 2: the end is cut off: checkpoint 2 was noted" },

        // All of it, or all of it anew: then only what was noted elsewhere is left.
        { All, null, "checkpoint 1: the end is cut off: checkpoint 2 was noted" },
        { All, "a", "checkpoint 1: the end is cut off: checkpoint 2 was noted" },
    };

    [Theory]
    [Trait("Engine", "Sqlite")]
    [MemberData(nameof(Tamperings))]
    public async Task What_a_checkpoint_covers_is_not_changed_unseen(string sql, string? regrown, string fault)
    {
        await WriteAsync("a", "a", "b");
        await AddAsync();
        await WriteAsync("c");
        var noted = await AddAsync();
        _temporary.Execute(EngineSql.OpenTrail);
        _temporary.Execute(sql);
        if (regrown is not null)
        {
            await WriteAsync(regrown, regrown);
        }

        Assert.Equal([$"audit trail: {fault}"], (await _trail.VerifyAsync(default, [noted!])).Faults);
    }

    [Fact]
    public async Task A_trail_that_was_written_anew_with_its_checkpoints_is_not_the_one_that_was_noted()
    {
        await WriteAsync("a");
        var noted = await AddAsync();
        _temporary.Execute(EngineSql.OpenTrail);
        _temporary.Execute(All);
        await WriteAsync("a");
        await AddAsync();

        Assert.Null((await _trail.VerifyAsync(default)).Fault);
        Assert.Equal("audit trail: checkpoint 1: it is not the one that was noted", (await _trail.VerifyAsync(default, [noted!])).Fault);
    }

    [Theory]
    [InlineData("1:" + Hash, 1, false)]
    [InlineData("checkpoint:12:" + Hash, 12, true)]
    public void A_head_is_read_as_it_is_written(string text, long number, bool isCheckpoint)
    {
        Assert.Equal(new AuditHead(number, Hash, isCheckpoint), AuditHead.Parse(text));
        Assert.Equal(text, AuditHead.Parse(text)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0:" + Hash)]
    [InlineData("1:" + Hash + "0")]
    [InlineData("entry:1:" + Hash)]
    [InlineData("checkpoint:" + Hash)]
    public void What_is_no_head_is_not_read(string text) => Assert.Null(AuditHead.Parse(text));

    private const string Hash = "00000000000000000000000000000000000000000000000000000000000000ff";

    private Task<AuditHead?> AddAsync() => _checkpoints.AddAsync(Noon, default);

    private async Task WriteAsync(params string?[] organisations)
    {
        foreach (var organisation in organisations)
        {
            await _trail.AppendAsync(
                new(AuditAction.Answered, AuditActor.Link, AuditSubject.Assessment("one"), organisation), Noon, default);
        }
    }
}

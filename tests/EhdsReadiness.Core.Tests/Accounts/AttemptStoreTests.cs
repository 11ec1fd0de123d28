namespace EhdsReadiness.Core.Tests.Accounts;

public sealed class AttemptStoreTests : IDisposable
{
    private readonly People _people = new();

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task Several_tries_are_taken_together_or_not_at_all()
    {
        Assert.Null(await TakeAsync(7));
        Assert.NotNull(await TakeAsync(4));
        Assert.Null(await TakeAsync(3));
        Assert.NotNull(await TakeAsync(1));
    }

    private Task<DateTimeOffset?> TakeAsync(int count) => new AttemptStore(_people.Database).TakeAsync(
        "invitations of anne", 10, TimeSpan.FromDays(1), People.Noon, default, count);
}

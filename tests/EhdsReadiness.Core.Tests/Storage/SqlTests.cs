namespace EhdsReadiness.Core.Tests.Storage;

public sealed class SqlTests : IDisposable
{
    private readonly TemporaryDatabase _temporary = new();

    private Database Database => _temporary.Database;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_record_takes_each_column_by_its_name_in_its_stored_form()
    {
        const string sql =
            "SELECT 'owner' AS member_role, TRUE AS is_open, '2026-11-29' AS due, '2026-11-29T08:00:00.000Z' AS changed_at, " +
            "7 AS low, 9 AS high";

        var row = await Database.FindAsync<Row>(sql, null, default);

        Assert.Equal(new(MemberRole.Owner, true, new(2026, 11, 29), new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero), new(7, 9)), row);
    }

    [Fact]
    public async Task A_record_within_a_record_is_null_where_none_of_it_is_there() =>
        Assert.Null((await Database.FindAsync<Holder>("SELECT 'a' AS name, NULL AS low, NULL AS high", null, default))!.Range);

    [Theory]
    [InlineData("SELECT 'a' AS name, 7 AS low, NULL AS high", "high")]
    [InlineData("SELECT NULL AS name, 7 AS low, 9 AS high", "name")]
    [InlineData("SELECT 'a' AS name, 7 AS low", "high")]
    public async Task Half_a_record_is_an_error_that_names_what_is_missing(string sql, string missing)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Database.FindAsync<Holder>(sql, null, default));

        Assert.Contains(missing, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_identifier_that_no_enum_has_is_an_error() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.ListAsync<MemberRole>("SELECT 'king'", null, default));

    [Fact]
    public async Task A_parameter_is_the_own_value_of_its_name_before_that_of_a_record_within()
    {
        var args = new { low = 1, inner = new Range(5, 6) };

        Assert.Equal((1, 6), await Database.FindAsync<(int, int)>("SELECT @low AS low, @high AS high", args, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.FindAsync<int>("SELECT @other", args, default));
    }

    [Fact]
    public async Task Two_rows_are_an_error_where_one_is_asked_for() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.FindAsync<int>("SELECT 1 UNION SELECT 2", null, default));

    private sealed record Range(int Low, int High);

    private sealed record Row(MemberRole MemberRole, bool IsOpen, DateOnly Due, DateTimeOffset ChangedAt, Range Range);

    private sealed record Holder(string Name, Range? Range);
}

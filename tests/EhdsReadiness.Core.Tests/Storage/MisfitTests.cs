namespace EhdsReadiness.Core.Tests.Storage;

/// <summary>Which databases a release begins with although a later one has migrated them: while that one takes its place, and to go
/// back.</summary>
public sealed class MisfitTests : IDisposable
{
    private readonly TemporaryDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("9999-later.sql", false)]
    [InlineData("9999-contract-0.0.9-later.sql", false)]
    [InlineData("9999-contract-99.0.0-later.sql", true)]
    public async Task Of_later_migrations_only_one_that_takes_away_what_this_release_needs_is_refused(string migration, bool isRefused)
    {
        const string insert = "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (@name, '2030-01-01')";
        const string delete = "DELETE FROM SchemaVersions WHERE ScriptName = @name";
        var name = $"EhdsReadiness.Core.Storage.Migrations.{migration}";
        await using var connection = await _database.Database.OpenAsync(default);
        await connection.ExecuteAsync(insert, new { name });

        var misfit = _database.Database.Misfit();

        // A database of PostgreSQL serves the next test too.
        await connection.ExecuteAsync(delete, new { name });
        Assert.Equal(isRefused, misfit is not null);
    }
}

namespace EhdsReadiness.Core.Tests.Storage;

/// <summary>Which databases a release begins with although a later one has migrated them: while that one takes its place, and to go
/// back.</summary>
public sealed class MisfitTests : IDisposable
{
    private readonly TemporaryDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("EhdsReadiness.Core.Storage.Migrations.9999-later.sql", false)]
    [InlineData("EhdsReadiness.Core.Storage.Migrations.9999-contract-0.0.9-later.sql", false)]
    [InlineData("EhdsReadiness.Core.Storage.Migrations.9999-contract-99.0.0-later.sql", true)]
    [InlineData("Of.Another.Program.0001-begin.sql", true)]
    public async Task Of_later_migrations_only_one_that_takes_away_what_this_release_needs_is_refused_and_any_of_another_program(
        string name, bool isRefused)
    {
        const string insert = "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (@name, '2030-01-01')";
        const string delete = "DELETE FROM SchemaVersions WHERE ScriptName = @name";
        await using var connection = await _database.Database.OpenAsync(default);
        await connection.ExecuteAsync(insert, new { name });

        var misfit = _database.Database.Misfit();

        // A database of PostgreSQL serves the next test too.
        await connection.ExecuteAsync(delete, new { name });
        Assert.Equal(isRefused, misfit is not null);
    }
}

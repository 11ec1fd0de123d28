namespace EhdsReadiness.Core.Tests.Storage;

/// <summary>A test of what only PostgreSQL does.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() =>
        Skip = TestPostgres.Server is null ? "needs PostgreSQL: tests/run.sh starts one and runs it there" : null;
}

namespace EhdsReadiness.Core.Tests.Storage;

/// <summary>What tests ask of the database that each engine says in its own way.</summary>
internal static class EngineSql
{
    /// <summary>The names of all tables.</summary>
    public static string Tables => IsPostgres
        ? "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()"
        : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    /// <summary>The columns of <c>@table</c>, in their order.</summary>
    public static string Columns => IsPostgres
        ? "SELECT column_name::text FROM information_schema.columns WHERE table_name = @table ORDER BY ordinal_position"
        : "SELECT name FROM pragma_table_info(@table) ORDER BY cid";

    /// <summary>Lets each write of a kind fail, as damaged data would.</summary>
    /// <param name="when">Such as <c>BEFORE INSERT ON account</c>.</param>
    /// <param name="which">Condition on the row, such as <c>NEW.id = 'a'</c>.</param>
    public static string Fault(string when, string which = "1 = 1") => IsPostgres
        ? "CREATE OR REPLACE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'damaged'; END $$; "
            + $"CREATE TRIGGER fault {when} FOR EACH ROW WHEN ({which}) EXECUTE FUNCTION fault()"
        : $"CREATE TRIGGER fault {when} WHEN {which} BEGIN SELECT RAISE(ABORT, 'damaged'); END";

    /// <summary>Ends what <see cref="Fault"/> began.</summary>
    public static string EndFault => IsPostgres ? "DROP FUNCTION fault() CASCADE" : "DROP TRIGGER fault";

    /// <summary>Lets the trail be changed.</summary>
    public static string OpenTrail => string.Join("; ", new[] { "entry", "detail", "chain", "checkpoint", "checkpoint_head" }.Select(
        table => IsPostgres ? $"ALTER TABLE audit_{table} DISABLE TRIGGER USER"
            : string.Join(
                "; ", new[] { "changed", "deleted", "set_back" }.Select(how => $"DROP TRIGGER IF EXISTS audit_{table}_is_not_{how}"))));

    private static bool IsPostgres => TestPostgres.Server is not null;
}

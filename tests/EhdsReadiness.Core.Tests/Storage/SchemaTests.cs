namespace EhdsReadiness.Core.Tests.Storage;

public sealed class SchemaTests
{
    [PostgresFact]
    [Trait("Engine", "Postgres")]
    public async Task Both_engines_have_the_same_tables_columns_and_indexes()
    {
        const string ofSqlite = """
            SELECT made.name || '.' || field.name || CASE WHEN field."notnull" = 1 THEN ' not null' ELSE '' END
            FROM sqlite_master AS made
            JOIN pragma_table_info(made.name) AS field
            WHERE made.type = 'table' AND made.name NOT LIKE 'sqlite_%' AND made.name <> 'SchemaVersions'
            UNION ALL
            SELECT 'index ' || name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
            UNION ALL
            SELECT 'trigger ' || name FROM sqlite_master WHERE type = 'trigger'
            """;
        const string ofPostgres = """
            SELECT table_name::text || '.' || column_name || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name NOT IN ('schemaversions', 'site_key', 'write_turn')
            UNION ALL
            SELECT 'index ' || indexname
            FROM pg_indexes
            WHERE schemaname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)
            UNION ALL
            SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname NOT LIKE '%_is_not_emptied'
            """;

        var folder = Directory.CreateTempSubdirectory("ehds-");
        using (var sqlite = new Database(Path.Combine(folder.FullName, "test.db")))
        {
            sqlite.Migrate();
            using var postgres = new TemporaryDatabase();

            var expected = await sqlite.ListAsync<string>(ofSqlite, null, default);
            var found = await postgres.Database.ListAsync<string>(ofPostgres, null, default);

            Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        }

        folder.Delete(recursive: true);
    }

    [PostgresFact]
    [Trait("Engine", "Postgres")]
    public async Task On_PostgreSQL_texts_sort_by_their_bytes_and_moments_are_no_texts()
    {
        const string sql = """
            SELECT table_name || '.' || column_name
            FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'text'
                AND (collation_name IS DISTINCT FROM 'C' OR column_name IN ('at', 'since') OR column_name LIKE '%\_at')
            """;

        using var postgres = new TemporaryDatabase();

        Assert.Empty(await postgres.Database.ListAsync<string>(sql, null, default));
    }
}

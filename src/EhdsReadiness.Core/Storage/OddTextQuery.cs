using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Core.Storage;

/// <summary>Finds stored texts with signs that no way in would take today: written before there was one rule, or by hand.</summary>
internal static class OddTextQuery
{
    /// <summary>What nobody can mend: kept as it was, computed anew, or hashed.</summary>
    private static readonly HashSet<string> Kept =
    [
        "answer_history", "audit_detail", "audit_entry", "baseline", "client_listing", "finalised_copy", "publication",
        "publication_memory", "questionnaire_move",
        "schemaversions", "tracked_action_history",
    ];

    /// <summary>Texts of all tables, found by the schema itself, so that a new column is looked at too.</summary>
    public static IEnumerable<OddText> In(SqliteConnection connection)
    {
        const string columns = """
            SELECT schema.name AS "Table", field.name AS Field, field.type AS Type, field.pk AS Place
            FROM sqlite_schema AS schema
            JOIN pragma_table_info(schema.name) AS field
            WHERE schema.type = 'table' AND schema.name NOT LIKE 'sqlite%'
            ORDER BY schema.name, field.cid
            """;

        foreach (var table in connection.Query<Column>(columns).ToList().GroupBy(column => column.Table)
            .Where(table => !Kept.Contains(table.Key)))
        {
            var key = table.Where(column => column.Place > 0).OrderBy(column => column.Place)
                .Select(column => $"CAST(\"{column.Field}\" AS TEXT)").DefaultIfEmpty("CAST(rowid AS TEXT)");
            foreach (var column in table.Where(column => column.Type == "TEXT"))
            {
                // Names of tables and columns cannot be parameters; these are the schema's own. Most texts are printable ASCII, and need
                // not leave the database.
                var sql = $"""
                    SELECT {string.Join(" || '/' || ", key)} AS "Key", "{column.Field}" AS Text
                    FROM "{table.Key}"
                    WHERE "{column.Field}" GLOB '*[^ -~]*'
                    """;
                foreach (var row in connection.Query<Row>(sql))
                {
                    if (TextSanitizer.OddSign(row.Text) is { } sign)
                    {
                        yield return new(table.Key, row.Key, column.Field, sign);
                    }
                }
            }
        }
    }

    private sealed record Column
    {
        public required string Table { get; init; }

        public required string Field { get; init; }

        public required string Type { get; init; }

        public required long Place { get; init; }
    }

    private sealed record Row
    {
        public required string Key { get; init; }

        public required string Text { get; init; }
    }
}

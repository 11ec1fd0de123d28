namespace EhdsReadiness.Core.Storage;

/// <summary>Finds stored texts with signs that no way in would take today: written before there was one rule, or by hand.</summary>
internal static class OddTextQuery
{
    /// <summary>What nobody can mend: kept as it was, computed anew, or hashed.</summary>
    private static readonly HashSet<string> Kept =
    [
        "answer_history", "audit_detail", "audit_entry", "baseline", "client_listing", "finalised_copy", "publication",
        "publication_memory", "questionnaire_move",
        "schemaversions", "site_key", "tracked_action_history",
    ];

    /// <summary>A text that holds more than printable ASCII: most do not, and need not leave the database.</summary>
    public const string SqliteNotPlain = "GLOB '*[^ -~]*'";

    /// <summary>The same on PostgreSQL.</summary>
    public const string PostgresNotPlain = "~ '[^ -~]'";

    /// <summary>Texts that are odd.</summary>
    /// <param name="columns">As <see cref="Engine.ColumnsSql"/>: found by the schema itself, so that a new column is looked at too.</param>
    /// <param name="notPlain">Condition on a column that holds more than printable ASCII, as the engine writes it.</param>
    public static IEnumerable<OddText> In(DbConnection connection, string columns, string notPlain)
    {
        foreach (var table in connection.Query<Column>(columns).ToList().GroupBy(column => column.Table)
            .Where(table => !Kept.Contains(table.Key)))
        {
            var key = table.Where(column => column.Place > 0).OrderBy(column => column.Place)
                .Select(column => $"CAST(\"{column.Field}\" AS TEXT)").DefaultIfEmpty("''");
            foreach (var column in table.Where(column => column.Type.Equals("TEXT", StringComparison.OrdinalIgnoreCase)))
            {
                // Names of tables and columns cannot be parameters; these are the schema's own.
                var sql = $"""
                    SELECT {string.Join(" || '/' || ", key)} AS "Key", "{column.Field}" AS Text
                    FROM "{table.Key}"
                    WHERE "{column.Field}" {notPlain}
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

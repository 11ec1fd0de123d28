namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>How many rows the database holds.</summary>
internal sealed record Rows
{
    public required long Assessments { get; init; }

    public required long Answers { get; init; }

    public required long Changes { get; init; }

    public static async Task<Rows> CountAsync(Database database)
    {
        const string sql = """
            SELECT
                (SELECT COUNT(*) FROM assessment) AS Assessments,
                (SELECT COUNT(*) FROM answer) AS Answers,
                (SELECT COUNT(*) FROM answer_history) AS Changes
            """;

        await using var connection = await database.OpenAsync(default);
        return await connection.QuerySingleAsync<Rows>(sql);
    }
}

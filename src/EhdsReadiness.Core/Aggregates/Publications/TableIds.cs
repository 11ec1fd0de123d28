namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>The identifiers of the tables of a publication.</summary>
public static class TableIds
{
    public const string Overall = "overall";
    public const string Role = "role";
    public const string Kind = "kind";
    public const string Region = "region";
    public const string Category = "category";
    public const string KindRole = "kind-role";
    public const string RegionRole = "region-role";

    /// <summary>The overseas regions together: one cell.</summary>
    public const string Overseas = "overseas";

    public const string Question = "question";
    public const string QuestionRole = "question-role";

    /// <summary>The dimension of the overseas regions together, of which these are the one value.</summary>
    public const string Territory = "territory";

    /// <summary>Every table, in the order of publication.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Overall, Role, Kind, Region, Category, KindRole, RegionRole, Overseas, Question, QuestionRole];

    /// <summary>Whether a region is overseas: ISO 3166-2 gives those of France the codes from FR-971 on.</summary>
    public static bool IsOverseas(string region) => region.StartsWith("FR-97", StringComparison.Ordinal);

    /// <summary>The dimensions of a table, in the order of its keys; none for the overall table.</summary>
    public static IReadOnlyList<string> DimensionsOf(string tableId) => tableId switch
    {
        Overall => [],
        KindRole => [Kind, Role],
        RegionRole => [Region, Role],
        Overseas => [Territory],
        QuestionRole => [Question, Role],
        _ => [tableId],
    };
}

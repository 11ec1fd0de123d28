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
    public const string Question = "question";
    public const string QuestionRole = "question-role";

    /// <summary>Every table, in the order of publication.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Overall, Role, Kind, Region, Category, KindRole, RegionRole, Question, QuestionRole];

    /// <summary>The dimensions of a table, in the order of its keys; none for the overall table.</summary>
    public static IReadOnlyList<string> DimensionsOf(string tableId) => tableId switch
    {
        Overall => [],
        KindRole => [Kind, Role],
        RegionRole => [Region, Role],
        QuestionRole => [Question, Role],
        _ => [tableId],
    };
}

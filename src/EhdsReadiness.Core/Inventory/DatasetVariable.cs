namespace EhdsReadiness.Core.Inventory;

/// <summary>A variable of a dataset whose data are structured.</summary>
/// <param name="Name">As the data name it, at most <see cref="LongestText"/> characters.</param>
/// <param name="Title">As people name it; null for the same.</param>
/// <param name="Description">What it says, at most <see cref="LongestText"/> characters.</param>
/// <param name="Type">One of <see cref="Types"/>.</param>
public sealed record DatasetVariable(string Name, string? Title, string Description, string Type)
{
    /// <summary>Longest name, title and description, in Unicode characters.</summary>
    public const int LongestText = 500;

    /// <summary>The kinds of value that HealthDCAT-AP takes, which are those of CSV on the Web.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        "string", "integer", "decimal", "double", "boolean", "date", "dateTime", "time", "gYear", "gYearMonth", "duration", "anyURI",
        "binary", "json", "xml", "html",
    ];

    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["texte"] = "string", ["text"] = "string", ["chaîne"] = "string", ["caractère"] = "string", ["char"] = "string",
        ["varchar"] = "string", ["character"] = "string", ["code"] = "string", ["entier"] = "integer", ["int"] = "integer",
        ["long"] = "integer", ["bigint"] = "integer", ["smallint"] = "integer", ["number"] = "decimal", ["nombre"] = "decimal",
        ["numeric"] = "decimal", ["numérique"] = "decimal", ["décimal"] = "decimal", ["réel"] = "double", ["float"] = "double",
        ["real"] = "double", ["booléen"] = "boolean", ["bool"] = "boolean", ["logique"] = "boolean", ["jour"] = "date",
        ["datetime"] = "dateTime", ["timestamp"] = "dateTime", ["date et heure"] = "dateTime", ["heure"] = "time", ["année"] = "gYear",
        ["year"] = "gYear", ["durée"] = "duration", ["uri"] = "anyURI", ["url"] = "anyURI",
    };

    /// <summary>The type that a word of a data dictionary means, such as « entier » or <c>VARCHAR(20)</c>; null for none.</summary>
    public static string? TypeOf(string? typed)
    {
        var word = (TextSanitizer.SanitizeToken(typed) ?? "").Split('(')[0].Trim();
        var name = word[(word.LastIndexOf(':') + 1)..];
        return Types.FirstOrDefault(type => type.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? OtherWords.GetValueOrDefault(name);
    }
}

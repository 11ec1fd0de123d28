namespace EhdsReadiness.Core.Inventory;

/// <summary>A row of a data dictionary as somebody sent it.</summary>
public sealed record TypedVariable(string? Name, string? Title, string? Description, string? Type)
{
    /// <summary>The names of its columns, in their order.</summary>
    public static readonly IReadOnlyList<string> Fields = ["name", "title", "description", "type"];

    /// <summary>The variable, when all is right; otherwise null, with what is wrong by field.</summary>
    public (DatasetVariable? Variable, IReadOnlyList<(string Field, Text Message)> Faults) Read()
    {
        var faults = new List<(string, Text)>();
        var (name, title) = (Short("name", Name, faults), Short("title", Title, faults));
        // A dictionary that has labels alone describes by them.
        var description = Short("description", Description, faults) ?? title;
        if (name is null)
        {
            faults.Add(("name", new("Donnez le nom de la variable.", "Give the name of the variable.")));
        }

        if (description is null)
        {
            faults.Add(("description", new("Dites ce que contient la variable.", "Say what the variable holds.")));
        }

        if (DatasetVariable.TypeOf(Type) is not { } type)
        {
            faults.Add(("type", new(
                "Donnez le type de valeur : texte, entier, décimal, date, date et heure, booléen…",
                "Give the kind of value: text, integer, decimal, date, datetime, boolean…")));
            return (null, faults);
        }

        return faults.Count > 0 ? (null, faults) : (new(name!, title == name ? null : title, description!, type), faults);
    }

    private static string? Short(string field, string? typed, List<(string, Text)> faults) =>
        TypedDataset.Short(field, typed, DatasetVariable.LongestText, faults);
}

namespace EhdsReadiness.Core.Inventory;

/// <summary>The fields of a dataset as somebody typed them, in a form or in a file.</summary>
public sealed partial record TypedDataset(string? Name, string? Categories, string? Controller, string? Format, string? Persons,
    string? PublicFunding, string? LabelWanted, string? Contact)
{
    /// <summary>What was typed of its description, by the keys of <see cref="DescriptionFields"/>.</summary>
    public IReadOnlyDictionary<string, string?> Described { get; init; } = new Dictionary<string, string?>();

    /// <summary>The names of the fields of the inventory's own form, in the order of forms and files.</summary>
    public static readonly IReadOnlyList<string> Fields =
        ["name", "categories", "controller", "format", "persons", "public_funding", "label_wanted", "contact"];

    /// <summary>Bodies that no catalogue takes without either of their name and their address.</summary>
    private static readonly (DescriptionField Name, DescriptionField Address)[] Bodies =
    [
        (DescriptionFields.AccessBody, DescriptionFields.AccessBodyAddress),
        (DescriptionFields.Coordinator, DescriptionFields.CoordinatorAddress),
    ];

    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = "unsure", ["yes"] = "yes", ["oui"] = "yes", ["no"] = "no", ["non"] = "no", ["unsure"] = "unsure", ["not sure"] =
            "unsure", ["incertain"] = "unsure", ["je ne sais pas"] = "unsure",
        // As spreadsheets write what is true and what is not.
        ["true"] = "yes", ["false"] = "no",
    };

    /// <summary>The details, when all is right; otherwise null, with what is wrong by field.</summary>
    public (DatasetDetails? Details, IReadOnlyList<(string Field, Text Message)> Faults) Read()
    {
        var faults = new List<(string, Text)>();
        var name = Short("name", Name, DatasetDetails.LongestText, faults);
        if (name is null)
        {
            faults.Add(("name", new("Donnez un nom à l’ensemble de données.", "Give the dataset a name.")));
        }

        var categories = Letters(faults);
        var controller = Short("controller", Controller, DatasetDetails.LongestText, faults);
        var format = Short("format", Format, DatasetDetails.LongestText, faults);
        var persons = Count(faults);
        var funding = Reply("public_funding", PublicFunding, faults);
        var label = Reply("label_wanted", LabelWanted, faults);
        var contact = Short("contact", Contact, DatasetDetails.LongestText, faults);
        var description = new DatasetDescription(ReadFields(DescriptionFields.All, Described, faults));
        if (description.IsTooLong)
        {
            faults.Add((DescriptionFields.All.MaxBy(field => description[field]?.Length ?? 0)!.Key, DatasetDescription.TooLong));
        }

        return faults.Count > 0 ? (null, faults)
            : (new(name!, categories, controller, format, persons, funding, label, contact) { Description = description }, faults);
    }

    /// <summary>What fields hold by what was typed in them; what is wrong is added to the faults, by the key of its field.</summary>
    public static IReadOnlyList<(DescriptionField Field, string? Value)> ReadFields(
        IEnumerable<DescriptionField> fields, IReadOnlyDictionary<string, string?> typed, List<(string Field, Text Message)> faults)
    {
        var values = new List<(DescriptionField Field, string? Value)>();
        foreach (var field in fields)
        {
            var (value, fault) = field.Read(typed.GetValueOrDefault(field.Key));
            values.Add((field, value));
            if (fault is not null)
            {
                faults.Add((field.Key, fault));
            }
        }

        string? Of(DescriptionField wanted) => values.FirstOrDefault(one => one.Field == wanted).Value;
        if (Of(DescriptionFields.From) is { } from && Of(DescriptionFields.Until) is { } until
            && PartialDate.Parse(from) is { Earliest: var first } && PartialDate.Parse(until) is { Earliest: var last } && last < first
            && !from.StartsWith(until, StringComparison.Ordinal))
        {
            faults.Add((DescriptionFields.Until.Key, new("La fin vient avant le début.", "The end comes before the start.")));
        }

        foreach (var (body, address) in Bodies)
        {
            if ((Of(body) is null) != (Of(address) is null) && !faults.Exists(one => one.Field == body.Key || one.Field == address.Key))
            {
                // By what is given: a file may have no column for the other.
                faults.Add((Of(body) is null ? address.Key : body.Key, new("Donnez à la fois le nom et l’adresse de cet organisme.",
                    "Give both the name and the address of this body.")));
            }
        }

        return values;
    }

    /// <summary>A whole number that somebody typed, whatever stands between its thousands; null when it is none, or more than
    /// there can be.</summary>
    internal static long? CountOf(string? typed)
    {
        var digits = string.Concat((TextSanitizer.SanitizeToken(typed) ?? "").Where(sign => !char.IsWhiteSpace(sign)));
        digits = Thousands().IsMatch(digits) ? string.Concat(digits.Where(char.IsAsciiDigit)) : digits;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= DatasetDetails.MostPersons
            ? count : null;
    }

    private List<string> Letters(List<(string, Text)> faults)
    {
        var given = (TextSanitizer.SanitizeToken(Categories) ?? "").ToLowerInvariant()
            .Split([' ', ',', ';', '/', '\u00a0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (given.Length == 0)
        {
            faults.Add(("categories", new("Choisissez au moins une catégorie, de a à q.", "Choose at least one category, from a to q.")));
        }
        else if (Array.Find(given, letter => letter is not [>= 'a' and <= 'q']) is { } wrong)
        {
            faults.Add(("categories",
                new($"« {Excerpt.Of(wrong)} » n’est pas une catégorie : écrivez des lettres de a à q.",
                $"“{Excerpt.Of(wrong)}” is no category: write letters from a to q.")));
        }

        return [.. given.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private long? Count(List<(string, Text)> faults)
    {
        if (TextSanitizer.SanitizeToken(Persons) is null) { return null; }

        if (CountOf(Persons) is { } count) { return count; }

        faults.Add(("persons",
            new("Écrivez le nombre de personnes en chiffres, ou laissez vide.",
            "Write the number of persons in digits, or leave it empty.")));
        return null;
    }

    private static string Reply(string field, string? typed, List<(string, Text)> faults)
    {
        if (Words.TryGetValue(TextSanitizer.SanitizeToken(typed) ?? "", out var reply)) { return reply; }

        faults.Add((field, new("Choisissez oui, non ou incertain.", "Choose yes, no or not sure.")));
        return "unsure";
    }

    /// <summary>A text of one line; null for none. That it is too long is added to the faults.</summary>
    internal static string? Short(string field, string? typed, int longest, List<(string, Text)> faults)
    {
        var text = string.Join(' ', (TextSanitizer.SanitizeLine(typed) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (TooLongText.Of(text, longest) is { } fault)
        {
            faults.Add((field, fault));
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>A whole number with a sign between its thousands, as spreadsheets show it.</summary>
    [GeneratedRegex(@"^\d{1,3}(?:[.,'’]\d{3})+$")]
    private static partial Regex Thousands();
}

using EhdsReadiness.Core.Rdf;

namespace EhdsReadiness.Core.Inventory;

/// <summary>A field of a description: what it asks, and how what is typed in it is read and shown.</summary>
/// <param name="Key">Its name in forms, files and storage.</param>
/// <param name="Element">Identifier of the element of the act that it says, such as <c>access-rights</c>; null for what is beside the
/// act.</param>
/// <param name="Name">Its label, and the heading of its column.</param>
public sealed record DescriptionField(string Key, string? Element, DescriptionStep Step, FieldKind Kind, Text Name)
{
    /// <summary>Most values of a field that takes several.</summary>
    public const int MostValues = 50;

    /// <summary>Longest value of one line, in Unicode characters.</summary>
    public const int LongestLine = 500;

    /// <summary>Longest text of several lines, in Unicode characters.</summary>
    public const int LongestText = 5000;

    /// <summary>The list of a choice; null for what is typed.</summary>
    public ControlledList? List { get; init; }

    /// <summary>What to write, where the element's own words don't say it; null where they do.</summary>
    public Text? Hint { get; init; }

    /// <summary>Whether it takes several values.</summary>
    public bool IsSeveral => Kind is FieldKind.Keywords or FieldKind.Lines or FieldKind.Addresses or FieldKind.Links or FieldKind.Choices;

    /// <summary>The value in the form in which it is kept: values on lines of their own, those of a list by their code. Null for nothing,
    /// with what is wrong when something is.</summary>
    public (string? Value, Text? Fault) Read(string? typed)
    {
        // Keywords stay as they were typed, and are taken apart where each is needed.
        if (Kind is FieldKind.Text or FieldKind.Keywords)
        {
            var text = TextSanitizer.Sanitize(typed);
            return (text, TooLongText.Of(text, LongestText));
        }

        List<string> values = [];
        foreach (var part in Parts(typed))
        {
            var (value, fault) = ReadOne(part);
            if (fault is not null) { return (null, fault); }

            if (!values.Contains(value, StringComparer.Ordinal))
            {
                values.Add(value);
            }

            // One too many is enough to say so.
            if (values.Count > (IsSeveral ? MostValues : 1)) { break; }
        }

        return values.Count switch
        {
            0 => (null, null),
            1 => (values[0], null),
            _ when !IsSeveral => (null, new("Donnez une seule valeur.", "Give one value only.")),
            > MostValues => (null, new($"Donnez {MostValues} valeurs au plus.", $"Give {MostValues} values at most.")),
            _ => (string.Join('\n', values), null),
        };
    }

    /// <summary>A kept value as a reader of <paramref name="language"/> reads it and types it.</summary>
    public string Show(string value, Language language) =>
        List is { } list ? string.Join('\n', value.Split('\n').Select(one => list.Say(one, language))) : value;

    /// <summary>The values of a field that takes several, of what it keeps.</summary>
    internal IReadOnlyList<string> Several(string kept) => Kind == FieldKind.Keywords ? [.. Parts(kept).Distinct()] : kept.Split('\n');

    /// <summary>The values in what was typed, each by itself.</summary>
    public IEnumerable<string> Parts(string? typed)
    {
        var text = Kind == FieldKind.Line ? TextSanitizer.SanitizeLine(typed) : TextSanitizer.Sanitize(typed);
        char[] ends = Kind switch
        {
            FieldKind.Keywords => ['\n', ',', ';'],
            FieldKind.Choice or FieldKind.Choices or FieldKind.Line or FieldKind.Count or FieldKind.Moment or FieldKind.Contact
                or FieldKind.Lines or FieldKind.Addresses or FieldKind.Links or FieldKind.Text => ['\n'],
        };
        var isChoice = Kind is FieldKind.Choice or FieldKind.Choices;
        return (text ?? "").Split(ends).SelectMany(line => isChoice ? Choices(line) : [line])
            .Select(part => string.Join(' ', part.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)))
            .Where(part => !TextSanitizer.ShowsNothing(part));
    }

    /// <summary>What is chosen on a line. An address may have a semicolon in it, but no space.</summary>
    private static string[] Choices(string line) =>
        line.TrimStart().StartsWith("http", StringComparison.Ordinal) ? line.Split("; ") : line.Split(';');

    private (string Value, Text? Fault) ReadOne(string part) => Kind switch
    {
        FieldKind.Line or FieldKind.Text or FieldKind.Keywords or FieldKind.Lines => (part, TooLongText.Of(part, LongestLine)),
        FieldKind.Contact => (part, AddressOf(part) is null ? new(
            $"« {Excerpt.Of(part)} » n’est ni une adresse électronique ni l’adresse d’une page : donnez-en une seule, comme " +
                "registre@exemple.fr ou https://exemple.fr/contact.",
            $"“{Excerpt.Of(part)}” is neither an email address nor the address of a page: give one, such as registry@example.org or " +
                "https://example.org/contact.") : null),
        FieldKind.Addresses => (part, Iri.IsWeb(part) ? null : NoAddress(part)),
        FieldKind.Links => (part, !Iri.IsWeb(part.Split(' ')[0]) ? NoAddress(part) : TooLongText.Of(part, LongestLine)),
        FieldKind.Choice or FieldKind.Choices => Chosen(part),
        FieldKind.Count => TypedDataset.CountOf(part) is { } count ? (count.ToString(CultureInfo.InvariantCulture), null)
            : (part, new("Écrivez ce nombre en chiffres, ou laissez vide.", "Write this number in digits, or leave it empty.")),
        FieldKind.Moment => MomentOf(part) is { } date ? (date.ToString(), null)
            : (part, new("Écrivez une année, un mois ou un jour, comme 2008, 2008-03 ou 2008-03-15.",
            "Write a year, a month or a day, such as 2008, 2008-03 or 2008-03-15.")),
    };

    /// <summary>A date as forms ask for it, or as spreadsheets show a day.</summary>
    private static PartialDate? MomentOf(string typed) =>
        PartialDate.Parse(typed) ?? (DateOnly.TryParseExact(typed, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)
            ? new(day.Year, day.Month, day.Day) : null);

    private (string Value, Text? Fault) Chosen(string part)
    {
        if (List!.Find(part) is { } term) { return (term.Code, null); }

        if (List.TakesAddresses && Iri.IsWeb(part)) { return (part, null); }

        return List.TakesWords ? (part, TooLongText.Of(part, LongestLine)) : (part, new(
            $"« {Excerpt.Of(part)} » n’est pas dans la liste{(List.TakesAddresses ? " et n’est pas une adresse" : "")}.",
            $"“{Excerpt.Of(part)}” is not on the list{(List.TakesAddresses ? " and is no address" : "")}."));
    }

    /// <summary>The address by which somebody is reached, as RDF takes it: of a mail or of a page; null when a text is neither.</summary>
    internal static string? AddressOf(string? text) =>
        text is null ? null
        : EmailAddress.IsWellFormed(text) ? Iri.Mail(text)
        : Iri.IsWeb(text) ? text
        : null;

    private static Text NoAddress(string part) => new(
        $"« {Excerpt.Of(part)} » n’est pas une adresse du web : elle commence par https:// et n’a pas d’espace.",
        $"“{Excerpt.Of(part)}” is no web address: it begins with https:// and has no space in it.");
}

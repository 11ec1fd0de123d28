namespace EhdsReadiness.Web.Exports;

/// <summary>What was read: sheets, or why not.</summary>
/// <param name="Fault">Null when the file was read; then <paramref name="Sheets"/> holds all of it.</param>
public sealed record SpreadsheetReading(IReadOnlyList<SheetRead> Sheets, UnreadableFile? Fault)
{
    /// <summary>The line of a CSV file, from 1, on which a quotation opens that is never closed; 0 without that fault.</summary>
    public int Line { get; init; }

    /// <summary>The encoding that a CSV file was taken to be in, such as <c>Windows-1252</c>; null for UTF-8 and for workbooks.</summary>
    public string? Encoding { get; init; }

    /// <summary>Why the file was not read, and what to do; null when it was.</summary>
    public Text? Trouble => Fault is { } fault ? Words(fault) : null;

    /// <summary>In which encoding the file was read, to be checked; null where nobody can doubt it.</summary>
    public Text? Doubt => Encoding is null ? null : new(
        $"Ce fichier n’est pas en UTF-8 : il a été lu comme {Encoding}. Vérifiez que les accents sont justes avant de confirmer.",
        $"This file is not in UTF-8: it was read as {Encoding}. Check that the accents are right before you confirm.");

    private Text Words(UnreadableFile fault) => fault switch
    {
        UnreadableFile.NotASpreadsheet => new(
            "Ce fichier ne peut pas être lu. Enregistrez-le en .xlsx ou .ods sans mot de passe, ou en « CSV UTF-8 ».",
            "This file cannot be read. Save it as .xlsx or .ods without a password, or as “CSV UTF-8”."),
        UnreadableFile.TooLarge => new(
            "Ce fichier a plus de feuilles, de lignes ou de contenu qu’il n’en est lu ici. Gardez-en ce qui est à importer.",
            "This file has more sheets, rows or content than is read here. Keep of it what is to be imported."),
        UnreadableFile.OpenQuotation => new(
            string.Create(CultureInfo.InvariantCulture,
                $"À la ligne {Line}, un guillemet s’ouvre et n’est jamais refermé : tout ce qui suit ne ferait qu’une cellule. " +
                $"Refermez-le là où le texte finit, ou supprimez-le."),
            string.Create(CultureInfo.InvariantCulture,
                $"On line {Line} a quotation mark opens and is never closed: all that follows would be one cell. Close it where the " +
                $"text ends, or delete it.")),
    };
}

namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Remarks that an author left for later and no reader should see.</summary>
internal static partial class NotesToSelf
{
    /// <summary>The first such remark as it stands there; null when there is none.</summary>
    public static string? First(string text) => Note().Match(text) is { Success: true } note ? note.Value : null;

    private const string French = @"à\s(?:vérifier|confirmer|compléter)\b";
    private const string English = @"to\s(?:be\s)?(?:check(?:ed)?|confirm(?:ed)?|verif(?:y|ied)|complete(?:d)?)\b";

    // A person may be told what to check; “to be checked on Légifrance” tells that nobody has.
    [GeneratedRegex(
        @"\b(?:terme|rédaction|traduction|texte|formulation|libellé|source)s?\s(?:\p{L}+\s){0,2}(?:" + French + ")"
        + @"|\b(?:term|wording|translation|text|source)s?\s(?:\p{L}+\s){0,2}(?:" + English + ")"
        + @"|(?:\(|\[|^|[.!?]\s)(?:" + French + "|" + English + ")"
        + @"|\b(?:TODO|FIXME|XXX|TBC|TBD)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Note();
}

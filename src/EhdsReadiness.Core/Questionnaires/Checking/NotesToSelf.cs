using System.Text.RegularExpressions;

namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Remarks that an author left for later and no reader should see.</summary>
internal static partial class NotesToSelf
{
    /// <summary>The first such remark as it stands there; null when there is none.</summary>
    public static string? First(string text) => Note().Match(text) is { Success: true } note ? note.Value : null;

    // A person may be told what to check; “to be checked on Légifrance” tells that nobody has.
    [GeneratedRegex(
        @"\b(?:terme|rédaction|texte|traduction|point|article|date|source)s?\s(?:\p{L}+\s){0,2}à\s(?:vérifier|confirmer|compléter)\b"
        + @"|\b(?:term|wording|text|translation|article|date|source)s?\s(?:\p{L}+\s){0,2}to\s(?:be\s)?(?:check(?:ed)?|confirm(?:ed)?|verif(?:y|ied)|complete[d]?)\b"
        + @"|\(?\b(?:à\s(?:vérifier|confirmer|compléter)|to\s(?:be\s)?(?:checked|confirmed|verified))\b\)?(?=[.)]*$)"
        + @"|\b(?:TODO|FIXME|XXX|TBC|TBD)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Note();
}

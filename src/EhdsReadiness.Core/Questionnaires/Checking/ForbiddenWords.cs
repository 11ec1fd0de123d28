namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>
/// Wordings that would accuse somebody before a duty's date, or put Chapter IV before 26 March 2029.
/// They are found whatever the case, the spaces and the hyphens.
/// </summary>
internal static partial class ForbiddenWords
{
    private static readonly IReadOnlyList<Regex> All =
        [NonConforme(), NonCompliant(), ObligatoireDes(), MandatoryFrom(), AppliqueEn(), AppliesIn()];

    /// <summary>The forbidden wordings of a text as they stand there, except those that <paramref name="allowWords"/> hold too.</summary>
    public static IEnumerable<string> In(string text, IReadOnlyList<string> allowWords)
    {
        // Accents may be written as letters of their own.
        text = text.NormalizeSafely();
        foreach (var wording in All)
        {
            if (wording.Match(text) is { Success: true } found && !allowWords.Any(word => wording.IsMatch(word.NormalizeSafely())))
            {
                yield return found.Value;
            }
        }
    }

    private const RegexOptions Blind = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const string French = @"\s+(dès|en|depuis|à\s+partir\s+de|à\s+compter\s+de)\s+(2027|2028)\b";
    private const string English = @"\s+(from|in|since|as\s+of|as\s+from)\s+(2027|2028)\b";

    [GeneratedRegex(@"\bnon[\s\p{Pd}]*conformes?\b", Blind)]
    private static partial Regex NonConforme();

    [GeneratedRegex(@"\bnon[\s\p{Pd}]*compliant\b", Blind)]
    private static partial Regex NonCompliant();

    [GeneratedRegex(@"\bobligatoires?" + French, Blind)]
    private static partial Regex ObligatoireDes();

    [GeneratedRegex(@"\b(mandatory|compulsory|obligatory)" + English, Blind)]
    private static partial Regex MandatoryFrom();

    [GeneratedRegex(@"\b(s['’]applique(nt|ra|ront)?|applicables?|en\s+(application|vigueur))" + French, Blind)]
    private static partial Regex AppliqueEn();

    [GeneratedRegex(@"\b(appl(y|ies)|applicable|in\s+force|into\s+(force|application))" + English, Blind)]
    private static partial Regex AppliesIn();
}

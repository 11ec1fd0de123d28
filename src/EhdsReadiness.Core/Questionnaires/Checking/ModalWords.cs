namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Words by which a text commands, permits or forbids.</summary>
internal static partial class ModalWords
{
    /// <summary>What the words of a statement express; empty for a plain present, which may state a duty as well.</summary>
    public static IReadOnlySet<Modality> In(string words, Language language)
    {
        var found = new HashSet<Modality>();
        var (only, notObliged, forbids, commands, permits) = language.Pick(
            (FrenchOnly(), FrenchNotObliged(), FrenchForbids(), FrenchCommands(), FrenchPermits()),
            (EnglishOnly(), EnglishNotObliged(), EnglishForbids(), EnglishCommands(), EnglishPermits()));

        // “May only” permits within bounds and forbids beyond them.
        if (only.IsMatch(words)) { return new HashSet<Modality> { Modality.Shall, Modality.May, Modality.ShallNot }; }

        Take(notObliged, Modality.May);
        Take(forbids, Modality.ShallNot);
        Take(commands, Modality.Shall);
        Take(permits, Modality.May);
        return found;

        void Take(Regex pattern, Modality modality)
        {
            if (pattern.IsMatch(words))
            {
                found.Add(modality);
                words = pattern.Replace(words, " · ");
            }
        }
    }

    /// <summary>Whether a statement without such words denies something: « ne réidentifie personne », “shares with nobody”.</summary>
    public static bool Denies(string words, Language language) =>
        language.Pick(FrenchDenies(), EnglishDenies()).IsMatch(words);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(
        @"\bne\s+(?:peu|pourr|doi|devr)\w*\b[^.;]*\b(?:que\b|qu’)|\bseule?s?\b[^.;,]{0,120}\b(?:peu|doi|pourr|devr)\w*"
        + @"|\bseulement\b", Options)]
    private static partial Regex FrenchOnly();

    [GeneratedRegex(
        @"\b(?:n’(?:est|êtes|sont)\s+pas\s+(?:tenue?s?|obligée?s?|obligatoires?)|n’a(?:vez|ont)?\s+pas\s+à"
        + @"|nul\s+n’est\s+tenu)\b", Options)]
    private static partial Regex FrenchNotObliged();

    [GeneratedRegex(@"\bne\s+(?:le\s+|les\s+|l’)?(?:peu|pourr|doi|dev)\w*|\binterdi\w*|\bprohib\w*", Options)]
    private static partial Regex FrenchForbids();

    [GeneratedRegex(
        @"\b(?:doit|doivent|devez|devra|devrez|devront|tenue?s?\s+d|oblige\w*|obligée?s?|impose\w*|exige\w*"
        + @"|il\s+faut|obligatoires?)\b|\btenue?s?\s+d’", Options)]
    private static partial Regex FrenchCommands();

    [GeneratedRegex(
        @"\b(?:peut|peuvent|pouvez|pourra|pourrez|pourront|pourrait|pourraient|(?<!si\s)possibles?|facultati\w+"
        + @"|volontaires?|option\w*|a\s+le\s+droit|a\s+droit|admise?)\b", Options)]
    private static partial Regex FrenchPermits();

    [GeneratedRegex(@"\bne\b|\bn’|\bjamais\b|\baucune?s?\b|\bni\b|\bsans\b|\bhors\b|\bécart\w+", Options)]
    private static partial Regex FrenchDenies();

    [GeneratedRegex(@"\b(?:may|can|must|shall|could)\b[^.;,]{0,60}\bonly\b|\bonly\b[^.;,]{0,60}\b(?:may|can|must|shall|could)\b", Options)]
    private static partial Regex EnglishOnly();

    [GeneratedRegex(
        @"\bneed\s+not\b|\bnot\s+(?:obliged|required|mandatory|compulsory)\b|\b(?:nobody"
        + @"|no\s+one)\s+(?:is\s+obliged|has\s+to|must)\b|\b(?:does|do)\s+not\s+(?:have|need)\s+to\b", Options)]
    private static partial Regex EnglishNotObliged();

    [GeneratedRegex(@"\b(?:must|shall|may|can|could|will)\s+(?:not|neither)\b|\bcannot\b|\bprohibit\w*|\bforbid\w*", Options)]
    private static partial Regex EnglishForbids();

    [GeneratedRegex(
        @"\b(?:must|shall|has\s+to|have\s+to|having\s+to|obliged|obliges|mandatory|compulsory|requires?|required"
        + @"|needs?\s+to)\b", Options)]
    private static partial Regex EnglishCommands();

    [GeneratedRegex(
        @"\b(?:may|can|could|might|(?<!where\s)possible|optional|option|voluntary|has\s+the\s+right|right\s+to"
        + @"|entitled|admitted|able\s+to)\b", Options)]
    private static partial Regex EnglishPermits();

    [GeneratedRegex(
        @"\bno\b|\bnot\b|\bnobody\b|\bnone\b|\bnever\b|\bnor\b|\bneither\b|\bwithout\b|\boutside\b|\bleft\s+out\b"
        + @"|\bleav\w+\s+out\b", Options)]
    private static partial Regex EnglishDenies();
}

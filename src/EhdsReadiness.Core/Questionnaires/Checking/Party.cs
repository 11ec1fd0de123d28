namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Whom a statement speaks of.</summary>
internal static partial class Party
{
    /// <summary>The respondent, whoever that is.</summary>
    public const string You = "you";

    /// <summary>
    /// The party that does what a statement says: the first that no preposition or possessive makes the receiver, before any modal verb;
    /// null when none is named. <c>you</c> stands for the respondent.
    /// </summary>
    public static string? SubjectOf(string words, Language language)
    {
        words = Condition().Replace(words, "");
        foreach (Match match in language.Pick(French(), English()).Matches(words))
        {
            if (!match.Groups["receiver"].Success && !match.Groups["owner"].Success)
            {
                return Modal().Match(words) is { Success: true } modal && modal.Index < match.Index ? null : NameOf(match);
            }
        }

        return null;
    }

    /// <summary>Whether the statement goes on about the party named before it: « il peut », “it must”, “it does not”.</summary>
    public static bool IsPronoun(string words) => Pronoun().IsMatch(words);

    /// <summary>A statement without its conditions: « si un risque grave ne peut être maîtrisé ».</summary>
    public static string WithoutConditions(string words) => Condition().Replace(words, "");

    private static string NameOf(Match match) => match switch
    {
        _ when match.Groups["trusted"].Success => "trusted-holder",
        _ when match.Groups["holder"].Success => "holder",
        _ when match.Groups["user"].Success => "user",
        _ when match.Groups["applicant"].Success => "applicant",
        _ when match.Groups["body"].Success => "access-body",
        _ when match.Groups["commission"].Success => "commission",
        _ when match.Groups["state"].Success => "member-state",
        _ when match.Groups["authority"].Success => "data-protection-authority",
        _ when match.Groups["purchaser"].Success => "contracting-authority",
        _ => You,
    };

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(?:si|s’ils?|s’elles?|lorsqu\w*|quand|if|when|where|unless)(?:\b|’)[^,;:()]*", Options)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\b(?:peu(?:t|vent)|pourr\w+|doi(?:t|vent)|devr\w+|may|can|cannot|could|must|shall)\b", Options)]
    private static partial Regex Modal();

    [GeneratedRegex(
        @"^[\s,.:;)]*(?:et\s+|and\s+)?(?:ils?|elles?|it|they|he|she)\s+(?:ne\s|n’|\w+\s)?(?:peu(?:t|vent)|pourr\w+"
        + @"|doi(?:t|vent)|devr\w+|may|can|could|must|shall|do|does)\b", Options)]
    private static partial Regex Pronoun();

    [GeneratedRegex(
        @"(?<receiver>\b(?:à|au|aux|de|du|des|chez|pour|avec|auprès|contre|entre|selon|par|sur|dont"
        + @"|comme)\s+(?:(?:le|la|les|un|une|chaque|tout|cet|d’autres|votre)\s+)?|\b[àd]’|\bà\s+l’|\bde\s+l’"
        + @"|\bd’un\s+|\bd’une\s+|\bpar\s+l’|\bpour\s+l’|\bplusieurs\s+|\bautres\s+)?"
        + @"(?:(?<trusted>\bdétenteurs?\s+de\s+confiance\b)|(?<holder>\bdétenteurs?\b)"
        + @"|(?<user>\butilisateurs?\b(?!\s+fina))|(?<applicant>\bdemandeurs?\b)"
        + @"|(?<body>\bORAD\b|\borganismes?\s+(?:responsables?\s+de\s+l’accès|d’accès)\b)"
        + @"|(?<commission>\bCommission\b)|(?<state>\bÉtats?\s+membres?\b)"
        + @"|(?<authority>\bautorités?\s+de\s+protection\s+des\s+données\b)|(?<purchaser>\bpouvoirs?\s+adjudicateurs?\b)"
        + @"|(?<you>(?:^|[.:;,]\s|\b(?:et|que|où|si|lorsque|quand)\s|qu’)vous\s+(?:l’|le\s|la\s|les\s|en\s|y\s|lui\s"
        + @"|n’|ne\s)?(?:\p{L}+ez|êtes|faites|dites)\b))",
        Options)]
    private static partial Regex French();

    [GeneratedRegex(
        @"(?<receiver>\b(?:to|of|from|with|for|at|against|between|under|by|on|as|than|in)\s+(?:(?:the|a|an|each"
        + @"|every|other|that|your|several|health\s+data)\s+){0,2}|\b(?:several|other)\s+)?"
        + @"(?:(?<trusted>\btrusted[\s-]+(?:health\s+data\s+)?holders?\b)|(?<holder>\bholders?\b)"
        + @"|(?<user>(?<!end-)\busers?\b)|(?<applicant>\bapplicants?\b)"
        + @"|(?<body>\baccess\s+bod(?:y|ies)\b)|(?<commission>\bCommission\b)|(?<state>\bMember\s+States?\b)"
        + @"|(?<authority>\bdata\s+protection\s+authorit(?:y|ies)\b)|(?<purchaser>\bcontracting\s+authorit(?:y|ies)\b)"
        + @"|(?<you>(?:^|[.:;,]\s|\b(?:and|that|which|where|when|if)\s)you\s+\p{L}))(?<owner>’|\s+(?:dut(?:y|ies)|obligations?)\b)?",
        Options)]
    private static partial Regex English();
}

namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Numbers with a unit in a text: « trois mois », “10 million euros”, “2%”.</summary>
internal static partial class Quantity
{
    private static readonly Dictionary<string, long> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["un"] = 1, ["une"] = 1, ["deux"] = 2, ["trois"] = 3, ["quatre"] = 4, ["cinq"] = 5, ["six"] = 6, ["sept"] = 7, ["huit"] =
            8, ["neuf"] = 9, ["dix"] = 10,
        ["onze"] = 11, ["douze"] = 12, ["dix-sept"] = 17, ["dix-huit"] = 18, ["vingt"] = 20, ["trente"] = 30,
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10,
        ["eleven"] = 11, ["twelve"] = 12, ["seventeen"] = 17, ["eighteen"] = 18, ["twenty"] = 20, ["thirty"] = 30,
    };

    /// <summary>Every quantity with the words it stands in; « environ huit mois » is none.</summary>
    public static IEnumerable<(LawLimit Limit, string Found)> In(string text, Language language) =>
        language.Pick(French(), English()).Matches(text)
            .Select(match => (new LawLimit(UnitOf(match), ValueOf(match)), match.Value));

    private static long ValueOf(Match match)
    {
        var word = match.Groups["number"].Value;
        var value = Words.TryGetValue(word, out var known)
            ? known
            : long.Parse(string.Concat(word.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
        return match.Groups["million"].Success ? value * 1_000_000 : value;
    }

    private static string UnitOf(Match match) => match switch
    {
        _ when match.Groups["working"].Success => "working_days",
        _ when match.Groups["days"].Success => "days",
        _ when match.Groups["weeks"].Success => "weeks",
        _ when match.Groups["months"].Success => "months",
        _ when match.Groups["years"].Success => "years",
        _ when match.Groups["percent"].Success => "percent",
        _ => "euros",
    };

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(
        @"(?<![\w,.-])(?<!\benviron\s)(?<number>[0-9]{1,3}(?:\s[0-9]{3})+|[0-9]+|une?|deux|trois|quatre|cinq|six"
        + @"|sept|huit|neuf|dix|onze|douze|dix-sept|dix-huit|vingt|trente)\s*"
        + @"(?:(?<days>jours?)(?<working>\s+ouvrables?)?\b|(?<weeks>semaines?)\b|(?<months>mois)\b|(?<years>ans?"
        + @"|années?)\b|(?<percent>%)|(?<million>millions?\s+)?(?:d’)?euros?\b)",
        Options)]
    private static partial Regex French();

    [GeneratedRegex(
        @"(?<![\w,.-])(?<!\babout\s)(?:EUR\s)?(?<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|one|two|three|four|five"
        + @"|six|seven|eight|nine|ten|eleven|twelve|seventeen|eighteen|twenty|thirty)[\s-]*"
        + @"(?:(?<working>working\s+)?(?<days>days?)\b|(?<weeks>weeks?)\b|(?<months>months?)\b|(?<years>years?)\b"
        + @"|(?<percent>%)|(?<million>million\s*)?euros?\b)",
        Options)]
    private static partial Regex English();
}

namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>The spaces and apostrophes of French that authors miss most.</summary>
internal static partial class FrenchSpaces
{
    private const int Around = 12;

    /// <summary>What is wrong in a French text, with the first place of each kind quoted.</summary>
    public static IEnumerable<Text> Faults(string french)
    {
        if (french.Contains('\'', StringComparison.Ordinal))
        {
            var at = At(french, french.IndexOf('\''));
            yield return new($"apostrophe droite dans « {at} » ; écrivez ’", $"has a straight apostrophe in “{at}”; write ’");
        }

        if (PlainSpace(french) is { } space)
        {
            yield return new(
                $"espace ordinaire dans « {At(french, space)} » ; écrivez une espace insécable",
                $"has a plain space in “{At(french, space)}”; write a no-break space");
        }

        if (Glued().Match(french) is { Success: true } glued)
        {
            yield return new(
                $"il manque une espace dans « {At(french, glued.Index)} » ; écrivez une espace insécable avant {glued.Value}",
                $"has no space in “{At(french, glued.Index)}”; write a no-break space before {glued.Value}");
        }
    }

    /// <summary>The text with a space before each high mark that has none.</summary>
    public static string Separate(string french) => Glued().Replace(french, " $&");

    // Not “https://…?a=b”, “12:30” or “:-)”.
    [GeneratedRegex(@"(?<=[\p{L}\d)»%])(?<!\S*(?:://|www\.)\S*)[?!;](?=\s|[.»)”]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Glued();

    /// <summary>The first plain space before a high mark or inside « and »; null when there is none.</summary>
    private static int? PlainSpace(string french)
    {
        for (var place = 0; place < french.Length; place++)
        {
            if (french[place] is ' '
                && ((place + 1 < french.Length && french[place + 1] is ';' or ':' or '!' or '?' or '»')
                    || (place > 0 && french[place - 1] is '«')))
            {
                return place;
            }
        }

        return null;
    }

    private static string At(string french, int place) =>
        french[Math.Max(0, place - Around)..Math.Min(french.Length, place + Around)].Trim();
}

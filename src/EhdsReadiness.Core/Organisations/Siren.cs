namespace EhdsReadiness.Core.Organisations;

/// <summary>The nine digits by which France numbers an enterprise; the last one checks the others (Luhn, INSEE).</summary>
public static class Siren
{
    /// <summary>The digits alone; null when they are not nine, or when the last one does not fit the others. Spaces and invisible signs are
    /// let pass.</summary>
    public static string? Read(string? typed)
    {
        var digits = string.Concat((TextSanitizer.SanitizeToken(typed) ?? "").Where(c => !char.IsWhiteSpace(c)));
        return digits.Length == 9 && digits.All(char.IsAsciiDigit) && digits != "000000000" && digits.Select(Weigh).Sum() % 10 == 0 ? digits
            : null;
    }

    /// <summary>Every second digit, from the last but one, counts twice, less nine when that passes nine.</summary>
    private static int Weigh(char digit, int place) => (digit - '0', place % 2) switch
    {
        (var value, 0) => value,
        (>= 5 and var value, _) => (value * 2) - 9,
        (var value, _) => value * 2,
    };
}

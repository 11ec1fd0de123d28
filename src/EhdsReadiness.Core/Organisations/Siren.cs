namespace EhdsReadiness.Core.Organisations;

/// <summary>The nine digits by which France numbers an enterprise; the last one checks the others (Luhn, INSEE).</summary>
public static class Siren
{
    private const int Length = 9;

    /// <summary>Of a SIRET: the number of an enterprise, then five digits for one of its establishments.</summary>
    private const int SiretLength = 14;

    /// <summary>The digits alone, those of its enterprise for a SIRET; null when they are neither nine nor fourteen, or when the last one
    /// does not fit the others. Spaces, dots and invisible signs are let pass.</summary>
    public static string? Read(string? typed)
    {
        var digits = string.Concat((TextSanitizer.SanitizeToken(typed) ?? "")
            .Where(sign => !char.IsWhiteSpace(sign) && sign != '.'));
        var siren = digits.Length == SiretLength && IsSiret(digits) ? digits[..Length] : digits;
        return siren.Length == Length && siren.All(char.IsAsciiDigit) && siren != "000000000" && Fits(siren) ? siren : null;
    }

    /// <summary>La Poste numbers its offices by another rule: their digits add up to a multiple of five.</summary>
    private static bool IsSiret(string digits) => digits.All(char.IsAsciiDigit)
        && (Fits(digits) || (digits.StartsWith("356000000", StringComparison.Ordinal) && digits.Sum(digit => digit - '0') % 5 == 0));

    private static bool Fits(string digits) => digits.Select((digit, place) => Weigh(digit, digits.Length - 1 - place)).Sum() % 10 == 0;

    /// <summary>Every second digit, from the last but one, counts twice, less nine when that passes nine.</summary>
    /// <param name="place">From the last, which is 0.</param>
    private static int Weigh(char digit, int place) => (digit - '0', place % 2) switch
    {
        (var value, 0) => value,
        (>= 5 and var value, _) => (value * 2) - 9,
        (var value, _) => value * 2,
    };
}

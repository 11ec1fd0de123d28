namespace EhdsReadiness.Core.Organisations;

/// <summary>
/// Number of an establishment in the national file of health establishments (FINESS): nine characters, of which the first two are those of
/// the département and the last, as that of a SIREN, checks the others by the formula of Luhn. In Corsica the second is a letter
/// (<c>2A</c>, <c>2B</c>); how it counts is written nowhere that we know, and such a number is not checked further.
/// </summary>
public static class Finess
{
    private const int Length = 9;

    /// <summary>The number without its spaces; null when it can be none.</summary>
    public static string? Read(string? typed)
    {
        var number = string.Concat((TextSanitizer.SanitizeToken(typed) ?? "").Where(c => !char.IsWhiteSpace(c)))
            .ToUpperInvariant();
        var isCorsican = number.StartsWith("2A", StringComparison.Ordinal) || number.StartsWith("2B", StringComparison.Ordinal);
        var hasForm = number.Length == Length && number[(isCorsican ? 2 : 0)..].All(char.IsAsciiDigit);
        return hasForm && (isCorsican || Siren.Read(number) is not null) ? number : null;
    }
}

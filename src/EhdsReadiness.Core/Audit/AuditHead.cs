namespace EhdsReadiness.Core.Audit;

/// <summary>The last entry of the trail at some moment. Noted outside the database, it shows later whether entries up to it were cut off or
/// written anew.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Hash">64 lower-case hexadecimal digits.</param>
public sealed record AuditHead(long Number, string Hash)
{
    /// <summary>A head as <c>NUMBER:HASH</c>; null when the text is none.</summary>
    public static AuditHead? Parse(string text) =>
        text.Split(':') is [var number, { Length: 64 } hash]
            && long.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n)
            && n > 0
            && hash.All(char.IsAsciiHexDigitLower) ? new(n, hash) : null;
}

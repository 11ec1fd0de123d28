namespace EhdsReadiness.Core.Audit;

/// <summary>
/// An entry of the trail, or a checkpoint over it, that was the last one at some moment. Noted outside the database, it shows later whether
/// what it covers was cut off or written anew: a checkpoint covers the trail as it was then, an entry its chain up to it.
/// </summary>
/// <param name="Number">From 1.</param>
/// <param name="Hash">64 lower-case hexadecimal digits.</param>
public sealed record AuditHead(long Number, string Hash, bool IsCheckpoint = false)
{
    private const string Checkpoint = "checkpoint";

    /// <summary>A head as <c>NUMBER:HASH</c>, or of a checkpoint <c>checkpoint:NUMBER:HASH</c>; null when the text is none.</summary>
    public static AuditHead? Parse(string text) => text.Split(':') switch
    {
        [var number, { Length: 64 } hash] => Of(number, hash, isCheckpoint: false),
        [Checkpoint, var number, { Length: 64 } hash] => Of(number, hash, isCheckpoint: true),
        _ => null,
    };

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsCheckpoint ? $"{Checkpoint}:" : "")}{Number}:{Hash}");

    private static AuditHead? Of(string number, string hash, bool isCheckpoint) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 && hash.All(char.IsAsciiHexDigitLower)
            ? new(n, hash, isCheckpoint) : null;
}

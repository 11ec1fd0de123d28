namespace EhdsReadiness.Core.Portfolios;

/// <summary>Duties of one date that are not in place yet.</summary>
/// <param name="From">First day they bind; null when they come from law already in force.</param>
/// <param name="Count">How many are partly in place, to do or to clarify; at least 1.</param>
public sealed record OpenDuties(DateOnly? From, int Count)
{
    private const string Day = "yyyy-MM-dd";
    private const string Now = "now";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static OpenDuties Read(string written)
    {
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        return new(
            written[..colon] == Now ? null : DateOnly.ParseExact(written[..colon], Day, CultureInfo.InvariantCulture),
            int.Parse(written[(colon + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary><c>2029-03-26:12</c>, <c>now:3</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{From?.ToString(Day, CultureInfo.InvariantCulture) ?? Now}:{Count}");
}

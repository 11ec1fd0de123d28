namespace EhdsReadiness.Core.Regulations;

/// <summary>A date known to the day, the month or the year only.</summary>
/// <param name="Month">1 to 12; null when only the year is known.</param>
/// <param name="Day">1 to 31; null when only the month or the year is known.</param>
public sealed record PartialDate(int Year, int? Month, int? Day)
{
    /// <summary>The first day it may be.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>Reads <c>2026</c>, <c>2026-05</c> or <c>2026-05-22</c>; null for anything else.</summary>
    public static PartialDate? Parse(string word)
    {
        foreach (var (format, length) in new[] { ("yyyy", 1), ("yyyy-MM", 2), ("yyyy-MM-dd", 3) })
        {
            if (DateOnly.TryParseExact(word, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return new PartialDate(date.Year, length > 1 ? date.Month : null, length > 2 ? date.Day : null);
            }
        }

        return null;
    }

    /// <summary>As it is written in the content.</summary>
    public override string ToString() => this switch
    {
        { Month: { } month, Day: { } day } => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}-{day:D2}"),
        { Month: { } month } => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}"),
        _ => Year.ToString("D4", CultureInfo.InvariantCulture),
    };
}

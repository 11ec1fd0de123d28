namespace EhdsReadiness.Core.Storage;

/// <summary>How a moment is written in the database: ISO 8601 in UTC, so that texts sort as moments do.</summary>
public static class Instant
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The moment at which a day begins in France.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, Paris.GetUtcOffset(midnight));
    }

    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text was not written by <see cref="Write"/>.</exception>
    public static DateTimeOffset Read(string written) =>
        DateTimeOffset.ParseExact(written, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

namespace EhdsReadiness.Core.Storage;

/// <summary>How a moment is written in the database: ISO 8601 in UTC, so that texts sort as moments do.</summary>
public static class Instant
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The moment as it is read back once it was written: in UTC, without what is less than a millisecond.</summary>
    public static DateTimeOffset Round(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <exception cref="FormatException">The text was not written by <see cref="Write"/>.</exception>
    public static DateTimeOffset Read(string written) =>
        DateTimeOffset.ParseExact(written, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

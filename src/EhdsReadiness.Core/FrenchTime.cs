namespace EhdsReadiness.Core;

/// <summary>Days and hours in France, by which the site counts: dates of law, terms and deadlines are French days.</summary>
public static class FrenchTime
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The day in France on which something happened.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(InParis(at).DateTime);

    /// <summary>The time on French clocks.</summary>
    public static DateTimeOffset InParis(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Paris);

    /// <summary>The moment at which a day begins in France.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>The moment of a day at which French clocks show a time.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var moment = day.ToDateTime(time);
        return new(moment, Paris.GetUtcOffset(moment));
    }
}

namespace EhdsReadiness.Core.Assessments;

/// <summary>A secret address by which calendars read a plan.</summary>
/// <param name="MadeBy">Account of whoever made it, or <c>link</c> for whoever holds the resume link.</param>
/// <param name="MadeByName">Their name; null where none is known.</param>
public sealed record CalendarFeed(string Id, string MadeBy, string? MadeByName, DateTimeOffset MadeAt);

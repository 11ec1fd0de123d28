namespace EhdsReadiness.Web.Pages.Retention;

/// <summary>Said on every page of an anonymous assessment that nobody has touched for long.</summary>
/// <param name="Key">Key of the assessment.</param>
/// <param name="DeletedOn">Day on which it goes.</param>
/// <param name="MayKeep">Whether the key may keep it; a read-only one may not.</param>
public sealed record KeepNotice(string Key, DateOnly DeletedOn, bool MayKeep);

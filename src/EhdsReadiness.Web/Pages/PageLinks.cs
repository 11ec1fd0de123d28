namespace EhdsReadiness.Web.Pages;

/// <summary>The way from page to page of a list: <c>_Pages</c> draws it.</summary>
/// <param name="Label">What the pages are of, for who hears it.</param>
/// <param name="Address">Of a page, by its number from 1.</param>
public sealed record PageLinks(Paging Paging, string Label, Func<int, string> Address);

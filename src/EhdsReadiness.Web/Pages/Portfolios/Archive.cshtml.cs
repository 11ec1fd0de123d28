namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>An archive of reports: how many it holds, where to take it from, how far that has come.</summary>
public sealed class ArchiveModel : ArchivePage;

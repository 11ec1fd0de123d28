namespace EhdsReadiness.Web.Reports;

/// <summary>The identifiers of origins in the seal of a report.</summary>
public static class ReportOrigins
{
    public static readonly IReadOnlyList<ReportOrigin> All = Enum.GetValues<ReportOrigin>();

    public static string Id(this ReportOrigin origin) => origin switch
    {
        ReportOrigin.Organisation => "organisation",
        ReportOrigin.Anonymous => "anonymous",
        ReportOrigin.File => "file",
    };

    /// <summary>The origin of an identifier; null when there is none.</summary>
    public static ReportOrigin? Find(string id) => Ids.Find<ReportOrigin>(id, Id);
}

namespace EhdsReadiness.Web.Reports;

/// <summary>The identifiers of kinds in addresses and on the command line.</summary>
public static class ReportKinds
{
    public static readonly IReadOnlyList<ReportKind> All = Enum.GetValues<ReportKind>();

    public static string Id(this ReportKind kind) => kind switch
    {
        ReportKind.Full => "full",
        ReportKind.Board => "board",
        ReportKind.Axis => "axis",
        ReportKind.Plan => "plan",
    };

    /// <summary>The kind of an identifier; null when there is none.</summary>
    public static ReportKind? Find(string? id) => Ids.Find<ReportKind>(id, Id);
}

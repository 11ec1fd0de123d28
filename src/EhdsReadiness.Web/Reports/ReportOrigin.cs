namespace EhdsReadiness.Web.Reports;

/// <summary>Who stands behind a report. Nobody's name is checked: an account only shows that somebody answers for it on this site.</summary>
public enum ReportOrigin
{
    /// <summary>The members of an organisation, by their accounts on the site.</summary>
    Organisation,

    /// <summary>Somebody without an account: the name of the organisation is their own choice, and the report says so.</summary>
    Anonymous,

    /// <summary>Whoever runs the program, with the command <c>report</c>, from a file.</summary>
    File,
}

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
    public static ReportOrigin? Find(string id)
    {
        foreach (var origin in All)
        {
            if (origin.Id() == id)
            {
                return origin;
            }
        }

        return null;
    }
}

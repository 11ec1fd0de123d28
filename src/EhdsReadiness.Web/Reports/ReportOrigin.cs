namespace EhdsReadiness.Web.Reports;

/// <summary>Who stands behind a report. Nobody's name is checked: an account only shows that somebody answers for it on this
/// site.</summary>
public enum ReportOrigin
{
    /// <summary>The members of an organisation, by their accounts on the site.</summary>
    [Id("organisation")] Organisation,

    /// <summary>Somebody without an account: the name of the organisation is their own choice, and the report says so.</summary>
    [Id("anonymous")] Anonymous,

    /// <summary>Whoever runs the program, with the command <c>report</c>, from a file.</summary>
    [Id("file")] File,
}

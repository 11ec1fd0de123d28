namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>Whether the printed figures were compared with those of the associated data.</summary>
public enum FigureCheck
{
    /// <summary>Compared: <see cref="ReportVerdict.Differences"/> lists what differs.</summary>
    Compared,

    /// <summary>Not compared: the report carries figures alone, so that nothing is there to compute them from. The seal shows that they are
    /// those that were issued.</summary>
    NotCarried,

    /// <summary>The data are on a questionnaire, or a state of it, that is not published here, such as a later one.</summary>
    OtherQuestionnaire,

    /// <summary>Not compared: an earlier form of this program wrote the report, and would lay out its lines otherwise.</summary>
    EarlierForm,

    /// <summary>Not compared, and nothing of the file was opened: it is not what this site wrote.</summary>
    NotGenuine,

    /// <summary>The data can't be read.</summary>
    Unreadable,
}

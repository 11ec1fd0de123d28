namespace EhdsReadiness.Web.Reports;

/// <summary>How much a report says.</summary>
public enum ReportKind
{
    /// <summary>Everything: results, law, plan, answers, method.</summary>
    Full,

    /// <summary>Two pages at most, for those who decide.</summary>
    Board,

    /// <summary>One axis: its results, its duties, its actions, its answers.</summary>
    Axis,

    /// <summary>The action plan alone.</summary>
    Plan,
}

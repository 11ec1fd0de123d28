namespace EhdsReadiness.Web.Reports;

/// <summary>How much a report says.</summary>
public enum ReportKind
{
    /// <summary>Everything: results, law, plan, answers, method.</summary>
    [Id("full")] Full,

    /// <summary>Two pages at most, for those who decide.</summary>
    [Id("board")] Board,

    /// <summary>One axis: its results, its duties, its actions, its answers.</summary>
    [Id("axis")] Axis,

    /// <summary>The action plan alone.</summary>
    [Id("plan")] Plan,
}

namespace EhdsReadiness.Web.Reports;

/// <summary>The duties that begin on one day.</summary>
/// <param name="Figure">How many are in place, as written in texts.</param>
public sealed record DutyChartBar(string Name, int InPlace, int Partly, int ToDo, int ToClarify, string Figure)
{
    public int Count => InPlace + Partly + ToDo + ToClarify;
}

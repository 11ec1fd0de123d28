namespace EhdsReadiness.Web.Reports;

/// <summary>A drawing with the words and the table that say the same.</summary>
/// <param name="Alternative">Says what the drawing shows to those who can't see it.</param>
/// <param name="Table">Carries every figure of the drawing; set below it.</param>
public abstract record Chart(string Alternative, Table Table) : Block;

/// <summary>Scores as bars from 0 to 100: solid is secured, hatched is still possible.</summary>
/// <param name="Ticks">The thresholds of the bands, rising from 0.</param>
public sealed record ScoreChart(string Alternative, Table Table, IReadOnlyList<ScoreBar> Bars, IReadOnlyList<Tick> Ticks) : Chart(Alternative, Table);

/// <summary>One bar of a score chart.</summary>
/// <param name="Interval">Null when there is nothing to assess.</param>
/// <param name="Figure">The score as written in texts.</param>
public sealed record ScoreBar(string Name, Interval? Interval, string Figure)
{
    /// <summary>The axis whose mark stands before the name; null for the overall score.</summary>
    public int? AxisNumber { get; init; }
}

/// <summary>A threshold with the name of the band that begins there.</summary>
public sealed record Tick(int At, string Name);

/// <summary>Duties per due date, one box each: full is in place, half is partly, hatched is to do, empty is to clarify.</summary>
public sealed record DutyChart(string Alternative, Table Table, IReadOnlyList<DutyBar> Bars, DutyLegend Legend) : Chart(Alternative, Table);

/// <summary>The duties that begin on one day.</summary>
/// <param name="Figure">How many are in place, as written in texts.</param>
public sealed record DutyBar(string Name, int InPlace, int Partly, int ToDo, int ToClarify, string Figure)
{
    public int Count => InPlace + Partly + ToDo + ToClarify;
}

/// <summary>The names of the four boxes.</summary>
public sealed record DutyLegend(string InPlace, string Partly, string ToDo, string ToClarify);

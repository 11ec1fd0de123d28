namespace EhdsReadiness.Web.Reports;

/// <summary>A text made of runs.</summary>
public sealed record Prose(IReadOnlyList<Run> Runs)
{
    public Prose(params Run[] runs)
        : this((IReadOnlyList<Run>)runs)
    {
    }

    /// <summary>The words without their style.</summary>
    public string Plain => string.Concat(Runs.Select(run => run.Text));

    public static implicit operator Prose(string text) => new([new Run(text)]);

    public static implicit operator Prose(Run run) => new([run]);

    public static Prose operator +(Prose left, Prose right) => new([.. left.Runs, .. right.Runs]);

    public static Prose Strong(string text) => new Run(text, RunStyle.Strong);

    public static Prose Quiet(string text) => new Run(text, RunStyle.Quiet);

    public static Prose Law(string text) => new Run(text, RunStyle.Law);
}

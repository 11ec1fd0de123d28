namespace EhdsReadiness.Web.Reports;

/// <summary>How a run of words is set.</summary>
public enum RunStyle
{
    Plain,
    Strong,

    /// <summary>Smaller and lighter: what may be skipped.</summary>
    Quiet,

    /// <summary>An article or a date of law.</summary>
    Law,

    /// <summary>A rank in a list, such as that of an action.</summary>
    Rank,

    /// <summary>The one large figure of a page.</summary>
    Figure,

    /// <summary>A framed word, such as the name of a band.</summary>
    Badge,
}

/// <summary>Words set in one way.</summary>
public sealed record Run(string Text, RunStyle Style = RunStyle.Plain)
{
    /// <summary>Where the words lead; null when they are no link.</summary>
    public Uri? Link { get; init; }

    /// <summary>Language tag of foreign words, such as <c>en</c>; null in the language of the report.</summary>
    public string? Lang { get; init; }
}

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

namespace EhdsReadiness.Web.Reports;

/// <summary>Words set in one way.</summary>
public sealed record Run(string Text, RunStyle Style = RunStyle.Plain)
{
    /// <summary>Where the words lead; null when they are no link.</summary>
    public Uri? Link { get; init; }

    /// <summary>Language tag of foreign words, such as <c>en</c>; null in the language of the report.</summary>
    public string? Lang { get; init; }
}

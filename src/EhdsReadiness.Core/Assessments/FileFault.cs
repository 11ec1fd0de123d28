namespace EhdsReadiness.Core.Assessments;

/// <summary>Something wrong in an assessment file.</summary>
/// <param name="Path">Where, as a JSON path: <c>$.answers.holder-opt-out.level</c>.</param>
/// <param name="Message">What was found and what was expected.</param>
public sealed record FileFault(string Path, Text Message)
{
    /// <summary>How many faults of one file are listed; reading stops there.</summary>
    public const int Most = 100;
}

namespace EhdsReadiness.Core.Reassessments;

/// <summary>Where a re-assessment took its answers from.</summary>
public enum BaselineOrigin
{
    /// <summary>A file that somebody brought.</summary>
    [Id("file")] File,

    /// <summary>An assessment as it stood.</summary>
    [Id("assessment")] Assessment,

    /// <summary>An organisation's numbered copy.</summary>
    [Id("copy")] Copy,
}

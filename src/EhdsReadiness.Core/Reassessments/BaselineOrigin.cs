namespace EhdsReadiness.Core.Reassessments;

/// <summary>Where a re-assessment took its answers from.</summary>
public enum BaselineOrigin
{
    /// <summary>A file that somebody brought.</summary>
    File,

    /// <summary>An assessment as it stood.</summary>
    Assessment,

    /// <summary>An organisation's numbered copy.</summary>
    Copy,
}

/// <summary>The identifiers of origins in the database.</summary>
public static class BaselineOriginIds
{
    /// <summary><c>file</c>, <c>assessment</c> or <c>copy</c>.</summary>
    public static string Id(this BaselineOrigin origin) => origin switch
    {
        BaselineOrigin.File => "file",
        BaselineOrigin.Assessment => "assessment",
        BaselineOrigin.Copy => "copy",
    };

    /// <summary>The origin of an identifier; null for anything else.</summary>
    public static BaselineOrigin? Find(string? id) => Ids.Find<BaselineOrigin>(id, Id);
}

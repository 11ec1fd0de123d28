namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>What a report that somebody received turns out to be.</summary>
public enum ReportStanding
{
    /// <summary>As it was issued; no later finalised copy is known.</summary>
    Genuine,

    /// <summary>As it was issued, but the organisation has finalised a later copy.</summary>
    Replaced,

    /// <summary>Not as it was issued.</summary>
    Altered,

    /// <summary>In one piece, but nobody signed it and it is on no list here: anybody could have made it.</summary>
    Intact,

    /// <summary>Nothing shows that it was issued here.</summary>
    Unknown,
}

namespace EhdsReadiness.Core.Portfolios;

/// <summary>What a client lets a consulting organisation do.</summary>
/// <param name="MayAnswer">Whether its members may answer, and not only read.</param>
/// <param name="MayBegin">Whether they may begin an assessment too.</param>
/// <param name="Until">Last day (Europe/Paris) of the access.</param>
/// <param name="GrantedByName">Null when the account was closed.</param>
/// <param name="WithdrawnByName">Null when it was not withdrawn, or when the account was closed.</param>
/// <param name="WithdrawnAt">Null when it was not withdrawn.</param>
public sealed record AccessGrant(
    string Id,
    string ConsultancyId,
    string ConsultancyName,
    bool MayAnswer,
    bool MayBegin,
    DateOnly Until,
    string? GrantedByName,
    DateTimeOffset GrantedAt,
    string? WithdrawnByName,
    DateTimeOffset? WithdrawnAt)
{
    /// <summary>Longest time that an access may be given for, in calendar months; it can be given again.</summary>
    public const int LongestMonths = 24;

    /// <summary>Whether it opens anything on that day.</summary>
    public bool RunsOn(DateOnly day) => WithdrawnAt is null && Until >= day;
}

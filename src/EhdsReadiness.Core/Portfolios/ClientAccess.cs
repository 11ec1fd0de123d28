namespace EhdsReadiness.Core.Portfolios;

/// <summary>The access by which a member of a consultancy works for a client.</summary>
/// <param name="Id">Identifier of the client.</param>
/// <param name="Name">Its name, as its owners gave it.</param>
/// <param name="Kind">Value of <c>organisation_kind</c>.</param>
/// <param name="Region">Value of <c>region</c>; null when it gave none.</param>
/// <param name="Role">What the member is in the consultancy.</param>
/// <param name="Until">Last day (Europe/Paris) of the access.</param>
public sealed record ClientAccess(
    string Id,
    string Name,
    string Kind,
    string? Region,
    string ConsultancyId,
    string ConsultancyName,
    MemberRole Role,
    bool MayAnswer,
    bool MayBegin,
    DateOnly Until)
{
    /// <summary>Whether the member may note something about the client.</summary>
    public bool MayNote => OrganisationRights.Of(Role).Contains(OrganisationRight.Advise);

    /// <summary>Whether the member may begin an assessment for the client.</summary>
    public bool MayBeginNow => MayAnswer && MayBegin && OrganisationRights.Of(Role).Contains(OrganisationRight.Begin);
}

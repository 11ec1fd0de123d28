namespace EhdsReadiness.Core.Organisations;

/// <summary>An organisation as one of its members sees it.</summary>
/// <param name="Role">What the member is in it.</param>
/// <param name="Unit">That it is a unit of another one; null when it is none.</param>
public sealed record Organisation(string Id, OrganisationDetails Details, DateTimeOffset CreatedAt, MemberRole Role, UnitPlace? Unit)
{
    public bool Allows(OrganisationRight right) => OrganisationRights.Of(Role).Contains(right);
}

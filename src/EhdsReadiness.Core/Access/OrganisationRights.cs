namespace EhdsReadiness.Core.Access;

/// <summary>Who may do what with an organisation. Somebody who is no member isn't told that it exists.</summary>
public static class OrganisationRights
{
    public static IReadOnlySet<OrganisationRight> Of(MemberRole role) => role switch
    {
        MemberRole.Owner => OwnerRights,
        MemberRole.Contributor => ContributorRights,
        MemberRole.Reader => ReaderRights,
    };

    private static readonly HashSet<OrganisationRight> OwnerRights = [.. Enum.GetValues<OrganisationRight>()];
    private static readonly HashSet<OrganisationRight> ContributorRights =
        [OrganisationRight.See, OrganisationRight.Begin, OrganisationRight.Oversee, OrganisationRight.Advise,
            OrganisationRight.Leave];
    private static readonly HashSet<OrganisationRight> ReaderRights = [OrganisationRight.See, OrganisationRight.Leave];
}

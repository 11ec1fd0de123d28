namespace EhdsReadiness.Core.Access;

/// <summary>Something that a member may do with their organisation.</summary>
public enum OrganisationRight
{
    /// <summary>See the organisation, its members and its assessments.</summary>
    See,

    /// <summary>Begin an assessment of it, or attach one.</summary>
    Begin,

    Leave,

    /// <summary>Change what it says of itself, its members and invitations, and whom it lets in; read its trail; erase it.</summary>
    Manage,

    /// <summary>Say whether it may be counted in aggregates.</summary>
    Agree,
}

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
    private static readonly HashSet<OrganisationRight> ContributorRights = [OrganisationRight.See, OrganisationRight.Begin, OrganisationRight.Leave];
    private static readonly HashSet<OrganisationRight> ReaderRights = [OrganisationRight.See, OrganisationRight.Leave];
}

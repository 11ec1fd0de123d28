namespace EhdsReadiness.Core.Access;

/// <summary>Something that a member may do with their organisation.</summary>
public enum OrganisationRight
{
    /// <summary>See the organisation, its members and its assessments.</summary>
    See,

    /// <summary>Begin an assessment of it, or attach one.</summary>
    Begin,

    Leave,

    /// <summary>See the results of its units, or of a group's members, side by side.</summary>
    Oversee,

    /// <summary>Invite clients, note about them what only its members see, and say how its reports begin: of a consultancy or a
    /// group.</summary>
    Advise,

    /// <summary>Change what it says of itself, its members and invitations, and whom it lets in; read its trail; erase it.</summary>
    Manage,

    /// <summary>Say whether it may be counted in aggregates.</summary>
    Agree,
}

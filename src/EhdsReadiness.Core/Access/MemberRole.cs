namespace EhdsReadiness.Core.Access;

/// <summary>What a member is in their organisation.</summary>
public enum MemberRole
{
    Owner,
    Contributor,
    Reader,
}

/// <summary>The identifiers of the roles of members.</summary>
public static class MemberRoleIds
{
    /// <summary>All roles, the one that may most first.</summary>
    public static IReadOnlyList<MemberRole> All { get; } = [MemberRole.Owner, MemberRole.Contributor, MemberRole.Reader];

    /// <summary><c>owner</c>, <c>contributor</c> or <c>reader</c>.</summary>
    public static string Id(this MemberRole role) => role switch
    {
        MemberRole.Owner => "owner",
        MemberRole.Contributor => "contributor",
        MemberRole.Reader => "reader",
    };

    /// <summary>The role of an identifier; null for anything else.</summary>
    public static MemberRole? Find(string? id) => Ids.Find<MemberRole>(id, Id);
}

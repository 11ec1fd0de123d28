namespace EhdsReadiness.Core.Questionnaires;

/// <summary>The identifiers of roles in forms and files.</summary>
public static class RoleIds
{
    /// <summary><c>holder</c>, <c>user</c> or <c>both</c>.</summary>
    public static string Id(this Roles roles) => roles switch
    {
        Roles.Holder => "holder",
        Roles.User => "user",
        Roles.Both => "both",
        _ => throw new ArgumentOutOfRangeException(nameof(roles), roles, "A role is holder, user or both."),
    };

    /// <summary>The role of an identifier; null for anything but <c>holder</c>, <c>user</c> and <c>both</c>.</summary>
    public static Roles? Find(string? id) => id switch
    {
        "holder" => Roles.Holder,
        "user" => Roles.User,
        "both" => Roles.Both,
        _ => null,
    };
}

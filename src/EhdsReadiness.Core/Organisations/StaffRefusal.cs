namespace EhdsReadiness.Core.Organisations;

/// <summary>Why something of a staff account was not changed by another one of staff. The command line is refused none of it: it can
/// always make an administrator.</summary>
public enum StaffRefusal
{
    /// <summary>It is one's own account.</summary>
    Oneself,

    /// <summary>No other administrator could sign in.</summary>
    LastAdministrator,
}

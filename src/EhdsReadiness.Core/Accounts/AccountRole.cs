namespace EhdsReadiness.Core.Accounts;

/// <summary>What an account may do on the whole site. Most have none; the command line gives one, an administrator, or a claim of an
/// identity provider.</summary>
public enum AccountRole
{
    /// <summary>Staff of the ministry: sees aggregates before they are released.</summary>
    [Id("analyst")] Analyst,

    /// <summary>Runs the site.</summary>
    [Id("administrator")] Administrator,
}

namespace EhdsReadiness.Core.Accounts;

/// <summary>The words for roles in the database, in commands and in claims.</summary>
public static class AccountRoles
{
    /// <summary><c>analyst</c> or <c>administrator</c>.</summary>
    public static string Id(this AccountRole role) => role switch
    {
        AccountRole.Analyst => "analyst",
        AccountRole.Administrator => "administrator",
    };

    /// <summary>The role of a word; null for anything else.</summary>
    public static AccountRole? Find(string? id) => Ids.Find<AccountRole>(id, Id);
}

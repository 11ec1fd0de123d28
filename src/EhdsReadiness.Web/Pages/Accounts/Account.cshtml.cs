namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The account at a glance, and the ways to change it.</summary>
public sealed class AccountModel(Providers providers) : AccountPage
{
    /// <summary>Whether there are identity providers to sign in with.</summary>
    public bool HasProviders => providers.All.Count > 0;

    /// <summary>What was just done; null for nothing.</summary>
    public string? Notice => Request.Query["done"].ToString() switch
    {
        "details" => Texts["Account.Done.details"].Value,
        "email" => Texts["Account.Done.email"].Value,
        "password" => Texts["Account.Done.password"].Value,
        "notices" => Texts["Account.Done.notices"].Value,
        "two-factor-off" => Texts["Account.Done.twoFactorOff"].Value,
        _ => null,
    };
}

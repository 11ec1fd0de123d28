using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The account at a glance, and the ways to change it.</summary>
public sealed class IndexModel(IStringLocalizer<Texts> texts) : AccountPage
{
    /// <summary>What was just done; null for nothing.</summary>
    public string? Notice => Request.Query["done"].ToString() switch
    {
        "details" => texts["Account.Done.details"].Value,
        "email" => texts["Account.Done.email"].Value,
        "password" => texts["Account.Done.password"].Value,
        "two-factor-off" => texts["Account.Done.twoFactorOff"].Value,
        _ => null,
    };

    public void OnGet()
    {
    }
}

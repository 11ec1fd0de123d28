namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The account at a glance, and the ways to change it.</summary>
public sealed class IndexModel : AccountPage
{
    public void OnGet()
    {
    }
}

using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The way from a page of the site to an identity provider.</summary>
internal static class Leaving
{
    /// <summary>
    /// The page itself, which leads on at once and shows a link for browsers that don't. A redirect would be part of the form that was
    /// sent, and the policy says that forms stay here: each address that a federation leads on through would have to stand in it.
    /// </summary>
    /// <param name="address">Of the provider, as it stands in an address: nothing in it ends the header.</param>
    public static PageResult LeadTo(this PageModel page, string address)
    {
        page.Response.Headers["Refresh"] = $"0;url={address}";
        return page.Page();
    }
}

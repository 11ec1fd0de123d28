using EhdsReadiness.Core.Accounts;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>A page about the account of whoever is signed in, read once for the whole folder.</summary>
public abstract class AccountPage : SignedInPage
{
    private Account? _account;

    /// <summary>The account of whoever asks.</summary>
    public Account Account => _account ?? throw new InvalidOperationException("The account is read before a handler runs.");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            _account = await HttpContext.RequestServices.GetRequiredService<AccountStore>().FindAsync(AccountId, HttpContext.RequestAborted);
            if (_account is null)
            {
                // Closed since the request began.
                context.Result = Redirect(Links.SignIn());
                return;
            }
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }
}

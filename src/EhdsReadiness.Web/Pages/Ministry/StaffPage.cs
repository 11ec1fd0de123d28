using EhdsReadiness.Web.Pages.Organisations;

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A page of one role on the whole site: checked here, once. Staff of another role are refused it; to anybody else it isn't
/// there.</summary>
public abstract class StaffPage : SignedInPage
{
    /// <summary>The role that sees the page.</summary>
    protected abstract AccountRole Needed { get; }

    /// <summary>Whether the address names something that the site has at all, whoever asks.</summary>
    protected virtual bool IsThere => true;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!IsThere)
        {
            context.Result = NotFound();
            return;
        }

        if (User.Identity?.IsAuthenticated == true && HttpContext.Features.Get<ForgedForm>() is null)
        {
            var role = User.SiteRole();
            context.Result = role == Needed ? await PrepareAsync(HttpContext.RequestAborted)
                : role is null ? NotFound()
                : StatusCode(StatusCodes.Status403Forbidden);
            if (context.Result is not null) { return; }

            HttpContext.RequestServices.GetRequiredService<Database>().Require(AccessCondition.ToStaff(AccountId, SessionId, Needed.Id()));
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Reads what the page is about, for whoever may see it.</summary>
    /// <returns>What is answered instead of the page; null to go on.</returns>
    protected virtual Task<IActionResult?> PrepareAsync(CancellationToken cancel) => Task.FromResult<IActionResult?>(null);
}

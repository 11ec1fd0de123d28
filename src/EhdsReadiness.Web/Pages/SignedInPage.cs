namespace EhdsReadiness.Web.Pages;

/// <summary>A page that only somebody who is signed in sees: checked here, once. Anybody else is asked to sign in, and comes
/// back.</summary>
public abstract class SignedInPage : LocalisedPage
{
    /// <summary>The account of whoever asks.</summary>
    public string AccountId =>
        User.FindFirstValue(ClaimTypes.NameIdentifier)
        ?? throw new InvalidOperationException("Somebody is signed in before a handler runs.");

    /// <summary>The session of whoever asks.</summary>
    public string SessionId =>
        SessionCookie.IdOf(User) ?? throw new InvalidOperationException("Somebody is signed in before a handler runs.");

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (User.Identity?.IsAuthenticated == true) { return base.OnPageHandlerExecutionAsync(context, next); }

        context.Result = HttpContext.Features.Get<ForgedForm>() is not null ? StatusCode(StatusCodes.Status400BadRequest)
            : HttpMethods.IsPost(Request.Method) ? StatusCode(StatusCodes.Status401Unauthorized)
            : Redirect(Links.SignIn(Request.PathBase + Request.Path + Request.QueryString));
        return Task.CompletedTask;
    }
}

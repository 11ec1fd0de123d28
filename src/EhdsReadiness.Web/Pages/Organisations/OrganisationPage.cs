namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>
/// A page of one organisation, for its members. Who may do what is checked here, once, for the whole folder: whoever is no member gets 404,
/// signed in or not, and what a member's role does not allow is 403.
/// </summary>
public abstract class OrganisationPage : LocalisedPage
{
    private Organisation? _organisation;

    /// <summary>The organisation of the address, as whoever asks is a member of it.</summary>
    public Organisation Organisation =>
        _organisation ?? throw new InvalidOperationException("The organisation is read before a handler runs.");

    /// <summary>The account of whoever asks.</summary>
    public string AccountId =>
        User.FindFirstValue(ClaimTypes.NameIdentifier)
        ?? throw new InvalidOperationException("Somebody is signed in before a handler runs.");

    /// <summary>What it takes to see the page and to send its forms.</summary>
    protected virtual OrganisationRight Needed => OrganisationRight.See;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            await ReopenAsync(HttpContext.RequestAborted);
        }

        if (_organisation is null)
        {
            context.Result = StatusCode(HttpContext.Features.Get<ForgedForm>() is null ? StatusCodes.Status404NotFound
                : StatusCodes.Status400BadRequest);
            return;
        }

        if (!_organisation.Allows(Needed))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        HttpContext.RequestServices.GetRequiredService<Database>()
            .Require(AccessCondition.ToOrganisation(_organisation.Id, AccountId, SessionCookie.IdOf(User)!, Needed));
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>The password, where it was last typed some time ago and something that matters asks for it.</summary>
    [BindProperty(Name = Reconfirmation.PasswordField)]
    public string? CurrentPassword { get; set; }

    /// <summary>The code of the authenticator app, where the account has one.</summary>
    [BindProperty(Name = Reconfirmation.CodeField)]
    public string? ConfirmationCode { get; set; }

    /// <summary>Whether the page asks for the password.</summary>
    public bool AsksPassword => !HttpContext.RequestServices.GetRequiredService<Reconfirmation>().IsFresh(User);

    /// <summary>Whether it asks for a code as well.</summary>
    public bool AsksCode => AsksPassword && User.HasClaim(claim => claim.Type == SessionCookie.SecondFactorClaim);

    /// <summary>Whether whoever asks has shown to be the account's owner; errors beside the fields otherwise.</summary>
    protected Task<bool> IsReconfirmedAsync(CancellationToken cancel) =>
        HttpContext.RequestServices.GetRequiredService<Reconfirmation>()
            .TryAsync(User, CurrentPassword, ConfirmationCode, ModelState, cancel);

    /// <summary>Where whoever has left the organisation goes, and is told what became of what they led.</summary>
    protected string Left(HandoverChoice? led, string? successor)
    {
        var to = successor == HandoverChoice.Nobody ? "nobody" : "member";
        return $"{Links.Organisations}?done=left{(led is null ? "" : $"&to={to}")}";
    }

    /// <summary>Reads the organisation again, after something was written.</summary>
    protected async Task ReopenAsync(CancellationToken cancel) =>
        _organisation = await HttpContext.RequestServices.GetRequiredService<OrganisationStore>()
            .FindAsync(RouteData.Values["org"] as string ?? "", AccountId, cancel);
}

using EhdsReadiness.Web.Pages.Organisations;

namespace EhdsReadiness.Web.Pages;

/// <summary>
/// A page of one organisation, for its members; what it takes is declared by <see cref="OrganisationAccessAttribute"/>. Whoever is no
/// member gets 404, signed in or not, and what a member's role does not allow is 403.
/// </summary>
public abstract class OrganisationPage : LocalisedPage, IReconfirmed
{
    private Organisation? _organisation;

    /// <summary>The organisation of the address, as whoever asks is a member of it.</summary>
    public Organisation Organisation =>
        _organisation ?? throw new InvalidOperationException("The organisation is read before a handler runs.");

    /// <summary>The password, where it was last typed some time ago and something that matters asks for it.</summary>
    [BindProperty(Name = Reconfirmation.PasswordField)] public string? CurrentPassword { get; set; }

    /// <summary>The code of the authenticator app, where the account has one.</summary>
    [BindProperty(Name = Reconfirmation.CodeField)] public string? ConfirmationCode { get; set; }

    /// <summary>Whether the page asks for the password.</summary>
    public bool AsksPassword => !Service<Reconfirmation>().IsFresh(User);

    /// <summary>Whether it asks for a code as well.</summary>
    public bool AsksCode => AsksPassword && User.HasClaim(claim => claim.Type == SessionCookie.SecondFactorClaim);

    public bool HasPassword => !User.HasClaim(claim => claim.Type == SessionCookie.NoPasswordClaim);

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        _organisation = IsSignedIn
            ? await Service<OrganisationStore>().FindAsync(RouteData.Values["org"] as string ?? "", AccountId, cancel)
            : null;
        if (_organisation is null) { return Refusal(StatusCodes.Status404NotFound); }

        var needed = Declared<OrganisationAccessAttribute>()?.Needed ?? OrganisationRight.See;
        if (!_organisation.Allows(needed)) { return StatusCode(StatusCodes.Status403Forbidden); }

        Condition = AccessCondition.ToOrganisation(_organisation.Id, AccountId, SessionId, needed);
        return null;
    }

    /// <summary>Whether whoever asks has shown to be the account's owner; errors beside the fields otherwise.</summary>
    protected Task<bool> IsReconfirmedAsync(CancellationToken cancel) =>
        Service<Reconfirmation>().TryAsync(User, CurrentPassword, ConfirmationCode, ModelState, cancel);

    /// <summary>Where whoever has left the organisation goes, and is told what became of what they led.</summary>
    protected string Left(HandoverChoice? led, string? successor)
    {
        var to = successor == HandoverChoice.Nobody ? "nobody" : "member";
        return $"{Links.Organisations}?done=left{(led is null ? "" : $"&to={to}")}";
    }
}

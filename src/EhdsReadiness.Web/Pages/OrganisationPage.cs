using EhdsReadiness.Web.Pages.Organisations;

namespace EhdsReadiness.Web.Pages;

/// <summary>
/// A page of one organisation, for its members; what it takes is declared by <see cref="OrganisationAccessAttribute"/>. Whoever is no
/// member gets 404, signed in or not, and what a member's role does not allow is 403.
/// </summary>
public abstract class OrganisationPage : LocalisedPage
{
    private Organisation? _organisation;

    /// <summary>The organisation of the address, as whoever asks is a member of it.</summary>
    public Organisation Organisation =>
        _organisation ?? throw new InvalidOperationException("The organisation is read before a handler runs.");

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

    /// <summary>Where whoever has left the organisation goes, and is told what became of what they led.</summary>
    protected string Left(HandoverChoice? led, string? successor)
    {
        var to = successor == HandoverChoice.Nobody ? "nobody" : "member";
        return $"{Links.Organisations}?done=left{(led is null ? "" : $"&to={to}")}";
    }
}

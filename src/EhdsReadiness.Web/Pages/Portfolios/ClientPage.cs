namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>
/// A page about one client, for members of a consultancy that it lets in. Where no access runs it is 404, for the client's own members too,
/// and what the access does not let do is 403.
/// </summary>
public abstract class ClientPage : LocalisedPage
{
    private ClientAccess? _access;

    /// <summary>The access that runs.</summary>
    public ClientAccess Access => _access ?? throw new InvalidOperationException("The access is found before a handler runs.");

    /// <summary>Whether the access lets see the page and send its forms.</summary>
    protected abstract bool Allows(ClientAccess access, bool sends);

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        _access = IsSignedIn
            ? await Service<GrantStore>().RunningAsync(AccountId, RouteData.Values["id"] as string ?? "", Today, cancel)
            : null;
        if (_access is null) { return Refusal(StatusCodes.Status404NotFound); }

        var sends = !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method);
        if (!Allows(_access, sends)) { return Refusal(StatusCodes.Status403Forbidden); }

        Condition = ClientCondition.To(_access.Id, AccountId, SessionId, Today, access => Allows(access, sends));
        return null;
    }
}

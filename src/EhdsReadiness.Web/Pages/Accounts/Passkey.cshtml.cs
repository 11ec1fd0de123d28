namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>One passkey: another name, or its end. The last second factor of staff stays.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class PasskeyModel(PasskeyStore store, RecoveryCodeStore codes, SignIns signIns) : AccountPage
{
    internal static readonly IReadOnlyList<string> Fields = ["name", .. Reconfirmation.Fields];

    private IReadOnlyList<Passkey> _all = [];
    private Passkey? _passkey;

    [BindProperty(Name = "name")] public string? Name { get; set; }

    /// <summary>The passkey of the address.</summary>
    public Passkey Passkey => _passkey ?? throw new InvalidOperationException("The passkey is read before a handler runs.");

    /// <summary>Whether a password alone signs in once it is gone.</summary>
    public bool IsLastFactor => _all.Count == 1 && !Account.TwoFactor;

    /// <summary>Whether it may go.</summary>
    public bool MayGo => Account.Role is null || !IsLastFactor;

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        // Whoever is not signed in learns of none that there is.
        if (!IsSignedIn) { return Refusal(StatusCodes.Status404NotFound); }

        if (await base.AdmitAsync(handler, cancel) is { } refusal) { return refusal; }

        _all = await store.OfAccountAsync(AccountId, cancel);
        _passkey = _all.FirstOrDefault(one => one.Id == (RouteData.Values["id"] as string));
        return _passkey is null ? Refusal(StatusCodes.Status404NotFound) : null;
    }

    public void OnGet() => Name = Passkey.Name;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (AccountFields.PasskeyName(Name, ModelState, Texts) is not { } name) { return Invalid(); }

        return await store.RenameAsync(AccountId, Passkey.Id, name, cancel) ? Redirect($"{Links.Passkeys}?done=renamed") : NotFound();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        if (!MayGo) { return Conflicting(); }

        if (!await IsReconfirmedAsync(cancel)) { return Invalid(); }

        var isLast = IsLastFactor;
        if (!await SecureAsync("passkey removed", isLast ? "PasskeyRemoved.last" : "PasskeyRemoved", [Mail.Words(Passkey.Name)],
            (what, put) => store.RemoveAsync(Account, Passkey.Id, what, Now, cancel, put)))
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        if (isLast)
        {
            await codes.ReplaceAsync(AccountId, [], cancel);
        }

        await signIns.RenewAsync(Account);
        return Redirect($"{Links.Passkeys}?done=removed");
    }
}

using System.Net.Mime;

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The passkeys of the account, and one more. The first one brings recovery codes, shown once.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
[Security.OpenWithoutSecondFactor]
public sealed class PasskeysModel(PasskeyStore store, Passkeys passkeys, RecoveryCodeStore codes, SignIns signIns) : AccountPage
{
    internal static readonly IReadOnlyList<string> Fields = ["name", .. Reconfirmation.Fields, Passkeys.Field];

    [BindProperty(Name = "name")] public string? Name { get; set; }
    [BindProperty(Name = Passkeys.Field)] public string? Credential { get; set; }

    /// <summary>The passkeys, the oldest first.</summary>
    public IReadOnlyList<Passkey> List { get; private set; } = [];

    /// <summary>The recovery codes just made; empty otherwise: only their hashes are kept.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    /// <summary>Whether there is room for one more.</summary>
    public bool HasRoom => List.Count < Passkey.Most;

    /// <summary>The button that has the browser make one.</summary>
    public PasskeyButton Button =>
        new("create", Links.WithHandler(Links.Passkeys, "challenge"), Texts["Passkeys.Add.button"], Links.Passkeys);

    /// <summary>What was just done; null for nothing.</summary>
    public string? Notice => Request.Query["done"].ToString() switch
    {
        "added" => Texts["Passkeys.Done.added"].Value,
        "removed" => Texts["Passkeys.Done.removed"].Value,
        "renamed" => Texts["Passkeys.Done.renamed"].Value,
        _ => null,
    };

    protected override async Task ReadAsync(CancellationToken cancel) => List = await store.OfAccountAsync(AccountId, cancel);

    public void OnGet() => Name = Device.Of(Request.Headers.UserAgent);

    /// <summary>The challenge for a new passkey, once the name is one and its owner is there: whoever is refused here sends the form, and
    /// is told why.</summary>
    public async Task<IActionResult> OnPostChallengeAsync(CancellationToken cancel) =>
        HasRoom && AccountFields.PasskeyName(Name, ModelState, Texts) is not null && await IsReconfirmedAsync(cancel)
            ? Content(await passkeys.AskToCreateAsync(HttpContext, Account, Passkeys.ToAdd(SessionId)), MediaTypeNames.Application.Json)
            : BadRequest();

    /// <summary>The challenge by which a passkey stands in for the password, where a page asks for it again.</summary>
    public async Task<IActionResult> OnPostConfirmAsync() =>
        Content(await passkeys.AskAsync(HttpContext, Account, Passkeys.ToConfirm(SessionId)), MediaTypeNames.Application.Json);

    [ShowsOnce]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var name = AccountFields.PasskeyName(Name, ModelState, Texts);
        if (!HasRoom || name is null || !await IsReconfirmedAsync(cancel)) { return Invalid(); }

        var made = await passkeys.CreateAsync(HttpContext, Account, Passkeys.ToAdd(SessionId), Credential, name, cancel);
        if (made.Made is not { } passkey)
        {
            return Invalid(Passkeys.Field, SharedTexts[$"Passkey.Error.{made.Fault!.Value.Id()}"]);
        }

        var isFirst = !Account.HasSecondFactor;
        if (!await SecureAsync("passkey added", "PasskeyAdded", [name], (what, put) =>
            store.AddAsync(Account, passkey, what, cancel, put)))
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        await signIns.RenewAsync(Account);
        if (!isFirst) { return Redirect($"{Links.Passkeys}?done=added"); }

        NewCodes = await codes.RenewAsync(AccountId, cancel);
        return Page();
    }
}

using System.Net.Mime;

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The second step of signing in: a passkey, a code of the authenticator app, or a recovery code in their place.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class CodeModel(SignIns signIns, CodeCheck codes, Passkeys passkeys, SignInTraces traces) : EntrancePage
{
    internal static readonly IReadOnlyList<string> Fields = ["code", Passkeys.Field];

    private Account? _account;

    [BindProperty(Name = "code")] public string? Code { get; set; }
    [BindProperty(Name = Passkeys.Field)] public string? Credential { get; set; }

    /// <summary>Who has passed the first step.</summary>
    public Account Account => _account ?? throw new InvalidOperationException("The account is read before a handler runs.");

    /// <summary>The button that asks for a passkey of whoever has passed the first step.</summary>
    public PasskeyButton Passkey => ButtonOf(Links, ReturnPath, Texts["Code.Passkey"]);

    /// <summary>The same, for another page that asks for the second step.</summary>
    internal static PasskeyButton ButtonOf(Links links, string? returnPath, string label) =>
        new("get", Links.WithHandler(links.SignInCode(), "challenge"), label,
            Links.WithHandler(links.SignInCode(returnPath), "passkey"));

    /// <summary>Without the first step there is no second.</summary>
    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        _account = await signIns.HalfSignedInAsync();
        return _account is not null ? null
            : HttpContext.Features.Get<ForgedForm>() is not null ? BadRequest() : Redirect(Links.SignIn(ReturnPath));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var tried = await codes.TryAsync(Account, Code, cancel);
        if (tried.Account is null)
        {
            return Invalid("code", tried.LockedUntil is { } until ? Texts["Error.locked.code", AccountMails.Moment(until, Language)]
                : Texts["Error.code"]);
        }

        await signIns.PassedSecondFactorAsync(Account);
        return Enter();
    }

    public async Task<IActionResult> OnPostChallengeAsync() =>
        Content(await passkeys.AskAsync(HttpContext, Account, Passkeys.ToPassSecondStep(Account)), MediaTypeNames.Application.Json);

    /// <summary>Nobody guesses what a passkey answers: it is not locked with the codes.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancel)
    {
        var tried = await passkeys.TryAsync(HttpContext, Passkeys.ToPassSecondStep(Account), Credential, cancel);
        if (tried.Account?.Id == Account.Id)
        {
            await signIns.PassedSecondFactorAsync(Account);
            await codes.ForgetAsync(Account, cancel);
            return Enter();
        }

        traces.Failed(AbuseKind.PasskeyFailed, Account);
        return Invalid(Passkeys.Field, SharedTexts[$"Passkey.Error.{(tried.Fault ?? PasskeyFault.Refused).Id()}"]);
    }
}

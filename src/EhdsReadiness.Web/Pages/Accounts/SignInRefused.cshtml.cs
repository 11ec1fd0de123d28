namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Why nobody was signed in by way of an identity provider, and the way back.</summary>
[Security.OpenWithoutSecondFactor]
public sealed class SignInRefusedModel(Providers providers) : LocalisedPage
{
    /// <summary>What happened.</summary>
    public SignOnFailure Because => Ids.Find<SignOnFailure>(Request.Query["because"]) ?? SignOnFailure.Invalid;

    public IActionResult OnGet() => providers.All.Count == 0 ? NotFound()
        : PageWithStatus(Because == SignOnFailure.Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest);
}

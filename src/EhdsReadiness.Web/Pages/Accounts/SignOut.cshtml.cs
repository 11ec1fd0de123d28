namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Ends the session. Asked for by its address alone, it asks first: a link from elsewhere signs nobody out.</summary>
[Security.OpenWithoutSecondFactor]
public sealed class SignOutModel(SignIns signIns) : LocalisedPage
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIns.SignOutAsync();
        return Redirect($"{Links.SignIn()}?done=signed-out");
    }
}

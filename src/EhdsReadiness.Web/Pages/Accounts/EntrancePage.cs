namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>A page on the way in: it remembers where the person was going.</summary>
public abstract class EntrancePage : LocalisedPage
{
    /// <summary>The path of this site that the address says to go on to; null when it says none, or one that would lead elsewhere.</summary>
    public string? ReturnPath =>
        Request.Query["return"].ToString() is { Length: > 0 and <= 2000 } path && Url.IsLocalUrl(path) && path.All(c => c is > ' ' and < '\u007f') ? path : null;

    /// <summary>Where somebody goes who is signed in.</summary>
    protected string Onward => ReturnPath ?? Links.Account;
}

namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>Cookies of the way to an identity provider and back: of the whole site, so that over HTTPS they take the prefix that keeps a
/// sibling domain from planting one.</summary>
internal sealed class SignOnCookies : CookieBuilder
{
    /// <summary>Name of the cookie of who has come back, until the site knows who that is.</summary>
    public const string Identity = "sign-in-identity";

    /// <summary>What the names begin with of those that bind the way to the browser that set out.</summary>
    public const string Way = "sign-in-way.";

    public SignOnCookies(string kind)
    {
        Name = $"{Way}{kind}.";
        HttpOnly = true;
        IsEssential = true;
        // The provider sends back by a link: a cookie for that alone is enough, and no form of another site brings it along.
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/";
        return options;
    }
}

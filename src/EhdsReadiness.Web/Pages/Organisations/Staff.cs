namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Accounts of the ministry and of the operator: they belong to no organisation, so that no role of theirs leads to an
/// assessment.</summary>
internal static class Staff
{
    public static bool IsStaff(this ClaimsPrincipal user) =>
        user.HasClaim(claim => claim.Type is ClaimTypes.Role or SessionCookie.OwesSecondFactorClaim);

    /// <summary>The role on the whole site of somebody whose second factor was given; null for everybody else.</summary>
    public static AccountRole? SiteRole(this ClaimsPrincipal user) => Ids.Find<AccountRole>(user.FindFirstValue(ClaimTypes.Role));
}

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>Which organisations of the site say that they are an entry of the register, and whether they have proven it. Shows no
/// answer.</summary>
[StaffAccess(AccountRole.Administrator)]
public sealed class ClaimsModel(ClaimStore claims) : LocalisedPage
{
    private const int PerPage = 25;

    /// <summary><c>all</c> for those of proven numbers too.</summary>
    [FromQuery(Name = "which")] public string? Which { get; init; }

    [FromQuery(Name = "done")] public string? Done { get; init; }

    public bool IsOpenOnly => Which != "all";

    public int Count { get; private set; }
    public Paging Paging => Paging.Of(Request.Query, Count, PerPage);
    public IReadOnlyList<NumberClaim> Claims { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Count = await claims.CountAsync(IsOpenOnly, cancel);
        Claims = await claims.ListAsync(IsOpenOnly, (Paging.Page - 1) * PerPage, PerPage, Now, cancel);
    }
}

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>Which organisations of the site say that they are an entry of the register, and whether they have proven it. Shows no
/// answer.</summary>
[StaffAccess(AccountRole.Administrator)]
public sealed class ClaimsModel(ClaimStore claims, AggregateSettings settings) : LocalisedPage
{
    private const int PerPage = 25;

    /// <summary><c>all</c> for those of proven numbers too.</summary>
    [FromQuery(Name = "which")] public string? Which { get; init; }

    /// <summary>The number looked for, as it was typed; null for all.</summary>
    [FromQuery(Name = "number")] public string? Number { get; init; }

    [FromQuery(Name = "done")] public string? Done { get; init; }

    public bool IsOpenOnly => Which != "all" && Identifier is null;

    /// <summary>Whether claims count as well, for a trial.</summary>
    public bool IsTrial => settings.Claims;

    private string? Identifier => Siren.Read(Number) ?? TextSanitizer.SanitizeToken(Number);

    public int Count { get; private set; }
    public Paging Paging => Paging.Of(Request.Query, Count, PerPage);
    public IReadOnlyList<NumberClaim> Claims { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Count = await claims.CountAsync(IsOpenOnly, Identifier, cancel);
        Claims = await claims.ListAsync(IsOpenOnly, Identifier, (Paging.Page - 1) * PerPage, PerPage, Now, cancel);
    }
}

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>Which organisations of the site say that they are an entry of the register, and whether they have proven it. Shows no
/// answer.</summary>
[StaffAccess(AccountRole.Administrator)]
public sealed class ClaimsModel(ClaimStore claims, AggregateSettings settings) : LocalisedPage
{
    private const int PerPage = 25;

    /// <summary>Identifier of a <see cref="ClaimFilter"/>; those that nobody has proven unless it says otherwise.</summary>
    [FromQuery(Name = "which")] public string? Which { get; init; }

    /// <summary>The number or the name looked for, as it was typed; null for all.</summary>
    [FromQuery(Name = "number")] public string? Number { get; init; }

    [FromQuery(Name = "done")] public string? Done { get; init; }

    /// <summary>Which ones are shown; all where something is looked for.</summary>
    public ClaimFilter Filter => Search is null ? Ids.Find<ClaimFilter>(Which) ?? ClaimFilter.Open : ClaimFilter.All;

    /// <summary>Whether claims count as well, for a trial.</summary>
    public bool IsTrial => settings.Claims;

    /// <summary>What is looked for; null for nothing.</summary>
    public string? Search => TextSanitizer.SanitizeLine(Number);

    public int Count { get; private set; }
    public Paging Paging => Paging.Of(Request.Query, Count, PerPage);
    public IReadOnlyList<NumberClaim> Claims { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Count = await claims.CountAsync(Filter, Search, cancel);
        Claims = await claims.ListAsync(Filter, Search, (Paging.Page - 1) * PerPage, PerPage, Now, cancel);
    }
}

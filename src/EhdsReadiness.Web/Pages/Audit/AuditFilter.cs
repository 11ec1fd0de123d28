namespace EhdsReadiness.Web.Pages.Audit;

/// <summary>What the address of a trail says: which entries, which page. What it says wrongly counts as not said.</summary>
/// <param name="Page">From 1.</param>
public sealed record AuditFilter(AuditChoice Choice, int Page)
{
    /// <summary>Entries on a page.</summary>
    public const int PerPage = 50;

    private const string Day = "yyyy-MM-dd";

    public static AuditFilter Of(IQueryCollection query) => new(
        new(Ids.Find<AuditAction>(query["action"]), query["who"] is [{ Length: > 0 and <= 64 } who] ? who
            : null, DayOf(query["from"]), DayOf(query["through"])),
        Paging.NumberIn(query));

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsNarrow => Choice != new AuditChoice();

    /// <summary>As it stands in an address, from the question mark on; empty for everything from the last entry on.</summary>
    public string Query
    {
        get
        {
            var parts = new (string Name, string? Value)[]
            {
                ("action", Choice.Action?.Id()), ("who", Choice.AccountId), ("from", Write(Choice.From)),
                ("through", Write(Choice.Through)),
                ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)),
            };
            return QueryString.Create(
                parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value))).Value ?? "";
        }
    }

    /// <summary>A day as date fields of browsers write it; empty for none.</summary>
    public static string? Write(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string? typed) =>
        DateOnly.TryParseExact(typed, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200
            ? day : null;
}

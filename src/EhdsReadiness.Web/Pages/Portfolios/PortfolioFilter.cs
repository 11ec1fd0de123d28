namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>What the address of the portfolio says: which clients, in which order, which page. What it says wrongly counts as not
/// said.</summary>
/// <param name="Page">From 1.</param>
/// <param name="IsTable">Whether clients stand in a table instead of cards.</param>
public sealed record PortfolioFilter(string? Text, ClientState? State, string? Kind, PortfolioOrder Order, bool IsTable, int Page)
{
    /// <summary>Clients on a page.</summary>
    public const int PerPage = 20;

    private const string Table = "table";
    private const int LongestText = 120;

    public static PortfolioFilter Of(IQueryCollection query) => new(
        TextSanitizer.SanitizeLine(query["q"]) is { Length: <= LongestText } text ? text : null,
        Ids.Find<ClientState>(query["state"]),
        query["kind"] is [{ Length: > 0 } kind] ? kind : null,
        Ids.Find<PortfolioOrder>(query["sort"]) ?? PortfolioOrder.Name,
        query["view"] == Table,
        Paging.NumberIn(query));

    /// <summary>Whether it leaves anybody out.</summary>
    public bool IsNarrow => Text is not null || State is not null || Kind is not null;

    public PortfolioChoice Choice => new(Text, State, Kind, Order);

    /// <summary>As it stands in an address, from the question mark on; empty for all clients by name on the first page.</summary>
    public string Query
    {
        get
        {
            var parts = new (string Name, string? Value)[]
            {
                ("q", Text), ("state", State?.Id()), ("kind", Kind), ("sort", Order == PortfolioOrder.Name ? null : Order.Id()),
                ("view", IsTable ? Table : null),
                ("page", Page == 1 ? null : Page.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            };
            return QueryString.Create(
                parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value))).Value ?? "";
        }
    }
}

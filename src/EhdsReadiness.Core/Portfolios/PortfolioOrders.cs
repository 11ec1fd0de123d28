namespace EhdsReadiness.Core.Portfolios;

/// <summary>The identifiers of orders in addresses.</summary>
public static class PortfolioOrders
{
    public static readonly IReadOnlyList<PortfolioOrder> All = Enum.GetValues<PortfolioOrder>();

    /// <summary>Such as <c>name</c>.</summary>
    public static string Id(this PortfolioOrder order) => order switch
    {
        PortfolioOrder.Name => "name",
        PortfolioOrder.Score => "score",
        PortfolioOrder.Answered => "answered",
        PortfolioOrder.Date => "date",
        PortfolioOrder.Changed => "changed",
    };

    /// <summary>The order of an identifier; by name for anything else.</summary>
    public static PortfolioOrder Find(string? id) => Ids.Find<PortfolioOrder>(id, Id) ?? PortfolioOrder.Name;
}

using System.Globalization;

namespace EhdsReadiness.Core.Portfolios;

/// <summary>In which order clients are listed.</summary>
public enum PortfolioOrder
{
    Name,

    /// <summary>The lowest secured score first; without a score, last.</summary>
    Score,

    /// <summary>The smallest share of answers first.</summary>
    Answered,

    /// <summary>The nearest date with an open duty first; without one, last.</summary>
    Date,

    /// <summary>The last change first; without one, last.</summary>
    Changed,
}

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
    public static PortfolioOrder Find(string? id) => id switch
    {
        "score" => PortfolioOrder.Score,
        "answered" => PortfolioOrder.Answered,
        "date" => PortfolioOrder.Date,
        "changed" => PortfolioOrder.Changed,
        _ => PortfolioOrder.Name,
    };
}

/// <summary>Which clients are listed, and in which order.</summary>
/// <param name="Text">Part of the name or the whole identifier; case and accents do not matter. Null for all.</param>
/// <param name="State">Null for all.</param>
/// <param name="Kind">Value of <c>organisation_kind</c>; null for all.</param>
public sealed record PortfolioChoice(string? Text, ClientState? State, string? Kind, PortfolioOrder Order)
{
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
    private static readonly CompareInfo French = CultureInfo.GetCultureInfo("fr-FR").CompareInfo;

    /// <summary>The clients chosen, in order; equals stand by name.</summary>
    public IReadOnlyList<Client> Of(IReadOnlyList<Client> clients, DateOnly today)
    {
        var chosen = clients.Where(Fits);
        var ordered = Order switch
        {
            PortfolioOrder.Name => chosen.OrderBy(_ => 0),
            PortfolioOrder.Score => chosen.OrderBy(client => client.Current?.Summary?.Overall?.Low ?? int.MaxValue).ThenBy(client => client.Current?.Summary?.Overall?.High),
            PortfolioOrder.Answered => chosen.OrderBy(ShareOf),
            PortfolioOrder.Date => chosen.OrderBy(client => client.Current?.Summary?.Next(today)?.From ?? DateOnly.MaxValue),
            PortfolioOrder.Changed => chosen.OrderByDescending(client => client.Current?.ChangedAt ?? DateTimeOffset.MinValue),
        };
        return [.. ordered.ThenBy(client => client.Name, Comparer<string>.Create((a, b) => French.Compare(a, b, Loosely))).ThenBy(client => client.OrganisationId, StringComparer.Ordinal)];
    }

    private bool Fits(Client client) =>
        (State is null || client.State == State)
        && (Kind is null || client.Kind == Kind)
        && (Text is null || client.Identifier == Text.Replace(" ", "", StringComparison.Ordinal) || French.IndexOf(client.Name, Text, Loosely) >= 0);

    private static double ShareOf(Client client) => client.Current?.Summary is { InScope: > 0 } summary ? (double)summary.Answered / summary.InScope : 0;
}

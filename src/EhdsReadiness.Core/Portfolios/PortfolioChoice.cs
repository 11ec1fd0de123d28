namespace EhdsReadiness.Core.Portfolios;

/// <summary>Which clients are listed, and in which order.</summary>
/// <param name="Text">Part of the name or the whole identifier; case and accents do not matter. Null for all.</param>
/// <param name="State">Null for all.</param>
/// <param name="Kind">Value of <c>organisation_kind</c>; null for all.</param>
public sealed record PortfolioChoice(string? Text, ClientState? State, string? Kind, PortfolioOrder Order)
{
    /// <summary>All clients, by name.</summary>
    public static PortfolioChoice All { get; } = new(null, null, null, PortfolioOrder.Name);

    /// <summary>A name without accents and in capitals, so that it is found and sorted whatever its spelling.</summary>
    public static string KeyOf(string name) =>
        string.Concat(name.NormalizeSafely(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToUpperInvariant();

    /// <summary>The clients chosen, in order; equals stand by name.</summary>
    public IReadOnlyList<ClientEntry> Of(IReadOnlyList<ClientEntry> clients)
    {
        var (key, identifier, state) = (Text is null ? null : KeyOf(Text), Text?.Replace(" ", "", StringComparison.Ordinal), State?.Id());
        var chosen = clients.Where(client =>
            (state is null || client.State == state)
            && (Kind is null || client.Kind == Kind)
            && (key is null || client.Identifier == identifier || client.NameKey.Contains(key, StringComparison.Ordinal))).ToList();
        // The list is kept by name, and mostly asked for so.
        if (chosen.Zip(chosen.Skip(1)).Any(pair => Compare(pair.First, pair.Second) > 0))
        {
            chosen.Sort(Compare);
        }

        return chosen;
    }

    private int Compare(ClientEntry a, ClientEntry b) => CompareByOrder(a, b) is var order and not 0 ? order
        : string.CompareOrdinal(a.NameKey, b.NameKey) is var byName and not 0 ? byName
        : string.CompareOrdinal(a.OrganisationId, b.OrganisationId);

    private int CompareByOrder(ClientEntry a, ClientEntry b) => Order switch
    {
        PortfolioOrder.Name => 0,
        PortfolioOrder.Score => (a.Low ?? int.MaxValue).CompareTo(b.Low ?? int.MaxValue),
        PortfolioOrder.Answered => ((long)a.Answered * b.InScope).CompareTo((long)b.Answered * a.InScope),
        // Digits come before the letter: without a date, last.
        PortfolioOrder.Date => string.CompareOrdinal(a.NextDate ?? "Z", b.NextDate ?? "Z"),
        PortfolioOrder.Changed => string.CompareOrdinal(b.ChangedAt, a.ChangedAt),
    };
}

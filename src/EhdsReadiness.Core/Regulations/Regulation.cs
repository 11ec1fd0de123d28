namespace EhdsReadiness.Core.Regulations;

/// <summary>Regulation (EU) 2025/327 and the rules around it, as far as the questionnaire cites them.</summary>
/// <param name="Dates">The timeline, rising.</param>
/// <param name="ChapterIv">First day of Chapter IV (Article 105): 26 March 2029.</param>
/// <param name="Deferred">First day of the deferred categories (Article 105): 26 March 2031.</param>
/// <param name="Categories">The categories <c>a</c> to <c>q</c>, in order.</param>
/// <param name="Rules">Every article that may be cited.</param>
public sealed record Regulation(
    IReadOnlyList<LegalDate> Dates,
    DateOnly ChapterIv,
    DateOnly Deferred,
    IReadOnlyList<DataCategory> Categories,
    IReadOnlyList<Rule> Rules,
    LawPage Page)
{
    /// <summary>What the paragraphs say, one thing at a time; empty when the content has no <c>regulation/facts.yaml</c>.</summary>
    public IReadOnlyList<LawFact> Facts { get; init; } = [];

    private readonly Dictionary<string, (Rule Rule, Provision Provision)> _byCite = Index(Rules);

    /// <summary>The rule whose paragraph is cited so; null when it is not listed.</summary>
    public Rule? FindRule(string cite) => _byCite.TryGetValue(cite, out var found) ? found.Rule : null;

    /// <summary>The paragraph cited so; null when it is not listed.</summary>
    public Provision? FindProvision(string cite) => _byCite.TryGetValue(cite, out var found) ? found.Provision : null;

    /// <summary>
    /// The day from which holder duties bind an organisation with these categories: the earliest of their dates,
    /// and that of Chapter IV when no letter is given (Article 105 with Article 51(1); a reading, see the method page).
    /// </summary>
    public DateOnly DueOf(IReadOnlyCollection<string> categories) =>
        Categories.Where(category => categories.Contains(category.Letter)).Min(category => (DateOnly?)category.Due) ?? ChapterIv;

    private static Dictionary<string, (Rule, Provision)> Index(IReadOnlyList<Rule> rules)
    {
        var index = new Dictionary<string, (Rule, Provision)>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            foreach (var provision in rule.Provisions)
            {
                index.TryAdd(provision.Cite, (rule, provision));
            }
        }

        return index;
    }
}

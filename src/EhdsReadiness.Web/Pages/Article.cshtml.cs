namespace EhdsReadiness.Web.Pages;

/// <summary>One article: what it does in our words, whom it binds, when, and the questions that treat it.</summary>
[Indexable]
public sealed class ArticleModel(Content content) : LocalisedPage
{
    public Rule Rule { get; private set; } = null!;

    /// <summary>The questions whose duty or citations fall under the article.</summary>
    public IEnumerable<Question> Questions => content.NewestOn(Today).Questions.Where(question =>
        question.Cites.Append(question.Duty?.Article ?? "").Any(cite => content.Regulation.FindRule(cite) == Rule));

    /// <summary>Where the official text is read, in the reader's language where it has one; null when no verified address is
    /// known.</summary>
    public Uri? OfficialText => OfficialJournal.AddressOf(Rule.Id, Language) ?? Rule.Link;

    /// <summary>The paragraphs on which the content says something or that a question cites, each with what it says and the number of
    /// questions.</summary>
    public IReadOnlyList<(string Cite, IReadOnlyList<LawFact> Facts, int Questions)> Paragraphs =>
    [
        .. from provision in Rule.Provisions
           let facts = content.Regulation.Facts.Where(fact => fact.Cite == provision.Cite).ToList()
           let cited = Questions.Count(question => CitesOf(question).Contains(provision.Cite))
           where facts.Count > 0 || (cited > 0 && provision.Cite != Rule.Id)
           select (provision.Cite, (IReadOnlyList<LawFact>)facts, cited),
    ];

    /// <summary>News that bear on the article, oldest first.</summary>
    public IEnumerable<LawUpdate> Updates =>
        content.LawLibrary.Updates.Where(update => update.Cites.Any(cite => content.Regulation.FindRule(cite) == Rule));

    /// <summary>The paragraphs of the article that a question cites, its duty's first.</summary>
    public IEnumerable<string> CitesOf(Question question) =>
        question.Cites.Prepend(question.Duty?.Article ?? "").Distinct().Where(cite => content.Regulation.FindRule(cite) == Rule);

    public IActionResult OnGet([FromRoute(Name = "id")] string id)
    {
        if (content.Regulation.Rules.FirstOrDefault(rule => Links.SlugOf(rule.Id) == id) is not { } rule) { return NotFound(); }

        Rule = rule;
        return Page();
    }
}

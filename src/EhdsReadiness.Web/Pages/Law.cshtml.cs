namespace EhdsReadiness.Web.Pages;

/// <summary>The law: its timeline, its data categories, its duties, and what is often misunderstood.</summary>
[Indexable]
public sealed class LawModel(Content content) : LocalisedPage
{
    public Regulation Regulation => content.Regulation;

    /// <summary>News and tables beside the regulation.</summary>
    public LawLibrary Library => content.LawLibrary;

    /// <summary>The duties of a role, by article, each with the questions that treat it.</summary>
    public IEnumerable<(string Article, Due Due, List<Question> Questions)> DutiesOf(Roles role) =>
        content.NewestOn(Today).Questions
            .Where(question => question.Duty is not null && (question.Roles & role) != Roles.None)
            .GroupBy(question => question.Duty!.Article)
            .Select(group => (group.Key, group.First().Duty!.Due, group.ToList()));

    /// <summary>What a provision asks of a role, in own words; empty when the content has no fact of it.</summary>
    public IEnumerable<LawFact> FactsOf(string article, Roles role) =>
        Regulation.Facts.Where(fact => fact.Cite == article && fact.Who.Contains(role.Id()));

    /// <summary>The rules in their groups, in the order of the content.</summary>
    public IEnumerable<IGrouping<string, Rule>> Groups => Regulation.Rules.GroupBy(rule => rule.Instrument);
}

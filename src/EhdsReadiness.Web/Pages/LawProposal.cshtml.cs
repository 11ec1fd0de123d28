namespace EhdsReadiness.Web.Pages;

/// <summary>Article numbers of the Commission's proposal of 2022, which many documents still cite, beside those of the adopted
/// text.</summary>
[Indexable]
public sealed class LawProposalModel(Content content) : LocalisedPage
{
    public Regulation Regulation => content.Regulation;
    public IReadOnlyList<ProposalArticle> Articles => content.LawLibrary.ProposalArticles;
}

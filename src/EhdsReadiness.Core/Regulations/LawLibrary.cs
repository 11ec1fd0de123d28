namespace EhdsReadiness.Core.Regulations;

/// <summary>News and tables beside the regulation: they may change while a published questionnaire stays as it is, and are no part of its
/// fingerprint.</summary>
/// <param name="CheckedOn">When the state of the law was last looked up; null when the content has no <c>law/updates.yaml</c>.</param>
/// <param name="Elements">The minimum elements of a dataset description (Article 77(4)); null when the content has no
/// <c>law/elements.yaml</c>.</param>
/// <param name="Sanctions">What may follow a breach, holders first; may be empty.</param>
/// <param name="Updates">What became law, standard or guidance: oldest first, those without a known date last; may be empty.</param>
/// <param name="ProposalArticles">Article numbers of the proposal of 2022 beside those of the adopted text; may be empty.</param>
public sealed record LawLibrary(
    DateOnly? CheckedOn,
    MetadataElements? Elements,
    IReadOnlyList<Sanction> Sanctions,
    IReadOnlyList<LawUpdate> Updates,
    IReadOnlyList<ProposalArticle> ProposalArticles)
{
    /// <summary>That of a content folder without <c>law/</c>.</summary>
    public static readonly LawLibrary Empty = new(null, null, [], [], []);
}

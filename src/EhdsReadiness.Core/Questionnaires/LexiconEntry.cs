namespace EhdsReadiness.Core.Questionnaires;

/// <summary>One thing and the one word for it: <c>lexicon.yaml</c> holds texts of the content and of the interface to it.</summary>
/// <param name="Use">The word to use.</param>
/// <param name="NotFr">French words that mean the same and may stand in no text; may be empty.</param>
/// <param name="NotEn">English words that mean the same and may stand in no text; may be empty.</param>
/// <param name="UnlessFr">Longer French wordings in which such a word means something else; may be empty.</param>
/// <param name="UnlessEn">Longer English wordings in which such a word means something else; may be empty.</param>
public sealed record LexiconEntry(
    string Id,
    Text Use,
    IReadOnlyList<string> NotFr,
    IReadOnlyList<string> NotEn,
    IReadOnlyList<string> UnlessFr,
    IReadOnlyList<string> UnlessEn)
{
    /// <summary>Words of that language to be replaced by <see cref="Use"/>.</summary>
    public IReadOnlyList<string> NotIn(Language language) => language.Pick(NotFr, NotEn);

    /// <summary>Longer wordings of that language that may stay.</summary>
    public IReadOnlyList<string> UnlessIn(Language language) => language.Pick(UnlessFr, UnlessEn);
}

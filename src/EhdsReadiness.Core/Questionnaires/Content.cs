namespace EhdsReadiness.Core.Questionnaires;

/// <summary>All that the site says: read once from a folder, immutable afterwards.</summary>
/// <param name="ProfileFields">The fields of the profile in the order of asking.</param>
/// <param name="Questionnaires">Every version, oldest first; never empty.</param>
public sealed record Content(
    Regulation Regulation,
    IReadOnlyList<ProfileField> ProfileFields,
    IReadOnlyList<GlossaryTerm> Glossary,
    IReadOnlyList<Questionnaire> Questionnaires)
{
    /// <summary>One word for each thing; empty when the folder has no <c>lexicon.yaml</c>.</summary>
    public IReadOnlyList<LexiconEntry> Lexicon { get; init; } = [];

    /// <summary>What abbreviations stand for; empty when the folder has no <c>abbreviations.yaml</c>.</summary>
    public IReadOnlyList<Abbreviation> Abbreviations { get; init; } = [];

    /// <summary>News and tables beside the regulation; empty when the folder has no <c>law/</c>.</summary>
    public LawLibrary LawLibrary { get; init; } = LawLibrary.Empty;

    /// <summary>The versions that are frozen; empty when the folder has no <c>published.yaml</c>.</summary>
    public IReadOnlyList<PublishedVersion> Published { get; init; } = [];

    /// <summary>The version that a new assessment starts on: the newest whose date has come; the oldest while none has.</summary>
    public Questionnaire NewestOn(DateOnly day) =>
        Questionnaires.LastOrDefault(questionnaire => questionnaire.Date <= day) ?? Questionnaires[0];

    /// <summary>The questionnaire of that version; null when the content has none.</summary>
    public Questionnaire? Find(string version) => Questionnaires.FirstOrDefault(questionnaire => questionnaire.Version == version);

    /// <summary>
    /// The version that an assessment of that version can be moved to, from its own date on; the newest when there are several,
    /// null when there is none.
    /// </summary>
    public Questionnaire? NextOn(DateOnly day, string version) =>
        Questionnaires.LastOrDefault(questionnaire => questionnaire.Date <= day && questionnaire.Changes?.From == version);

    /// <summary>The profile field of that identifier.</summary>
    /// <exception cref="InvalidOperationException">The content has no such field.</exception>
    public ProfileField Field(string id) => ProfileFields.First(field => field.Id == id);
}

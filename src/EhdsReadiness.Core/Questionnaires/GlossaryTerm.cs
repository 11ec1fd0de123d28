namespace EhdsReadiness.Core.Questionnaires;

/// <summary>A term of the glossary.</summary>
/// <param name="AlsoFr">Other French forms found in texts; may be empty.</param>
/// <param name="AlsoEn">Other English forms found in texts; may be empty.</param>
public sealed record GlossaryTerm(
    string Id, Text Term, IReadOnlyList<string> AlsoFr, IReadOnlyList<string> AlsoEn, Text Definition, IReadOnlyList<string> Cites)
{
    /// <summary>Other forms in that language; may be empty.</summary>
    public IReadOnlyList<string> AlsoIn(Language language) => language.Pick(AlsoFr, AlsoEn);

    /// <summary>Every form in that language, the term itself first.</summary>
    public IEnumerable<string> FormsIn(Language language) => AlsoIn(language).Prepend(Term.In(language));
}

namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Rules for the glossary: a word leads to one definition.</summary>
/// <param name="regulation">The provisions that terms may cite; null when they cannot be read.</param>
internal sealed class GlossaryRules(ContentSource source, Regulation? regulation)
{
    public IEnumerable<ContentFault> Faults(IReadOnlyList<GlossaryTerm> terms) =>
        Languages.All.SelectMany(language => Twice(terms, language)).Concat(Cites(terms));

    private IEnumerable<ContentFault> Twice(IReadOnlyList<GlossaryTerm> terms, Language language)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            foreach (var form in term.FormsIn(language).Where(form => form.Length > 0))
            {
                if (!seen.TryAdd(Folded.Of(form), term.Id))
                {
                    yield return source.Of(term).Fault(
                        "term",
                        $"terme {Quote.Fr(term.Id)} : la forme « {language.Code()} » {Quote.Fr(form)} figure aussi sous le " +
                            $"terme {Quote.Fr(seen[Folded.Of(form)])}",
                        $"“{language.Code()}” form {Quote.Of(form)} of term {Quote.Of(term.Id)} also stands under " +
                            $"term {Quote.Of(seen[Folded.Of(form)])}");
                }
            }
        }
    }

    private IEnumerable<ContentFault> Cites(IReadOnlyList<GlossaryTerm> terms) =>
        regulation is null
            ? []
            : terms.SelectMany(term =>
                Citing.Faults(regulation, source.Of(term), "cites", term.Cites,
                new Text($"terme {Quote.Fr(term.Id)}", $"term {Quote.Of(term.Id)}")));
}

namespace EhdsReadiness.Core.Questionnaires;

/// <summary>Finds the words of the glossary in the texts of the content.</summary>
/// <remarks>Give it texts of the content only: it keeps what it found in each.</remarks>
public sealed class TermFinder
{
    private readonly ConcurrentDictionary<(Language Language, string Text), IReadOnlyList<TermFound>> _found = new();
    private readonly Dictionary<Language, (Regex Words, IReadOnlyDictionary<string, GlossaryTerm> Terms)> _glossaries;

    public TermFinder(IReadOnlyList<GlossaryTerm> glossary) =>
        _glossaries = Languages.All.ToDictionary(language => language, language => Of(glossary, language));

    /// <summary>The first place of each term in the text, in the order of reading. Of two terms in one place the longer is found.</summary>
    public IReadOnlyList<TermFound> In(string text, Language language) =>
        _found.GetOrAdd((language, text), _ =>
        {
            var (words, terms) = _glossaries[language];
            return [.. words.Matches(text).Select(word => new TermFound(terms[Folded.Of(word.Value)], word.Index, word.Length))
                .DistinctBy(found => found.Term.Id)];
        });

    private static (
        Regex Words, IReadOnlyDictionary<string, GlossaryTerm> Terms) Of(IReadOnlyList<GlossaryTerm> glossary, Language language)
    {
        var forms = glossary.SelectMany(term => term.FormsIn(language), (term, form) => (term, form))
            .OrderByDescending(one => one.form.Length).ToList();
        var words = string.Join('|', forms.Select(one => Pattern(one.form)));
        return (new Regex($@"(?<![\p{{L}}\p{{N}}])(?:{words})(?![\p{{L}}\p{{N}}])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant),
            forms.ToDictionary(one => Folded.Of(one.form), one => one.term, StringComparer.Ordinal));
    }

    /// <summary>The form with either apostrophe and any kind of space.</summary>
    private static string Pattern(string form) =>
        string.Concat(form.Select(letter => letter switch
        {
            '\'' or '’' => "['’]",
            _ when char.IsWhiteSpace(letter) => @"\s",
            _ => Regex.Escape(letter.ToString()),
        }));
}

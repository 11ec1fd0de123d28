namespace EhdsReadiness.Core.Questionnaires;

/// <summary>Finds words that the lexicon replaces by another, whatever their case, accents' spelling, spaces and hyphens.</summary>
public sealed class Lexicon
{
    private readonly Dictionary<Language, List<Pattern>> _patterns;

    public Lexicon(IReadOnlyList<LexiconEntry> entries) =>
        _patterns = Languages.All.ToDictionary(language => language, language => Of(entries, language));

    /// <summary>Each word of the text that should be another one, with the word to use.</summary>
    public IEnumerable<(string Found, string Use)> Faults(string text, Language language)
    {
        var folded = $" {Folded.Of(text)} ";
        foreach (var pattern in _patterns[language])
        {
            var rest = pattern.Unless.Aggregate(folded, (left, unless) => left.Replace(unless, " · ", StringComparison.Ordinal));
            if (pattern.Not.Match(rest) is { Success: true } found)
            {
                yield return (found.Value.Trim(), pattern.Use);
            }
        }
    }

    private static List<Pattern> Of(IReadOnlyList<LexiconEntry> entries, Language language) =>
    [
        .. from entry in entries
           from word in entry.NotIn(language)
           select new Pattern(
               new Regex($"(?<= ){Regex.Escape(Folded.Of(word))}(?= )", RegexOptions.CultureInvariant),
               [.. entry.UnlessIn(language).Select(unless => $" {Folded.Of(unless)} ")],
               entry.Use.In(language)),
    ];

    private sealed record Pattern(Regex Not, IReadOnlyList<string> Unless, string Use);
}

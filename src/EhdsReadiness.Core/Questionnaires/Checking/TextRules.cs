namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Rules for every bilingual text of every file.</summary>
/// <param name="regulation">The provisions that texts may name; null when they cannot be read.</param>
/// <param name="lexicon">One word for each thing.</param>
internal sealed class TextRules(Regulation? regulation, Lexicon lexicon)
{
    private const int LongestSentence = 30;

    // False beliefs are quoted in order to be refuted.
    private const string BeliefKey = "belief";

    /// <summary>What a respondent reads with a decision to take: each sentence is understood at once.</summary>
    private static readonly HashSet<string> EasyToRead = new(StringComparer.Ordinal) { "ask", "levels", "do", "steps", "done_when" };

    public IEnumerable<ContentFault> Faults(SourceText text)
    {
        var french = CitedFacts.Of(text.Text.Fr, Language.French);
        var english = CitedFacts.Of(text.Text.En, Language.English);
        return ParityFaults(text, french, english)
            .Concat(OfOneLanguage(text, Language.French, french))
            .Concat(OfOneLanguage(text, Language.English, english))
            .Concat(FrenchSpaces.Faults(text.Text.Fr)
                .Select(fault =>
                text.Fault(Language.French, $"{text.Subject.Fr}, « fr » : {fault.Fr}", $"“fr” of {text.Subject.En} {fault.En}")));
    }

    private static IEnumerable<ContentFault> ParityFaults(SourceText text, CitedFacts french, CitedFacts english)
    {
        if (text.Text.Fr.Length == 0 || text.Text.En.Length == 0) { yield break; }

        foreach (var disparity in Parity.Of(french, english))
        {
            var sides = new[] { Side("fr", disparity.OnlyFrench), Side("en", disparity.OnlyEnglish) }.OfType<Text>().ToList();
            yield return text.Fault(
                Language.English,
                $"parité : « fr » et « en » de {text.Subject.Fr} ne citent pas {disparity.Kind.Fr} " +
                    $": {string.Join(" ; ", sides.Select(side => side.Fr))}",
                $"parity: “fr” and “en” of {text.Subject.En} cite " +
                    $"different {disparity.Kind.En}: {string.Join("; ", sides.Select(side => side.En))}");
        }
    }

    private static bool Allows(SourceText text, string word) => text.AllowWords.Any(allowed => Folded.Of(allowed) == Folded.Of(word));

    private static Text? Side(string language, IReadOnlyList<string> cited) =>
        cited.Count == 0 ? null : new($"seul « {language} » a {Quote.AllFr(cited)}", $"only “{language}” has {Quote.All(cited)}");

    private IEnumerable<ContentFault> OfOneLanguage(SourceText text, Language language, CitedFacts facts)
    {
        var wording = text.Text.In(language);
        var subject = new Text($"{text.Subject.Fr}, « {language.Code()} »", $"“{language.Code()}” of {text.Subject.En}");
        foreach (var article in facts.Articles.Where(article =>
            article.Listed && regulation is not null && regulation.FindProvision(article.Cite) is null))
        {
            yield return text.Fault(
                language,
                $"{subject.Fr} : cite {Quote.Fr(article.Cite)}, qui ne figure pas dans {RegulationReader.RulesFile}",
                $"{subject.En} cites {Quote.Of(article.Cite)}, which {RegulationReader.RulesFile} does not list");
        }

        foreach (var wordingFound in text.Key is BeliefKey ? [] : ForbiddenWords.In(wording, text.AllowWords))
        {
            yield return text.Fault(
                language,
                $"{subject.Fr} : emploie les mots interdits {Quote.Fr(wordingFound)}",
                $"{subject.En} uses the forbidden words {Quote.Of(wordingFound)}");
        }

        if (NotesToSelf.First(wording) is { } note && text.Key is not BeliefKey)
        {
            yield return text.Fault(
                language,
                $"{subject.Fr} : contient la note d’auteur {Quote.Fr(note)}, que les lecteurs voient",
                $"{subject.En} holds the author’s note {Quote.Of(note)}; readers see it");
        }

        foreach (var (found, use) in text.Key is BeliefKey ? []
            : lexicon.Faults(wording, language).Where(fault => !Allows(text, fault.Found)))
        {
            yield return text.Fault(
                language,
                $"{subject.Fr} : dit {Quote.Fr(found)} ; le mot du lexique est {Quote.Fr(use)}",
                $"{subject.En} says {Quote.Of(found)}; the lexicon’s word is {Quote.Of(use)}");
        }

        foreach (var (sentence, words) in EasyToRead.Contains(text.Key) ? Sentences.Of(wording).Where(one => one.Words > LongestSentence)
            : [])
        {
            yield return text.Fault(
                language,
                $"{subject.Fr} : une phrase a {words} mots ; au plus {LongestSentence} sont attendus : {Quote.Fr(sentence)}",
                $"{subject.En} has a sentence of {words} words; it must have at most {LongestSentence}: {Quote.Of(sentence)}");
        }

        if (wording.Any(char.IsControl))
        {
            yield return text.Fault(
                language,
                $"{subject.Fr} : contient une tabulation, un saut de ligne ou un caractère de contrôle : {Quote.Fr(wording)}",
                $"{subject.En} holds a tab, a line break or a control character: {Quote.Of(wording)}");
        }
    }
}

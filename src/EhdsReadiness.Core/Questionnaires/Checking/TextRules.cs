using EhdsReadiness.Core.Questionnaires.Reading;
using EhdsReadiness.Core.Regulations;

namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Rules for every bilingual text of every file.</summary>
/// <param name="regulation">The provisions that texts may name; null when they cannot be read.</param>
internal sealed class TextRules(Regulation? regulation)
{
    // False beliefs are quoted in order to be refuted.
    private const string BeliefKey = "belief";

    public IEnumerable<ContentFault> Faults(SourceText text)
    {
        var french = CitedFacts.Of(text.Text.Fr, Language.French);
        var english = CitedFacts.Of(text.Text.En, Language.English);
        return ParityFaults(text, french, english)
            .Concat(OfOneLanguage(text, Language.French, french))
            .Concat(OfOneLanguage(text, Language.English, english))
            .Concat(FrenchTypography.Faults(text.Text.Fr).Select(fault => text.Fault(Language.French, $"“fr” of {text.Subject} {fault}")));
    }

    private static IEnumerable<ContentFault> ParityFaults(SourceText text, CitedFacts french, CitedFacts english)
    {
        if (text.Text.Fr.Length == 0 || text.Text.En.Length == 0)
        {
            yield break;
        }

        foreach (var disparity in Parity.Of(french, english))
        {
            var sides = new[] { Side("fr", disparity.OnlyFrench), Side("en", disparity.OnlyEnglish) }.OfType<string>();
            yield return text.Fault(
                Language.English,
                $"parity: “fr” and “en” of {text.Subject} cite different {disparity.Kind}: {string.Join("; ", sides)}");
        }
    }

    private static string? Side(string language, IReadOnlyList<string> cited) =>
        cited.Count == 0 ? null : $"only “{language}” has {Quote.All(cited)}";

    private IEnumerable<ContentFault> OfOneLanguage(SourceText text, Language language, CitedFacts facts)
    {
        var wording = text.Text.In(language);
        foreach (var article in facts.Articles.Where(article => article.Listed && regulation is not null && regulation.FindProvision(article.Cite) is null))
        {
            yield return text.Fault(language, $"“{language.Code()}” of {text.Subject} cites {Quote.Of(article.Cite)}, which {RegulationReader.RulesFile} does not list");
        }

        foreach (var wordingFound in text.Key is BeliefKey ? [] : ForbiddenWords.In(wording, text.AllowWords))
        {
            yield return text.Fault(language, $"“{language.Code()}” of {text.Subject} uses the forbidden words {Quote.Of(wordingFound)}");
        }

        if (wording.Any(char.IsControl))
        {
            yield return text.Fault(language, $"“{language.Code()}” of {text.Subject} holds a tab, a line break or a control character: {Quote.Of(wording)}");
        }
    }
}

namespace EhdsReadiness.Core.Tests.Questionnaires;

public class TermFinderTests
{
    private static readonly TermFinder Terms = new(
    [
        new("holder", new("détenteur de données", "data holder"), ["détenteurs de données"], ["data holders"], new("…", "…"), []),
        new("trusted", new("détenteur de données de confiance", "trusted data holder"), [], [], new("…", "…"), []),
        new("impact", new("analyse d’impact", "impact assessment"), ["AIPD"], ["DPIA"], new("…", "…"), []),
        new("dcat", new("HealthDCAT-AP", "HealthDCAT-AP"), [], [], new("…", "…"), []),
    ]);

    [Theory]
    [InlineData("Un détenteur de données répond.", "holder:détenteur de données")]
    [InlineData("Détenteurs de\u00A0données : qui ?", "holder:Détenteurs de\u00A0données")]
    [InlineData("Un détenteur de données de confiance, un détenteur de données.",
        "trusted:détenteur de données de confiance holder:détenteur de données")]
    [InlineData("L’analyse d'impact (AIPD) est faite.", "impact:analyse d'impact")]
    [InlineData("Au format HealthDCAT-AP.", "dcat:HealthDCAT-AP")]
    [InlineData("Un codétenteur de données ou une aipde.", "")]
    public void Terms_are_found_whole_the_longest_first_and_once(string text, string found) =>
        Assert.Equal(found,
            string.Join(' ', Terms.In(text, Language.French).Select(one => $"{one.Term.Id}:{text.Substring(one.Start, one.Length)}")));

    [Fact]
    public void Every_term_of_the_glossary_is_found_by_each_of_its_forms()
    {
        var terms = new TermFinder(Published.Content.Glossary);
        foreach (var term in Published.Content.Glossary)
        {
            foreach (var language in Languages.All)
            {
                foreach (var form in (language is Language.French ? term.AlsoFr : term.AlsoEn).Prepend(term.Term.In(language)))
                {
                    Assert.Equal(term.Id, Assert.Single(terms.In($"– {form}.", language)).Term.Id);
                }
            }
        }
    }
}

using System.Xml.Linq;

namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>What pages, reports, mails and the code itself say of the law is held against the table of facts like the content.</summary>
public sealed partial class InterfaceLawTests
{
    private static readonly string Sources = Path.Combine(Path.GetDirectoryName(Published.Folder)!, "src");
    private static readonly FactRules Rules = RulesOfTheContent();

    [Fact]
    public void Every_sentence_of_the_interface_that_cites_an_article_agrees_with_its_facts()
    {
        var texts = OfPages().Concat(OfCode()).ToList();

        Assert.Contains(texts, text =>
            text.File.EndsWith(".resx", StringComparison.Ordinal) && text.Text.En.Contains("Article 78(2)", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.File.EndsWith(".cs", StringComparison.Ordinal));
        Assert.Empty(texts.SelectMany(Rules.Faults).Select(fault => fault.In(Language.English)));
    }

    [Theory]
    [InlineData("Le détenteur doit fournir les données dans les quatre mois (article 60(2)).",
        "The holder must supply the data within three months (Article 60(2)).", "quatre mois")]
    [InlineData("Le détenteur doit fournir les données dans les trois mois (article 60(2)).",
        "The user must supply the data within three months (Article 60(2)).", "user")]
    public void A_wrong_sentence_would_be_found(string french, string english, string named) =>
        Assert.Contains(Rules.Faults(Sentence("Texts.resx", "Method.Legal", french, english)), fault =>
            fault.In(Language.English).Contains(named, StringComparison.Ordinal));

    [Theory]
    [InlineData("L’ORAD {0} conserver la formule de création de l’ensemble de données, à la demande de l’utilisateur (article 68(12)).",
        "The access body {0} store the formula for creating the dataset, at the user’s request (Article 68(12)).", false)]
    [InlineData("L’ORAD {0} faire supprimer les données dans les six mois qui suivent la fin de l’autorisation (article 68(12)).",
        "The access body {0} have the data deleted within six months of the end of the permit (Article 68(12)).", true)]
    [InlineData("L’ORAD {0} proposer une réponse statistique anonymisée à la place (article 68(3)).",
        "The access body {0} offer an anonymised statistical answer instead (Article 68(3)).", false)]
    public void Where_one_paragraph_obliges_and_allows_each_sentence_is_held_to_its_own_fact(string french, string english, bool duty)
    {
        Assert.Empty(Rules.Faults(Said(duty)));
        Assert.Equal(["fr", "en"], Rules.Faults(Said(!duty))
            .Select(fault => fault.In(Language.English).Contains("“fr”", StringComparison.Ordinal) ? "fr" : "en"));

        SourceText Said(bool obliges) => Sentence(
            "Texts.resx", "Method.Legal", french.Replace("{0}", obliges ? "doit" : "peut", StringComparison.Ordinal),
            english.Replace("{0}", obliges ? "must" : "may", StringComparison.Ordinal));
    }

    private static FactRules RulesOfTheContent()
    {
        var (content, source) = ContentReader.ReadAsFarAsPossible(Published.Folder);
        return new FactRules(source, content);
    }

    private static IEnumerable<SourceText> OfPages() =>
        from french in Directory.GetFiles(Sources, "Texts.fr.resx", SearchOption.AllDirectories)
        where !french.Contains("/obj/", StringComparison.Ordinal)
        let english = Read(french.Replace(".fr.", ".en.", StringComparison.Ordinal))
        from text in Read(french)
        select Sentence(french, text.Key, text.Value, english[text.Key]);

    private static IEnumerable<SourceText> OfCode() =>
        from file in Directory.GetFiles(Sources, "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal)
        from Match pair in Pair().Matches(File.ReadAllText(file))
        select Sentence(file, "text", pair.Groups["fr"].Value, pair.Groups["en"].Value);

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static SourceText Sentence(string file, string key, string french, string english) =>
        new(new Text(french, english), Path.GetFileName(file), 1, 1, key, new Text(key, key), []);

    /// <summary>A French and an English literal side by side.</summary>
    [GeneratedRegex("""\(\s*\$?"(?<fr>(?:[^"\\\n]|\\.)+)",\s*\$?"(?<en>(?:[^"\\\n]|\\.)+)"\)""")]
    private static partial Regex Pair();
}

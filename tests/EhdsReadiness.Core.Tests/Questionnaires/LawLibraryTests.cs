namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>The optional folder <c>law/</c>: news and tables beside the regulation.</summary>
public class LawLibraryTests
{
    private const string Elements = "law/elements.yaml";
    private const string Sanctions = "law/sanctions.yaml";
    private const string Updates = "law/updates.yaml";
    private const string Proposal = "law/proposal.yaml";

    [Fact]
    public void A_content_folder_without_law_has_an_empty_library()
    {
        using var fixture = new ContentFixture();

        Assert.Equal(LawLibrary.Empty, ContentReader.Read(fixture.Folder).Content!.LawLibrary);
    }

    [Fact]
    public void Each_file_is_read()
    {
        using var fixture = Full();

        var library = ContentReader.Read(fixture.Folder).Content!.LawLibrary;

        Assert.Equal(new DateOnly(2026, 11, 28), library.CheckedOn);
        Assert.Equal(["title", "coverage"], library.Elements!.Elements.Select(element => element.Id));
        Assert.True(library.Elements.OfProperty("dct:temporal")!.IsConditional);
        Assert.Equal("title", library.Elements.OfProperty("dct:title")!.Id);
        Assert.Equal(["60(2)"], Assert.Single(library.Sanctions).Cites);
        Assert.Equal(["2025-03-05", "2025-11", null], library.Updates.Select(update => update.Date?.ToString()));
        Assert.Equal([("33", "60"), (null, "60(2)"), ("40", null)],
            library.ProposalArticles.Select(article => (article.Proposal, article.Adopted is [var first, ..] ? first : null)));
    }

    [Fact]
    public void News_is_no_part_of_the_fingerprint_of_a_version()
    {
        using var without = new ContentFixture();
        using var with = Full();

        Assert.Equal(Fingerprint(without), Fingerprint(with));

        static string Fingerprint(ContentFixture fixture) => ContentReader.Read(fixture.Folder).Content!.Questionnaires[0].Sha256;
    }

    [Theory]
    [InlineData(Elements, "property: \"dct:temporal\"", "property:  \"dct:title\"", "“dct:title”", "twice")]
    [InlineData(Elements, "link: \"http://", "link: \"ftp://", "link", "http://")]
    [InlineData(Elements, "- id: title", "- field: name\n    id: title", "unknown key “field”")]
    [InlineData(Sanctions, "layer: union", "layer: europe", "layer “europe”", "“france”")]
    [InlineData(Sanctions, "cites: [\"60(2)\"]", "cites: [\"60(9)\"]", "“60(9)”", "does not list")]
    [InlineData(Updates, "date: 2025-11", "date: November", "date “November”", "2026-05")]
    [InlineData(Updates, "date: 2025-11", "date: 2024", "“2024”", "must rise")]
    [InlineData(Updates, "date: 2025-11", "date: 2026-11-29", "“2026-11-29”", "“2026-11-28”")]
    [InlineData(Updates, "id: standard", "id:  published", "id “published”", "twice")]
    [InlineData(Proposal, "adopted: [\"60\"]", "adopted: [\"33\"]", "“33”", "does not list")]
    public void Faults_name_file_line_and_value(string file, string old, string now, params string[] words) =>
        Full().Replace(file, old, now).Fails(file, now, words);

    [Fact]
    public void What_has_a_date_stands_before_what_has_none() =>
        Full().Replace(Updates, "date: 2025-11\n    kind", "kind")
            .Replace(Updates, "- id: bill\n    kind", "- id: bill\n    date: 2026\n    kind")
            .Fails(Updates, "date: 2026\n", "“bill”", "stand last");

    [Fact]
    public void An_article_of_neither_text_is_none() =>
        Full().Replace(Proposal, "{ proposal: \"33\", adopted: [\"60\"], ", "{ ")
            .Fails(Proposal, "{ subject", "“proposal”, “adopted” or both");

    [Fact]
    public void Its_texts_follow_the_rules_of_all_texts() =>
        Full().Replace(Sanctions, "en: \"Up to 10 million euros.\"", "en: \"Up to 20 million euros.\"")
            .Fails(Sanctions, "20 million", "parity", "“10”", "“20”");

    [Fact]
    public void The_repository_lists_the_27_elements_of_the_act() =>
        Assert.Equal(27, Published.Content.LawLibrary.Elements!.Elements.Count);

    [Theory]
    [InlineData("2026", 2026, null, null)]
    [InlineData("2026-05", 2026, 5, null)]
    [InlineData("2026-05-22", 2026, 5, 22)]
    public void A_date_may_be_known_to_the_year_or_the_month(string word, int year, int? month, int? day)
    {
        var date = PartialDate.Parse(word);

        Assert.Equal(new PartialDate(year, month, day), date);
        Assert.Equal(word, date!.ToString());
        Assert.Equal(new DateOnly(year, month ?? 1, day ?? 1), date.Earliest);
    }

    [Theory]
    [InlineData("26")]
    [InlineData("2026-13")]
    [InlineData("2026-02-30")]
    [InlineData("spring 2026")]
    public void Anything_else_is_no_date(string word) => Assert.Null(PartialDate.Parse(word));

    private static ContentFixture Full() => new ContentFixture()
        .Write(Elements, ElementsText)
        .Write(Sanctions, SanctionsText)
        .Write(Updates, UpdatesText)
        .Write(Proposal, ProposalText);

    private const string ElementsText = """
        act: "2026/2098"
        link: "http://data.europa.eu/eli/reg_impl/2026/2098/oj"
        elements:
          - id: title
            property: "dct:title"
            name: { fr: "Titre", en: "Title" }
            means: { fr: "Le nom.", en: "The name." }
            example: { fr: "Registre", en: "Registry" }
          - id: coverage
            property: "dct:temporal"
            name: { fr: "Période", en: "Period" }
            means: { fr: "La période.", en: "The period." }
            example: { fr: "2024", en: "2024" }
            only_when: { fr: "Il y en a une.", en: "There is one." }

        """;

    private const string SanctionsText = """
        sanctions:
          - id: late
            layer: union
            who: [holder]
            breach: { fr: "Être en retard.", en: "Being late." }
            follows: { fr: "Amende.", en: "Fine." }
            ceiling: { fr: "Jusqu’à 10 millions d’euros.", en: "Up to 10 million euros." }
            decides: { fr: "L’organisme.", en: "The body." }
            cites: ["60(2)"]
            confidence: high

        """;

    private const string UpdatesText = """
        checked: 2026-11-28
        updates:
          - id: published
            date: 2025-03-05
            kind: union-act
            state: in-force
            title: { fr: "Publié", en: "Published" }
            changes: { fr: "Il paraît.", en: "It appears." }
            cites: ["60"]
            link: "http://data.europa.eu/eli/reg/2025/327/oj"
            confidence: high
            attested: { fr: "Lu.", en: "Read." }
          - id: standard
            date: 2025-11
            kind: standard
            state: released
            title: { fr: "Norme", en: "Standard" }
            changes: { fr: "Elle change.", en: "It changes." }
            link: "https://example.org/standard"
            confidence: medium
            attested: { fr: "Rapporté.", en: "Reported." }
          - id: bill
            kind: french-law
            state: debated
            title: { fr: "Projet", en: "Bill" }
            changes: { fr: "On en débat.", en: "It is debated." }
            link: "https://example.org/bill"
            confidence: low
            attested: { fr: "Rapporté.", en: "Reported." }

        """;

    private const string ProposalText = """
        articles:
          - { proposal: "33", adopted: ["60"], subject: { fr: "Détenteurs", en: "Holders" } }
          - { adopted: ["60(2)"], subject: { fr: "Délai", en: "Time" } }
          - { proposal: "40", subject: { fr: "Altruisme", en: "Altruism" } }

        """;
}

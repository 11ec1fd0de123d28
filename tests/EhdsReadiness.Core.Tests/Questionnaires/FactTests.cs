using static EhdsReadiness.Core.Tests.Questionnaires.ContentFixture;

namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>Texts are held against the table of facts: who, shall or may, how long, from when, in both languages.</summary>
public class FactTests
{
    private const string Facts = "regulation/facts.yaml";
    private const string FrenchHelp = "Le délai est de trois mois (article 60(2)).";
    private const string EnglishHelp = "The limit is three months (Article 60(2)).";
    private const string FrenchDuty =
        "Le détenteur doit fournir les données dans les trois mois, à partir du 26 mars 2029 (article 60(2)).";
    private const string EnglishDuty = "The holder must supply the data within three months, from 26 March 2029 (Article 60(2)).";
    private const string FrenchPower = "L’ORAD peut prolonger ce délai de trois mois (article 60(2)).";
    private const string EnglishPower = "The access body may extend that period by three months (Article 60(2)).";
    private const string FrenchBan = "Le détenteur ne doit pas retenir ses données (article 60(3)).";
    private const string EnglishBan = "The holder must not withhold its data (Article 60(3)).";

    [Fact]
    public void Texts_that_agree_with_the_facts_pass()
    {
        Full().Passes();
        Saying(FrenchPower, EnglishPower).Passes();
        Saying(FrenchBan, EnglishBan).Passes();
        Saying(FrenchDuty.Replace("Le détenteur doit", "Vous devez", StringComparison.Ordinal),
            EnglishDuty.Replace("The holder", "You", StringComparison.Ordinal)).Passes();
        Saying(FrenchDuty.Replace("doit fournir", "fournit", StringComparison.Ordinal),
            EnglishDuty.Replace("must supply", "supplies", StringComparison.Ordinal)).Passes();
    }

    [Theory]
    [InlineData("trois mois", "quatre mois", "“quatre mois”", "holder-supplies")]
    [InlineData("doit", "peut", "“may”", "“shall”")]
    [InlineData("Le détenteur", "L’utilisateur", "“user” the addressee", "“holder”")]
    [InlineData("26 mars 2029", "26 mars 2030", "“2030-03-26”", "holder-supplies")]
    public void A_wrong_French_statement_is_found(string right, string wrong, params string[] words) =>
        Saying(FrenchDuty.Replace(right, wrong, StringComparison.Ordinal), EnglishDuty).Fails(AxisFile, wrong, ["“fr” of help", .. words]);

    [Theory]
    [InlineData("three months", "four months", "“four months”", "holder-supplies")]
    [InlineData("must", "may", "“may”", "“shall”")]
    [InlineData("The holder", "The user", "“user” the addressee", "“holder”")]
    [InlineData("26 March 2029", "26 March 2030", "“2030-03-26”", "holder-supplies")]
    public void A_wrong_English_statement_is_found(string right, string wrong, params string[] words) =>
        Saying(FrenchDuty, EnglishDuty.Replace(right, wrong, StringComparison.Ordinal)).Fails(AxisFile, wrong, ["“en” of help", .. words]);

    [Theory]
    [InlineData("peut", "doit", "may", "must", "“shall”", "“may”")]
    [InlineData("L’ORAD", "Le détenteur", "The access body", "The holder", "“may”", "“shall”")]
    public void A_power_is_no_duty_and_belongs_to_one_party(
        string french, string wrongFrench, string english, string wrongEnglish, params string[] words)
    {
        Saying(FrenchPower.Replace(french, wrongFrench, StringComparison.Ordinal), EnglishPower)
            .Fails(AxisFile, wrongFrench + " p", ["“fr” of help", .. words]);
        Saying(FrenchPower, EnglishPower.Replace(english, wrongEnglish, StringComparison.Ordinal))
            .Fails(AxisFile, wrongEnglish + " ", ["“en” of help", .. words]);
    }

    [Fact]
    public void What_is_forbidden_is_not_allowed()
    {
        Saying("Le détenteur peut retenir ses données (article 60(3)).", EnglishBan)
            .Fails(AxisFile, "peut retenir", "“may”", "“shall-not”");
        Saying(FrenchBan, "The holder withholds its data (Article 60(3)).")
            .Fails(AxisFile, "withholds", "forbids nothing", "holder-withholds");
    }

    [Theory]
    [InlineData("Le détenteur est responsable des délais, l’ORAD des tâches (article 60(2)).",
        "The holder is in charge of time limits, the access body of tasks (Article 60(2)).", null)]
    [InlineData("L’ORAD est responsable des délais (article 60(2)).", "The access body is in charge of time limits (Article 60(2)).",
        "“access-body”")]
    [InlineData("L’ORAD est responsable des tâches, l’utilisateur des délais (article 60(2)).",
        "The access body is in charge of tasks, the user of time limits (Article 60(2)).", "“user”")]
    public void Where_each_party_has_its_own_role_each_gets_the_right_one(string french, string english, string? wrong)
    {
        var roles = Saying(french, english)
            .Replace(Facts, "id: holder-supplies, ", "id: holder-supplies, about: [{ fr: \"délais\", en: \"time limits\" }], ");

        if (wrong is null)
        {
            roles.Passes();
        }
        else
        {
            roles.Fails(AxisFile, french, "“délais”", wrong, "holder-supplies gives it to “holder”");
        }
    }

    [Fact]
    public void A_rule_states_its_facts_even_where_it_cites_nothing()
    {
        const string right = "{ fr: \"Le détenteur doit fournir.\", en: \"The holder must supply.\" }";
        const string wrong = "{ fr: \"Le détenteur doit fournir.\", en: \"The holder may supply in five months.\" }";

        Full().Replace(Rules, "{ fr: \"Oblige à fournir.\", en: \"Obliges to supply.\" }", right).Passes();
        Full().Replace(Rules, "{ fr: \"Oblige à fournir.\", en: \"Obliges to supply.\" }", wrong).Fails(Rules, wrong, "“five months”");
    }

    [Theory]
    [InlineData("cite: \"60(3)\"", "cite: \"60(9)\"", "cite “60(9)”", "not listed")]
    [InlineData("id: holder-withholds", "id:  holder-supplies", "“holder-supplies”", "twice")]
    [InlineData("id: holder-withholds", "id:  holder-hides", "nothing refers", "“holder-hides”")]
    [InlineData("limits: [{ months: 3 }]", "limits: [{ moons: 3 }]", "“months”")]
    [InlineData("limits: [{ months: 3 }]", "limits: [{ months: soon }]", "months “soon”", "above 0")]
    [InlineData("who: [holder]", "who: [owner]", "who “owner”", "“holder”")]
    [InlineData("modality: shall-not", "modality: never", "modality “never”", "“shall-not”")]
    [InlineData("from: 2029-03-26", "since: 2029-03-26", "unknown key “since”")]
    public void Faults_of_the_table_name_file_line_and_value(string old, string now, params string[] words) =>
        Full().Replace(Facts, old, now).Fails(Facts, now, words);

    [Fact]
    public void A_key_that_names_an_unknown_fact_is_a_fault() =>
        Full().Replace(AxisFile, "    weight:", "    facts: [holder-sleeps]\n    weight:")
            .Fails(AxisFile, "facts: [holder-sleeps]", "question “holder-q1-q1”", "“holder-sleeps”", Facts);

    [Fact]
    public void The_table_of_the_repository_holds_at_least_sixty_facts_and_every_one_is_stated_by_a_rule()
    {
        var regulation = Published.Content.Regulation;

        Assert.InRange(regulation.Facts.Count, 60, int.MaxValue);
        Assert.All(regulation.Facts, fact => Assert.Contains(fact.Id, regulation.FindRule(fact.Cite)!.Facts));
    }

    private static ContentFixture Saying(string french, string english) =>
        Full().Replace(AxisFile, FrenchHelp, french).Replace(AxisFile, EnglishHelp, english);

    private static ContentFixture Full() => new ContentFixture().Write(Facts, FactsText)
        .Replace(Rules, "provisions:\n      - { cite: \"60\" }",
            "facts: [holder-supplies, access-body-extends, holder-withholds]\n    provisions:\n      - { cite: \"60\" }");

    private const string FactsText = """
        facts:
          - { id: holder-supplies, cite: "60(2)", who: [holder], with: [access-body], modality: shall, what: { fr: "Le détenteur doit fournir.", en: "The holder must supply." }, limits: [{ months: 3 }] }
          - { id: access-body-extends, cite: "60(2)", who: [access-body], modality: may, what: { fr: "L’ORAD peut prolonger.", en: "The access body may extend." }, limits: [{ months: 3 }] }
          - { id: holder-withholds, cite: "60(3)", who: [holder], modality: shall-not, from: 2029-03-26, what: { fr: "Le détenteur ne doit rien retenir.", en: "The holder must not withhold." } }

        """;
}

using static EhdsReadiness.Core.Tests.Questionnaires.ContentFixture;

namespace EhdsReadiness.Core.Tests.Questionnaires;

public class ContentCheckTests
{
    private const string Ask = "fr: \"Question holder-q1-q1\u202F?\", en: \"Question holder-q1-q1?\"";
    private const string FrenchHelp = "fr: \"Le délai";
    private const string EnglishHelp = "en: \"The limit";

    [Fact]
    public void The_fixture_itself_has_no_faults() => new ContentFixture().Passes();

    [Fact]
    public void A_question_has_at_most_200_characters()
    {
        With(AxisFile, Ask, $"fr: \"Question\", en: \"{new string('x', 201)}\"").Fails(AxisFile, "xxx", "“en” of ask", "201", "xxx");
        With(AxisFile, Ask, $"fr: \"Question\", en: \"{new string('x', 200)}\"").Passes();
    }

    [Fact]
    public void Characters_are_those_of_Unicode()
    {
        With(AxisFile, Ask, $"fr: \"Question\", en: \"{string.Concat(Enumerable.Repeat("🩺", 200))}\"").Passes();
    }

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(240, true)]
    [InlineData(241, false)]
    public void A_level_has_12_to_240_characters(int length, bool passes)
    {
        var fixture = With(AxisFile, "en: \"A rule is written and begun.\"", $"en: \"{new string('x', length)}\"");
        Judge(fixture, passes, AxisFile, "xxx", "“en” of level 2", length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(149, false)]
    [InlineData(150, true)]
    [InlineData(900, true)]
    [InlineData(901, false)]
    public void French_help_has_150_to_900_characters(int length, bool passes)
    {
        var fixture = new ContentFixture();
        fixture.Replace(AxisFile, fixture.Read(AxisFile).Split('\n').First(line => line.Contains(FrenchHelp, StringComparison.Ordinal)),
            $"      fr: \"{new string('x', length)}\"");
        fixture.Replace(AxisFile, fixture.Read(AxisFile).Split('\n').First(line => line.Contains(EnglishHelp, StringComparison.Ordinal)),
            "      en: \"Short.\"");
        Judge(fixture, passes, AxisFile, "xxx", "“fr” of help", length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("en: \"A rule is written and begun.\"", "en: \"Some is  done case by case!\"")]
    [InlineData("fr: \"Une règle est écrite et commencée.\"", "fr: \"une partie est faite au cas par cas\"")]
    public void Two_levels_never_say_the_same(string old, string now)
    {
        With(AxisFile, old, now).Fails(AxisFile, now, "level 2", "same", "level 1");
    }

    [Theory]
    [InlineData("en: \"Question user-q1-q1?\"", "en: \"Question  Holder-q1-q1?\"")]
    [InlineData("fr: \"Question user-q1-q1\u202F?\"", "fr: \"question holder-q1-q1\u202F?\"")]
    public void Two_questions_never_ask_the_same(string old, string now)
    {
        With(AxisFile, old, now).Fails(AxisFile, now, "ask of question “user-q1-q1”", "that of question “holder-q1-q1”");
    }

    [Fact]
    public void Evidence_actions_and_steps_are_not_empty()
    {
        With(AxisFile, "    evidence:\n      - { fr: \"Une note datée\", en: \"A dated note\" }", "    evidence: []")
            .Fails(AxisFile, "evidence: []", "evidence", "empty");
        With(AxisFile, "steps: [ { fr: \"Réunir\", en: \"Gather\" } ]", "steps: []").Fails(AxisFile, "steps: []", "steps", "empty");
        With(AxisFile, "to: 3\n", "to: 4\n").Fails(AxisFile, "to: 4", "to “4”", "“3”");
    }

    [Fact]
    public void Actions_rise_strictly_to_the_target()
    {
        With(AxisFile, "to: 2", "to: 3").Replace(AxisFile, "to: 3\n        effort: months", "to:  3\n        effort: months")
            .Fails(AxisFile, "to:  3", "to “3”", "above");
        With(AxisFile, "target: 3", "target: 4").Fails(AxisFile, "to: 3", "to “3”", "target");
        With(AxisFile, "target: 3", "target: 2").Fails(AxisFile, "to: 3", "to “3”", "“2”");
    }

    [Fact]
    public void A_question_has_at_least_one_action()
    {
        var fixture = new ContentFixture();
        var text = fixture.Read(AxisFile);
        var (from, to) =
            (text.IndexOf("    actions:", StringComparison.Ordinal), text.IndexOf("  - id: user-q1-q1", StringComparison.Ordinal));
        fixture.Write(AxisFile, text[..from] + "    actions: []\n" + text[to..]).Fails(AxisFile, "actions: []", "actions", "holder-q1-q1");
    }

    [Theory]
    [InlineData("due: by-category", "due: now", "“by-category”")]
    [InlineData("due: by-category", "due: 2029-03-26", "“by-category”")]
    [InlineData("due: by-category", "due: 2027-03-26", "“by-category”")]
    public void A_due_is_the_one_that_the_law_gives(string old, string now, string words)
    {
        With(AxisFile, old, now).Fails(AxisFile, now, "due", words, "60(2)");
    }

    [Fact]
    public void A_paragraph_that_creates_no_duty_is_never_one()
    {
        With(AxisFile, "article: \"60(2)\"", "article: \"60\"").Fails(AxisFile, "due: by-category", "due “by-category”", "“60”", "no duty");
        With(AxisFile, "article: \"60(2)\"\n      due: by-category", "article: \"60(3)\"\n      due: 2029-03-26").Passes();
    }

    [Fact]
    public void A_shared_duty_binds_both_roles_alike()
    {
        With(AxisFile, "roles: [holder]", "roles: [holder, user]").Fails(AxisFile, "due: by-category", "due", "both");
        With(AxisFile, "roles: [holder]", "roles: [holder, user]").Fails(AxisFile, "micro_enterprise: [no", "“micro_enterprise”");
        With(AxisFile, "roles: [user]", "roles: [holder, user]").Passes();
    }

    [Fact]
    public void A_shared_question_may_have_a_duty_without_conditions_on_either_role()
    {
        With(AxisFile, "roles: [holder]", "roles: [holder, user]")
            .Replace(AxisFile, "    asked_when:\n      controller: [yes, unsure]\n", "")
            .Replace(AxisFile,
                "article: \"60(2)\"\n      due: by-category\n      applies_when:\n        controller: [yes, unsure]\n        " +
                "micro_enterprise: [no, unsure]", "article: \"GDPR 28\"\n      due: now\n      applies_when:\n        snds: [yes]")
            .Passes();
    }

    [Theory]
    [InlineData("asked_when:\n      controller: [yes, unsure]", "asked_when:\n      controller: []", "controller: []", "asked_when")]
    [InlineData("applies_when:\n        controller: [yes, unsure]", "applies_when:\n        controller: [no]", "controller: [no]",
        "applies_when")]
    public void A_condition_that_no_profile_can_satisfy_is_a_fault(string old, string now, string at, string key)
    {
        With(AxisFile, old, now).Fails(AxisFile, at, key, "no profile", "controller");
    }

    [Fact]
    public void A_condition_on_the_list_of_categories_may_differ_from_the_other()
    {
        With(AxisFile, "asked_when:\n      controller: [yes, unsure]", "asked_when:\n      categories: [a]")
            .Replace(AxisFile, "applies_when:\n        controller: [yes, unsure]", "applies_when:\n        categories: [b]").Passes();
    }

    [Theory]
    [InlineData(AxisFile, "cites: [\"60(2)\", \"GDPR 28\"]", "cites: [\"60(9)\", \"GDPR 28\"]", "60(9)")]
    [InlineData(Glossary, "cites: [\"60\"]", "cites: [\"61\"]", "61")]
    [InlineData(LawPageFile, "cites: [\"60\"]", "cites: [\"GDPR 99\"]", "GDPR 99")]
    [InlineData(Dates, "article: \"60\"", "article: \"105\"", "105")]
    public void A_citation_must_be_listed(string file, string old, string now, string words)
    {
        With(file, old, now).Fails(file, now, $"“{words}”", "rules.yaml");
    }

    [Theory]
    [InlineData("(article 60(2))", "(article 63(4))", "“63(4)”")]
    [InlineData("RGPD, article 28", "RGPD, article 29", "“GDPR 29”")]
    [InlineData("RGPD, article 28", "article 28", "“28”")]
    [InlineData("considérant 69", "considérant 70", "“recital 70”")]
    public void An_article_named_in_a_French_text_must_be_listed(string old, string now, string words)
    {
        With(AxisFile, old, now).Fails(AxisFile, FrenchHelp, "“fr” of help", words);
    }

    [Theory]
    [InlineData("(Article 60(2))", "(Article 63(4))", "“63(4)”")]
    [InlineData("GDPR, Article 28", "Article 29 of the GDPR", "“GDPR 29”")]
    [InlineData("recital 69", "recital 70", "“recital 70”")]
    [InlineData("recital 69", "recital\u00A070", "“recital 70”")]
    public void An_article_named_in_an_English_text_must_be_listed(string old, string now, string words)
    {
        With(AxisFile, old, now).Fails(AxisFile, EnglishHelp, "“en” of help", words);
    }

    [Theory]
    [InlineData("26 March 2029", "26 April 2029", "dates", "2029-04-26")]
    [InlineData("26 March 2029", "27 March 2029", "dates", "2029-03-27")]
    [InlineData("26 March 2029", "26 March 2031", "dates", "2031-03-26")]
    [InlineData("4,000 bodies", "4,500 bodies", "numbers", "4500")]
    [InlineData("4,000 bodies", "bodies", "numbers", "4000")]
    [InlineData("0.5%", "0.6%", "numbers", "0.6")]
    [InlineData("three months", "four months", "numbers", "four")]
    [InlineData("three months", "3 months", "numbers", "3")]
    [InlineData("(Article 60(2))", "(Article 60(3))", "articles", "60(3)")]
    [InlineData("(Article 60(2))", "", "articles", "60(2)")]
    [InlineData("GDPR, Article 28", "GDPR", "articles", "GDPR 28")]
    [InlineData("https://example.org/a", "https://example.org/b", "links", "https://example.org/b")]
    public void Both_languages_cite_the_same(string old, string now, string kind, string words)
    {
        With(AxisFile, old, now).Fails(AxisFile, EnglishHelp, "parity", "“fr” and “en” of help", kind, words);
    }

    [Fact]
    public void Placeholders_are_the_same_in_both_languages()
    {
        With(AxisFile, "with {count} proofs", "with {number} proofs").Fails(AxisFile, "{number}", "placeholders", "{number}", "level 3");
    }

    [Theory]
    [InlineData(ProfileFile, "en: \"Value yes\"", "en: \"Value 3\"")]
    [InlineData(Glossary, "en: \"Data gathered.\"", "en: \"Data gathered in 2029.\"")]
    [InlineData(Rules, "en: \"Obliges to supply.\"", "en: \"Obliges to supply within 3 months.\"")]
    [InlineData(Head, "en: \"Much\"", "en: \"Much, 75\"")]
    [InlineData(ContradictionsFile, "en: \"Worth another look.\"", "en: \"Worth 2 more looks.\"")]
    public void Parity_holds_in_every_file(string file, string old, string now)
    {
        With(file, old, now).Fails(file, now, "parity", "numbers");
    }

    [Theory]
    [InlineData("Non conforme", false)]
    [InlineData("NON\u00A0CONFORMES", false)]
    [InlineData("non-conforme", false)]
    [InlineData("non  conforme", false)]
    [InlineData("obligatoire dès\u202F2027", false)]
    [InlineData("il s’applique en 2028", false)]
    [InlineData("le relevé des non-conformités", true)]
    [InlineData("obligatoire dès 2029", true)]
    public void Forbidden_words_are_found_in_French(string words, bool passes)
    {
        var number = words.Contains("202", StringComparison.Ordinal) ? words[^4..] : "";
        var fixture = With(
            AxisFile, "{ fr: \"Une note datée\", en: \"A dated note\" }", $"{{ fr: \"Une note, {words}\", en: \"A note {number}\" }}");
        Judge(fixture, passes, AxisFile, "fr: \"Une note", "forbidden", "“fr” of evidence");
    }

    [Theory]
    [InlineData("Non-Compliant", false)]
    [InlineData("non compliant", false)]
    [InlineData("applies in 2028", false)]
    [InlineData("mandatory from 2027", false)]
    [InlineData("applies in 2029", true)]
    public void Forbidden_words_are_found_in_English(string words, bool passes)
    {
        var number = words.Contains("202", StringComparison.Ordinal) ? words[^4..] : "";
        var fixture = With(
            AxisFile, "{ fr: \"Une note datée\", en: \"A dated note\" }", $"{{ fr: \"Une note {number}\", en: \"A note {words}\" }}");
        Judge(fixture, passes, AxisFile, "fr: \"Une note", "forbidden", words);
    }

    [Fact]
    public void A_question_may_allow_itself_forbidden_words()
    {
        With(AxisFile, "en: \"A dated note\"", "en: \"A non-compliant note\"")
            .Replace(AxisFile, "    target: 3", "    target: 3\n    allow_words: [\"Non compliant\"]").Passes();
    }

    [Theory]
    [InlineData("l'organisme", "l'organisme")]
    [InlineData("une note : datée", "note :")]
    [InlineData("une note ; datée", "note ;")]
    [InlineData("une note ?", "note ?")]
    [InlineData("une « note\u00A0»", "« note")]
    [InlineData("une «\u00A0note »", "note »")]
    public void French_typography_is_kept(string now, string words)
    {
        With(AxisFile, "fr: \"Une note datée\"", $"fr: \"{now}\"").Fails(AxisFile, now, "“fr” of evidence 1", words);
    }

    [Fact]
    public void French_typography_with_no_break_spaces_passes()
    {
        With(AxisFile, "fr: \"Une note datée\"", "fr: \"L’accès\u00A0: une «\u00A0note\u00A0» datée\u202F; et après\u202F?\"").Passes();
    }

    [Theory]
    [InlineData("en: \"A dated note\"", "en: \"A [note](https://example.org/n)\"")]
    [InlineData("en: \"A dated note\"", "en: \"See https://example.org/n\"")]
    public void Links_stand_only_in_help(string old, string now)
    {
        With(AxisFile, old, now).Fails(AxisFile, now, "link", "evidence");
    }

    [Fact]
    public void A_link_in_help_has_a_complete_address()
    {
        With(AxisFile, "Le délai", "[Le délai](#terme)").Replace(AxisFile, "The limit", "[The limit](#terme)")
            .Fails(AxisFile, "[Le délai](#terme)", "help", "“#terme”");
        With(AxisFile, "Le délai", "[Le délai](https://example.org)").Replace(AxisFile, "The limit", "[The limit](https://example.org)")
            .Passes();
    }

    [Fact]
    public void Express_gives_each_role_10_to_14_questions()
    {
        With(Head, "  - user-q1-q1\n", "").Replace(Head, "  - user-q2-q1\n", "").Replace(Head, "  - user-q3-q1\n", "")
            .Fails(Head, "  - holder-q1-q1", "express", "“9”", "“user”");
    }

    [Fact]
    public void Express_meets_every_axis_twice_in_each_role()
    {
        With(Head, "  - holder-q2-q1\n", "").Replace(Head, "  - holder-q2-q2\n", "")
            .Fails(Head, "  - holder-q1-q1", "express", "“1” question of axis “reusable-databases”", "“holder”");
        With(Head, "  - holder-q2-q1\n", "").Passes();
    }

    [Fact]
    public void Every_axis_has_a_question_for_each_role()
    {
        var fixture = new ContentFixture();
        var text = fixture.Read(AxisFile);
        fixture.Write(AxisFile, text.Replace("roles: [user]", "roles: [holder]", StringComparison.Ordinal))
            .Fails(AxisFile, "questions:", "axis “transparency” has no question", "“user”");
    }

    [Fact]
    public void A_contradiction_never_waits_for_an_answer_that_is_not_offered()
    {
        var fixture = new ContentFixture();
        fixture.Write(AxisFile, fixture.Read(AxisFile)
            .Replace("    not_applicable: { fr: \"Sans objet ici.\", en: \"Not relevant here.\" }\n", "", StringComparison.Ordinal));
        fixture.Fails(ContradictionsFile, "not_applicable", "not_applicable", "holder-q1-q2");
    }

    [Theory]
    [InlineData(Categories, "letter: c,", "letter: d,", "letter “d”")]
    [InlineData(Categories, "letter: q,", "letter: r,", "letter “r”")]
    [InlineData(Categories, "due: 2031-03-26", "due: 2030-03-26", "due “2030-03-26”")]
    [InlineData(Dates, "date: 2027-03-26", "date: 2030-03-26", "date")]
    [InlineData(Rules, "- { cite: \"60\" }\n", "- { cite: \"60(1)\" }\n", "provisions")]
    [InlineData(Rules, "instrument: ehds", "instrument: ehd", "instrument “ehd”")]
    [InlineData(Rules, "link: \"http://", "link: \"", "link")]
    [InlineData(Rules, "due: by-category", "due: later", "due “later”")]
    [InlineData(Rules, "confidence: high", "confidence: low", "confidence “low”")]
    public void The_law_is_checked(string file, string old, string now, string words)
    {
        var fixture = With(file, old, now);
        fixture.Fails(file, file is Dates ? "id: chapter-iv" : now, words);
    }

    [Theory]
    [InlineData("id: unsure, label: { fr: \"Valeur unsure\"", "id: perhaps, label: { fr: \"Valeur unsure\"", "id: yes", "“controller”")]
    [InlineData("id: FR-IDF", "id: IDF", "id: IDF", "“IDF”")]
    [InlineData("fr: \"Valeur c\"", "fr: \"Autre\"", "fr: \"Autre\"", "label")]
    [InlineData("id: snds", "id: sns", "id: sns", "id “sns”")]
    public void The_profile_is_checked(string old, string now, string at, string words)
    {
        With(ProfileFile, old, now).Fails(ProfileFile, at, words);
    }

    [Theory]
    [InlineData("id: dataset", "id: access-body", "access-body", "id “access-body”")]
    [InlineData("en: \"dataset\"", "en: \"HDAB\"", "en: \"HDAB\"", "“HDAB”")]
    [InlineData("fr: \"ensemble de données\"", "fr: \"Organisme responsable\"", "fr: \"Organisme", "“access-body”")]
    public void A_word_of_the_glossary_leads_to_one_definition(string old, string now, string at, string words)
    {
        var fixture = With(Glossary, old, now);
        fixture.Fails(Glossary, at is "access-body" ? "id: access-body\n    term: { fr: \"ensemble" : at, words);
    }

    [Fact]
    public void A_file_that_cannot_be_parsed_hides_no_fault_of_the_others_and_invents_none()
    {
        using var fixture =
            With(AxisFile, "questions:", "questions: {").Replace("questionnaires/t-1/2-reusable-databases.yaml", "weight: 3", "weight: 9");

        Assert.Equal([AxisFile, "questionnaires/t-1/2-reusable-databases.yaml"], fixture.Check().Select(fault => fault.File));
    }

    private static void Judge(ContentFixture fixture, bool passes, string file, string at, params string[] words)
    {
        if (passes)
        {
            fixture.Passes();
        }
        else
        {
            fixture.Fails(file, at, words);
        }
    }
}

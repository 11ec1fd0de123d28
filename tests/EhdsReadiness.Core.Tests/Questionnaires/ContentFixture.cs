namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>A small content folder without faults, in which a test spoils one thing.</summary>
internal sealed partial class ContentFixture : IDisposable
{
    public const string Head = "questionnaires/t-1/questionnaire.yaml";
    public const string AxisFile = "questionnaires/t-1/1-transparency.yaml";
    public const string ContradictionsFile = "questionnaires/t-1/contradictions.yaml";
    public const string ProfileFile = "profile.yaml";
    public const string Glossary = "glossary.yaml";
    public const string Dates = "regulation/dates.yaml";
    public const string Categories = "regulation/categories.yaml";
    public const string Rules = "regulation/rules.yaml";
    public const string LawPageFile = "regulation/law-page.yaml";

    private const int QuestionsPerAxis = 3;
    private const string Letters = "abcdefghijklmnopq";

    private static readonly string[] Axes = ["transparency", "reusable-databases", "provision", "simple-use"];

    public ContentFixture()
    {
        Folder = Directory.CreateTempSubdirectory("content-").FullName;
        Write(ProfileFile, ProfileText());
        Write(Glossary, GlossaryText);
        Write(Dates, DatesText);
        Write(Categories, CategoriesText());
        Write(Rules, RulesText);
        Write(LawPageFile, LawPageText);
        Write(Head, HeadText());
        Write(ContradictionsFile, ContradictionsText);
        for (var number = 1; number <= Axes.Length; number++)
        {
            Write($"questionnaires/t-1/{number}-{Axes[number - 1]}.yaml", AxisText(number));
        }
    }

    public string Folder { get; }

    /// <summary>A valid folder in which the first occurrence of a text in a file is replaced.</summary>
    public static ContentFixture With(string file, string old, string now) => new ContentFixture().Replace(file, old, now);

    /// <summary>Replaces the first occurrence, which must exist.</summary>
    public ContentFixture Replace(string file, string old, string now)
    {
        var text = Read(file);
        var place = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(place >= 0, $"“{old}” does not stand in {file}");
        return Write(file, text[..place] + now + text[(place + old.Length)..]);
    }

    public ContentFixture Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public ContentFixture Write(string file, byte[] bytes)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public ContentFixture Delete(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        return this;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>The line, from 1, of the first occurrence of a text in a file as it stands now.</summary>
    public int LineOf(string file, string text)
    {
        var place = Read(file).IndexOf(text, StringComparison.Ordinal);
        Assert.True(place >= 0, $"“{text}” does not stand in {file}");
        return Read(file)[..place].Count(letter => letter is '\n') + 1;
    }

    /// <summary>All faults, each of which must be said in French too.</summary>
    public IReadOnlyList<ContentFault> Check()
    {
        var faults = ContentCheck.Check(Folder);
        Assert.All(faults, IsSaidInFrench);
        return faults;
    }

    /// <summary>Asserts one fault in that file, on the line where <paramref name="at"/> stands, that holds all of the words.</summary>
    public void Fails(string file, string at, params ReadOnlySpan<string> words)
    {
        var faults = Check();
        var line = LineOf(file, at);
        var listed = string.Join('\n', faults);
        foreach (var word in words)
        {
            Assert.True(
                faults.Any(fault => fault.File == file && fault.Line == line && fault.Message.Contains(word, StringComparison.Ordinal)),
                $"expected {file}:{line}: … {word} …, got:\n{listed}");
        }

        Dispose();
    }

    public void Passes()
    {
        Assert.Equal([], Check());
        Dispose();
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>What is not quoted is French, with its spaces. Of a file that is no YAML the parser tells more in English.</summary>
    private static void IsSaidInFrench(ContentFault fault)
    {
        var words = Quoted().Replace(fault.In(Language.French).Split("en anglais")[0], "");

        Assert.NotEqual(fault.In(Language.English), fault.In(Language.French));
        Assert.DoesNotMatch("[“”]|\\b(?:the|must|which|is|has|of)\\b| [:;!?»]", words);
    }

    [GeneratedRegex("«\u00A0[^»]*\u00A0»")]
    private static partial Regex Quoted();

    private static string HeadText()
    {
        var text = new StringBuilder("""
            version: "t-1"
            date: 2026-11-23
            levels:
              - { fr: "Rien", en: "Nothing" }
              - { fr: "Un peu", en: "A little" }
              - { fr: "Commencé", en: "Begun" }
              - { fr: "En place", en: "In place" }
              - { fr: "Amélioré", en: "Improved" }
            bands:
              - { id: starting, from: 0, name: { fr: "Au départ", en: "Starting" }, meaning: { fr: "Peu", en: "Little" } }
              - { id: ready, from: 75, name: { fr: "Prêt", en: "Ready" }, meaning: { fr: "Beaucoup", en: "Much" } }
            blocker_cap: starting
            axes:

            """);
        foreach (var axis in Axes)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"  - {{ id: {axis}, title: {{ fr: \"Axe\", en: \"Axis\" }}, summary: {{ fr: \"Résumé\", en: \"Summary\" }} }}\n");
        }

        text.Append("express:\n");
        for (var number = 1; number <= Axes.Length; number++)
        {
            for (var question = 1; question <= QuestionsPerAxis; question++)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - holder-q{number}-q{question}\n  - user-q{number}-q{question}\n");
            }
        }

        return text.ToString();
    }

    private static string AxisText(int number)
    {
        var text = new StringBuilder("questions:\n");
        for (var question = 1; question <= QuestionsPerAxis; question++)
        {
            text.Append(QuestionText($"holder-q{number}-q{question}", "holder"));
            text.Append(QuestionText($"user-q{number}-q{question}", "user"));
        }

        return text.ToString();
    }

    private static string QuestionText(string id, string role)
    {
        var duty = role is "holder"
            ? """
                duty:
                  kind: law
                  article: "60(2)"
                  due: by-category
                  applies_when:
                    controller: [yes, unsure]
                    micro_enterprise: [no, unsure]
            """
            : "    duty: { kind: good-practice }";
        return $$"""
              - id: {{id}}
                roles: [{{role}}]
                weight: 3
                target: 3
                asked_when:
                  controller: [yes, unsure]
            {{duty}}
                cites: ["60(2)", "GDPR 28"]
                ask: { fr: "Question {{id}} ?", en: "Question {{id}}?" }
                help:
                  fr: "Le délai est de trois mois (article 60(2)). Dès le 26 mars 2029, 4 000 organismes sont visés, soit 0,5 % du total, selon https://example.org/a. Le contrat suit le RGPD, article 28, et le considérant 69."
                  en: "The limit is three months (Article 60(2)). From 26 March 2029, 4,000 bodies are concerned, or 0.5% of all, according to https://example.org/a. The contract follows the GDPR, Article 28, and recital 69."
                levels:
                  - { fr: "Rien n’est fait pour l’instant.", en: "Nothing is done for the moment." }
                  - { fr: "Une partie est faite au cas par cas.", en: "Some is done case by case." }
                  - { fr: "Une règle est écrite et commencée.", en: "A rule is written and begun." }
                  - { fr: "La règle est suivie partout, avec {count} preuves.", en: "The rule is followed everywhere, with {count} proofs." }
                  - { fr: "La règle est mesurée et revue.", en: "The rule is measured and reviewed." }
                not_applicable: { fr: "Sans objet ici.", en: "Not relevant here." }
                evidence:
                  - { fr: "Une note datée", en: "A dated note" }
                actions:
                  - id: {{id}}-write
                    to: 2
                    effort: weeks
                    owner: { fr: "Direction", en: "Management" }
                    do: { fr: "Écrire la règle.", en: "Write the rule." }
                    steps: [ { fr: "Réunir", en: "Gather" } ]
                    done_when: { fr: "La règle existe.", en: "The rule exists." }
                  - id: {{id}}-follow
                    to: 3
                    effort: months
                    owner: { fr: "Direction", en: "Management" }
                    do: { fr: "Suivre la règle.", en: "Follow the rule." }
                    steps: [ { fr: "Former", en: "Train" } ]
                    done_when: { fr: "La règle est suivie.", en: "The rule is followed." }

            """;
    }

    private static string ProfileText()
    {
        var text = new StringBuilder("fields:\n");
        Field("organisation_kind", ["hospital", "other"]);
        Field("region", ["FR-IDF", "FR-NAT", "other"]);
        Field("controller", ["yes", "no", "unsure"]);
        Field("micro_enterprise", ["yes", "no", "unsure"]);
        Field("categories", [.. Letters.Select(letter => letter.ToString())]);
        Field("public_funding", ["yes", "no", "unsure"]);
        Field("snds", ["yes", "no", "unsure"]);
        return text.ToString();

        void Field(string id, string[] values)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - id: {id}\n    label: {{ fr: \"Champ\", en: \"Field\" }}\n    values:\n");
            foreach (var value in values)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"      - {{ id: {value}, label: {{ fr: \"Valeur {value}\", en: \"Value {value}\" }} }}\n");
            }
        }
    }

    private static string CategoriesText()
    {
        var text = new StringBuilder("categories:\n");
        foreach (var letter in Letters)
        {
            var year = "bfgmp".Contains(letter) ? 2031 : 2029;
            var stricter = "fgiq".Contains(letter) ? ", stricter_national_measures: true" : "";
            text.Append(CultureInfo.InvariantCulture,
                $"  - {{ letter: {letter}, name: {{ fr: \"Valeur {letter}\", en: \"Value {letter}\" }}, description: {{ fr: \"Des " +
                $"données\", en: \"Data\" }}, due: {year}-03-26, source: \"REG\"{stricter} }}\n");
        }

        return text.ToString();
    }

    private const string GlossaryText = """
        terms:
          - id: access-body
            term: { fr: "organisme responsable", en: "health data access body" }
            also: { fr: ["ORAD"], en: ["HDAB"] }
            definition: { fr: "Celui qui autorise.", en: "The one that permits." }
            cites: ["60"]
          - id: dataset
            term: { fr: "ensemble de données", en: "dataset" }
            definition: { fr: "Des données réunies.", en: "Data gathered." }

        """;

    private const string DatesText = """
        dates:
          - { id: general-application, date: 2027-03-26, article: "60", title: { fr: "Début", en: "Start" }, meaning: { fr: "Le début.", en: "The start." }, binds: [all], source: "REG" }
          - { id: chapter-iv, date: 2029-03-26, article: "60", title: { fr: "Suite", en: "Next" }, meaning: { fr: "La suite.", en: "What follows." }, binds: [holder, user], source: "REG" }
        chapter_iv: 2029-03-26
        deferred: 2031-03-26

        """;

    private const string RulesText = """
        rules:
          - id: "60"
            instrument: ehds
            heading: { fr: "Détenteurs", en: "Holders" }
            does: { fr: "Oblige à fournir.", en: "Obliges to supply." }
            binds: [holder]
            from: 2029-03-26
            link: "http://data.europa.eu/eli/reg/2025/327/oj"
            source: "REG"
            confidence: high
            provisions:
              - { cite: "60" }
              - { cite: "60(2)", due: by-category }
              - { cite: "60(3)", due: 2029-03-26 }
          - id: "GDPR 28"
            instrument: gdpr
            heading: { fr: "Sous-traitants", en: "Processors" }
            does: { fr: "Demande un contrat.", en: "Asks for a contract." }
            binds: [controller, processor]
            from: now
            source: "GDPR"
            confidence: medium
            provisions:
              - { cite: "GDPR 28", due: now }
          - id: "recital 69"
            instrument: recital
            heading: { fr: "Coûts", en: "Costs" }
            does: { fr: "Explique les coûts.", en: "Explains the costs." }
            binds: [all]
            source: "REG"
            confidence: high
            provisions:
              - { cite: "recital 69" }

        """;

    private const string LawPageText = """
        about_2028: { fr: "En 2028, rien.", en: "In 2028, nothing." }
        misunderstood:
          - { belief: { fr: "C’est obligatoire dès 2027.", en: "It applies in 2027." }, truth: { fr: "Non.", en: "No." }, cites: ["60"] }
        open_in_france:
          - { fr: "Tout.", en: "Everything." }

        """;

    private const string ContradictionsText = """
        contradictions:
          - id: one-without-other
            when:
              - { question: holder-q1-q1, levels: [0] }
              - { question: holder-q1-q2, not_applicable: true }
              - { profile: public_funding, values: [yes] }
            hint: { fr: "À revoir.", en: "Worth another look." }

        """;
}

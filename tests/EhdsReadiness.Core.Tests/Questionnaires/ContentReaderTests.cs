namespace EhdsReadiness.Core.Tests.Questionnaires;

public class ContentReaderTests
{
    [Fact]
    public void A_whole_folder_becomes_content()
    {
        using var fixture = new ContentFixture();

        var reading = ContentReader.Read(fixture.Folder);

        Assert.Equal([], reading.Faults);
        var questionnaire = reading.Content!.Questionnaires[^1];
        Assert.Equal("t-1", questionnaire.Version);
        Assert.Equal(24, questionnaire.Questions.Count);
        Assert.Equal(24, questionnaire.Express.Count);
        Assert.Equal(Enumerable.Range(0, 24), questionnaire.Questions.Select(question => question.Order));
        var question = questionnaire.Find("holder-q2-q1")!;
        Assert.Equal("reusable-databases", question.AxisId);
        Assert.Equal(new Due.ByCategory(), question.Duty!.Due);
        Assert.Equal(["controller", "micro_enterprise"], question.Duty.AppliesWhen!.Fields.Select(field => field.FieldId));
        Assert.Equal(["yes", "unsure"], question.AskedWhen!.Fields[0].Values);
        Assert.Equal([2, 3], question.Actions.Select(action => action.To));
        Assert.Null(questionnaire.Find("user-q1-q1")!.Duty);
        Assert.Equal("Question holder-q2-q1?", question.Ask.En);
    }

    [Fact]
    public void Profile_and_law_are_read_with_their_order_and_dates()
    {
        using var fixture = new ContentFixture();

        var content = ContentReader.Read(fixture.Folder).Content!;

        Assert.Equal("organisation_kind", content.ProfileFields[0].Id);
        Assert.Equal(["yes", "no", "unsure"], content.Field("controller").Values.Select(value => value.Id));
        Assert.Equal(17, content.Regulation.Categories.Count);
        Assert.Equal(new DateOnly(2031, 3, 26), content.Regulation.Categories[1].Due);
        Assert.True(content.Regulation.Categories[5].StricterNationalMeasures);
        Assert.Equal(new Due.On(new(2029, 3, 26)), content.Regulation.FindProvision("60(3)")!.Due);
        Assert.True(content.Regulation.FindRule("GDPR 28")!.InForce);
        Assert.Null(content.Regulation.FindRule("recital 69")!.From);
        Assert.Equal(["ORAD"], content.Glossary[0].AlsoFr);
    }

    [Fact]
    public void The_target_is_three_and_what_is_optional_is_null_when_left_out()
    {
        using var fixture = ContentFixture.With(ContentFixture.AxisFile, "    target: 3\n", "")
            .Replace(ContentFixture.AxisFile, "    not_applicable: { fr: \"Sans objet ici.\", en: \"Not relevant here.\" }\n", "")
            .Replace(ContentFixture.AxisFile, "    asked_when:\n      controller: [yes, unsure]\n", "");

        var question = ContentReader.Read(fixture.Folder).Content!.Questionnaires[^1].Questions[0];

        Assert.Equal(3, question.Target);
        Assert.Null(question.NotApplicable);
        Assert.Null(question.AskedWhen);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("on")]
    [InlineData("null")]
    [InlineData("~")]
    public void Words_that_YAML_takes_for_other_things_are_read_as_words(string word)
    {
        using var fixture =
            ContentFixture.With(ContentFixture.AxisFile, "{ fr: \"Direction\", en: \"Management\" }", $"{{ fr: {word}, en: {word} }}");

        Assert.Equal(new Text(word, word), ContentReader.Read(fixture.Folder).Content!.Questionnaires[^1].Questions[0].Actions[0].Owner);
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_do_not_matter()
    {
        using var fixture = new ContentFixture();
        var text = fixture.Read(ContentFixture.AxisFile).ReplaceLineEndings("\r\n");
        fixture.Write(ContentFixture.AxisFile, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);

        fixture.Passes();
    }

    [Fact]
    public void Lines_are_counted_right_with_carriage_returns()
    {
        using var fixture = ContentFixture.With(ContentFixture.AxisFile, "    weight: 3", "    weight: 9");
        fixture.Write(ContentFixture.AxisFile, fixture.Read(ContentFixture.AxisFile).ReplaceLineEndings("\r\n"));

        fixture.Fails(ContentFixture.AxisFile, "weight: 9", "weight", "“9”", "holder-q1-q1");
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_a_fault_on_their_line()
    {
        using var fixture = new ContentFixture();
        fixture.Write(ContentFixture.Glossary, [.. "terms:\n# "u8, 0xE9, .. "\n"u8]);

        Assert.Contains(fixture.Check(), fault =>
            fault is { File: ContentFixture.Glossary, Line: 2 } && fault.Message.Contains("UTF-8", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\tbroken: [", 3)]
    [InlineData("  broken: [ one\n", 5)]
    [InlineData("  - \"never closed\n", 5)]
    public void What_is_not_YAML_is_one_fault_of_the_file(string text, int lastLine)
    {
        using var fixture = new ContentFixture().Write(ContentFixture.Glossary, "terms:\n" + text);

        var fault = Assert.Single(fixture.Check());

        Assert.Equal(ContentFixture.Glossary, fault.File);
        Assert.InRange(fault.Line, 1, lastLine);
        Assert.Contains("YAML", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("- a list\n")]
    [InlineData("word")]
    public void A_file_that_is_no_mapping_is_a_fault(string text)
    {
        using var fixture = new ContentFixture().Write(ContentFixture.Glossary, text);

        Assert.Single(fixture.Check(), fault => fault.File == ContentFixture.Glossary);
    }

    [Fact]
    public void Nesting_without_end_is_a_fault_and_no_crash()
    {
        using var fixture = new ContentFixture().Write(ContentFixture.Glossary, "terms: " + new string('[', 100_000));

        Assert.Contains("deep", Assert.Single(fixture.Check()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weight: &w 3", "anchor “&w”")]
    [InlineData("weight: !!int 3", "tag")]
    [InlineData("weight: 3\n    <<: {}", "merge key “<<”")]
    [InlineData("weight: *w", "alias “*w”")]
    public void YAML_that_surprises_is_refused(string now, string words)
    {
        ContentFixture.With(ContentFixture.AxisFile, "weight: 3", now)
            .Fails(ContentFixture.AxisFile, now.Contains("<<", StringComparison.Ordinal) ? "<<" : now, words);
    }

    [Fact]
    public void A_second_document_is_refused()
    {
        new ContentFixture().Replace(ContentFixture.Glossary, "  - id: dataset", "---\n  - id: dataset")
            .Fails(ContentFixture.Glossary, "---", "document");
    }

    [Fact]
    public void A_duplicate_key_is_a_fault()
    {
        ContentFixture.With(ContentFixture.AxisFile, "    target: 3", "    weight: 4")
            .Fails(ContentFixture.AxisFile, "weight: 4", "“weight”", "twice");
    }

    [Fact]
    public void An_unknown_key_is_a_fault_that_names_it()
    {
        ContentFixture.With(ContentFixture.AxisFile, "    target: 3", "    tilte: 3")
            .Fails(ContentFixture.AxisFile, "tilte", "unknown key “tilte”", "holder-q1-q1");
    }

    [Fact]
    public void Allow_words_is_a_known_key()
    {
        ContentFixture.With(ContentFixture.AxisFile, "    target: 3", "    target: 3\n    allow_words: [\"non conforme\"]").Passes();
    }

    [Theory]
    [InlineData("    weight: 3\n", "weight")]
    [InlineData("    roles: [holder]\n", "roles")]
    [InlineData("    cites: [\"60(2)\", \"GDPR 28\"]\n", "cites")]
    public void A_missing_key_is_a_fault_on_the_line_of_its_question(string key, string name)
    {
        ContentFixture.With(ContentFixture.AxisFile, key, "").Fails(ContentFixture.AxisFile, "- id: holder-q1-q1", $"“{name}” is missing");
    }

    [Theory]
    [InlineData("weight: 3", "weight: 9", "weight “9”")]
    [InlineData("weight: 3", "weight: 0", "weight “0”")]
    [InlineData("weight: 3", "weight: 2.5", "weight “2.5”")]
    [InlineData("weight: 3", "weight: \"3\"", "weight “3”")]
    [InlineData("weight: 3", "weight: [3]", "weight a list")]
    [InlineData("target: 3", "target: 5", "target “5”")]
    [InlineData("to: 2", "to: 0", "to “0”")]
    [InlineData("roles: [holder]", "roles: [owner]", "roles “owner”")]
    [InlineData("roles: [holder]", "roles: []", "roles")]
    [InlineData("roles: [holder]", "roles: holder", "“holder”")]
    [InlineData("effort: weeks", "effort: years", "effort “years”")]
    [InlineData("kind: law", "kind: rule", "kind “rule”")]
    [InlineData("due: by-category", "due: soon", "due “soon”")]
    [InlineData("due: by-category", "due: 2029-02-30", "due “2029-02-30”")]
    [InlineData("article: \"60(2)\"", "article: \"160\"", "article “160”")]
    [InlineData("controller: [yes, unsure]", "controler: [yes, unsure]", "“controler”")]
    [InlineData("controller: [yes, unsure]", "controller: [yes, maybe]", "“maybe”")]
    [InlineData("controller: [yes, unsure]", "controller: yes", "“yes”")]
    [InlineData("- id: holder-q1-q1", "- id: Holder_One", "id “Holder_One”")]
    public void A_wrong_value_is_quoted_with_its_key(string old, string now, string words)
    {
        ContentFixture.With(ContentFixture.AxisFile, old, now).Fails(ContentFixture.AxisFile, now, words);
    }

    [Theory]
    [InlineData("fr: \"Question holder-q1-q1\u202F?\", ", "“fr” is missing in ask")]
    [InlineData(", en: \"Question holder-q1-q1?\"", "“en” is missing in ask")]
    public void A_missing_language_is_a_fault(string language, string words)
    {
        ContentFixture.With(ContentFixture.AxisFile, language, "").Fails(ContentFixture.AxisFile, "ask: ", words, "holder-q1-q1");
    }

    [Theory]
    [InlineData("en: \"\"")]
    [InlineData("en: \" \"")]
    [InlineData("en: \"\u00A0\"")]
    [InlineData("en:")]
    public void An_empty_text_is_a_fault(string now)
    {
        ContentFixture.With(ContentFixture.AxisFile, "en: \"Question holder-q1-q1?\"", now)
            .Fails(ContentFixture.AxisFile, "ask: ", "en of ask", "empty");
    }

    [Theory]
    [InlineData("      - { fr: \"La règle est mesurée et revue.\", en: \"The rule is measured and reviewed.\" }\n", "", "“4”")]
    [InlineData("    not_applicable", "      - { fr: \"Un sixième niveau.\", en: \"One level too many.\" }\n    not_applicable", "“6”")]
    public void There_are_exactly_five_levels(string old, string now, string count)
    {
        ContentFixture.With(ContentFixture.AxisFile, old, now).Fails(ContentFixture.AxisFile, "  - { fr: \"Rien", "level", count, "five");
    }

    [Fact]
    public void A_question_id_stands_once_in_all_axes()
    {
        ContentFixture.With("questionnaires/t-1/2-reusable-databases.yaml", "- id: user-q2-q1\n", "- id: holder-q1-q1\n")
            .Fails("questionnaires/t-1/2-reusable-databases.yaml", "- id: holder-q1-q1", "id “holder-q1-q1”", "twice");
    }

    [Fact]
    public void An_action_id_stands_once_in_all_questions()
    {
        ContentFixture.With(ContentFixture.AxisFile, "id: user-q1-q1-write", "id: holder-q1-q1-write")
            .Replace(ContentFixture.AxisFile, "id: holder-q1-q1-write", "id:   holder-q1-q1-write")
            .Fails(ContentFixture.AxisFile, "id: holder-q1-q1-write", "id “holder-q1-q1-write”", "twice");
    }

    [Theory]
    [InlineData("from: 0", "from: 5", "from “5”")]
    [InlineData("from: 75", "from: 0", "from “0”")]
    [InlineData("from: 75", "from: 101", "from “101”")]
    [InlineData("id: ready", "id: starting", "id “starting”")]
    [InlineData("blocker_cap: starting", "blocker_cap: middling", "blocker_cap “middling”")]
    [InlineData("- holder-q1-q1\n", "- holder-q1-q9\n", "express names “holder-q1-q9”")]
    [InlineData("version: \"t-1\"", "version: \"t-2\"", "version “t-2”")]
    [InlineData("date: 2026-11-23", "date: 23/11/2026", "date “23/11/2026”")]
    public void The_head_of_a_version_is_checked(string old, string now, string words)
    {
        var fixture = ContentFixture.With(ContentFixture.Head, old, now);
        var line = old.Contains("75", StringComparison.Ordinal) || old.Contains("ready", StringComparison.Ordinal) ? "name: { fr: \"Prêt\""
            : now;
        fixture.Fails(ContentFixture.Head, line, words);
    }

    [Theory]
    [InlineData("questionnaires/t-1/5-training.yaml", "training")]
    [InlineData("questionnaires/t-1/2-transparency.yaml", "transparency")]
    public void An_axis_file_that_is_no_axis_is_a_fault(string file, string axis)
    {
        new ContentFixture().Write(file, "questions: []\n").Fails(file, "questions", $"axis “{axis}”");
    }

    [Theory]
    [InlineData("questionnaires/t-1/4-simple-use.yaml")]
    [InlineData(ContentFixture.Head)]
    [InlineData(ContentFixture.ProfileFile)]
    [InlineData(ContentFixture.Rules)]
    [InlineData(ContentFixture.LawPageFile)]
    public void A_missing_file_is_a_fault(string file)
    {
        using var fixture = new ContentFixture().Delete(file);

        Assert.Contains(new ContentFault(file, 1, new Text("le fichier manque", "the file is missing")), fixture.Check());
        Assert.Null(ContentReader.Read(fixture.Folder).Content);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_full_of_missing_files()
    {
        Assert.Contains(ContentCheck.Check("/no/such/folder"), fault => fault.File is ContentFixture.ProfileFile);
    }

    [Theory]
    [InlineData("questionnaires/t-1/notes.txt")]
    [InlineData("regulation/more.yaml")]
    [InlineData("glossary.yml")]
    public void A_file_that_is_not_expected_is_a_fault(string file)
    {
        new ContentFixture().Write(file, "a: b\n").Fails(file, "a", "not expected");
    }

    [Theory]
    [InlineData("examples/hospital.json")]
    [InlineData("README.md")]
    [InlineData("regulation/notes.md")]
    public void Examples_and_notes_are_left_alone(string file)
    {
        new ContentFixture().Write(file, "{}").Passes();
    }

    [Theory]
    [InlineData("question: holder-q1-q1", "question: holder-q1-q9", "“holder-q1-q9”")]
    [InlineData("levels: [0]", "levels: [5]", "levels “5”")]
    [InlineData("levels: [0]", "levels: []", "levels")]
    [InlineData("levels: [0]", "level: [0]", "unknown key “level”")]
    [InlineData("profile: public_funding", "profile: public", "profile “public”")]
    [InlineData("values: [yes]", "values: [maybe]", "“maybe”")]
    [InlineData("not_applicable: true", "not_applicable: no", "not_applicable “no”")]
    public void A_contradiction_names_what_exists(string old, string now, string words)
    {
        ContentFixture.With(ContentFixture.ContradictionsFile, old, now).Fails(ContentFixture.ContradictionsFile, now, words);
    }

    [Fact]
    public void A_version_needs_no_contradictions() => new ContentFixture().Delete(ContentFixture.ContradictionsFile).Passes();

    [Fact]
    public void All_faults_of_a_file_are_listed_in_the_order_of_lines()
    {
        using var fixture = ContentFixture.With(ContentFixture.AxisFile, "weight: 3", "weight: 9")
            .Replace(ContentFixture.AxisFile, "target: 3", "target: 8").Replace(ContentFixture.AxisFile, "effort: weeks", "effort: long");

        Assert.Equal(["weight “9”", "target “8”", "effort “long”"], fixture.Check()
            .Select(fault => string.Join(' ', fault.Message.Split(' ')[..2])));
    }

    [Fact]
    public void However_broken_a_file_is_its_faults_are_listed_and_nothing_is_thrown()
    {
        const string marks = "\t\n -:{}[]\"'#&*!|>%@`?,\0\u00e9";
        using var fixture = new ContentFixture();
        var random = new Random(20270326);
        string[] files = [ContentFixture.AxisFile, ContentFixture.Head, ContentFixture.Rules, ContentFixture.ProfileFile];
        for (var run = 0; run < 200; run++)
        {
            var file = files[run % files.Length];
            var whole = fixture.Read(file);
            var broken = whole.ToCharArray();
            for (var change = 0; change < 3; change++)
            {
                broken[random.Next(broken.Length)] = marks[random.Next(marks.Length)];
            }

            fixture.Write(file, new string(broken));
            Assert.All(fixture.Check(), fault => Assert.InRange(fault.Line, 1, int.MaxValue));
            fixture.Write(file, whole);
        }
    }

    [Fact]
    public void A_fault_prints_as_file_line_and_message()
    {
        using var fixture = ContentFixture.With(ContentFixture.AxisFile, "weight: 3", "weight: 9");

        Assert.Equal("questionnaires/t-1/1-transparency.yaml:4: weight “9” of question “holder-q1-q1” must be an integer from 1 to 5",
            Assert.Single(fixture.Check()).ToString());
    }

    [Fact]
    public void Versions_are_read_oldest_first()
    {
        using var fixture = new ContentFixture();
        foreach (var file in Directory.GetFiles(Path.Combine(fixture.Folder, "questionnaires/t-1")))
        {
            fixture.Write($"questionnaires/a-2/{Path.GetFileName(file)}", File.ReadAllText(file));
        }

        fixture.Replace("questionnaires/a-2/questionnaire.yaml", "\"t-1\"", "\"a-2\"")
            .Replace("questionnaires/a-2/questionnaire.yaml", "2026-11-23", "2027-11-23");

        Assert.Equal(["t-1", "a-2"], ContentReader.Read(fixture.Folder)
            .Content!.Questionnaires.Select(questionnaire => questionnaire.Version));
    }
}

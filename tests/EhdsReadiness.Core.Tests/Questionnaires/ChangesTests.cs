namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>What <c>changes.yaml</c> may say, each fault with its file and line.</summary>
public class ChangesTests
{
    private const string File = "questionnaires/t-2/changes.yaml";
    private const string NewAxis = "questionnaires/t-2/1-transparency.yaml";

    /// <summary>A folder with a second version in which one question is reworded, and its file of changes.</summary>
    private static ContentFixture Fixture()
    {
        var fixture = new ContentFixture();
        foreach (var path in Directory.GetFiles(Path.Combine(fixture.Folder, "questionnaires/t-1")))
        {
            fixture.Write($"questionnaires/t-2/{Path.GetFileName(path)}", System.IO.File.ReadAllText(path));
        }

        fixture.Replace("questionnaires/t-2/questionnaire.yaml", "\"t-1\"", "\"t-2\"")
            .Replace("questionnaires/t-2/questionnaire.yaml", "2026-11-23", "2027-11-23");
        fixture.Replace(NewAxis, "en: \"Question holder-q1-q1?\"", "en: \"Another question holder-q1-q1?\"");
        var lines = ContentReader.Read(fixture.Folder).Content!.Find("t-1")!.Questions.Select(question => question.Id == "holder-q1-q1"
            ? "  - { question: holder-q1-q1, kind: reworded, answer: confirm }\n"
            : $"  - {{ question: {question.Id}, kind: kept }}\n");
        return fixture.Write(File, "from: \"t-1\"\nchanges:\n" + string.Concat(lines));
    }

    private static void Fails(string old, string now, string at, params ReadOnlySpan<string> words) =>
        Fixture().Replace(File, old, now).Fails(File, at, words);

    [Fact]
    public void A_file_that_accounts_for_every_question_passes() => Fixture().Passes();

    [Fact]
    public void It_says_what_became_of_each_question()
    {
        using var fixture = Fixture();
        var content = ContentReader.Read(fixture.Folder).Content!;

        Assert.Null(content.Find("t-1")!.Changes);
        var changes = content.Find("t-2")!.Changes!;
        Assert.Equal(("t-1", ChangeKind.Reworded, Carrying.Confirm),
            (changes.From, changes.Find("holder-q1-q1")!.Kind, changes.Find("holder-q1-q1")!.Answer));
        Assert.Equal(["holder-q1-q1"], changes.Find("holder-q1-q1")!.Into);
        Assert.Equal(ChangeKind.Kept, changes.Find("holder-q1-q2")!.Kind);
    }

    [Fact]
    public void A_version_begins_on_its_own_day()
    {
        using var fixture = Fixture();
        var content = ContentReader.Read(fixture.Folder).Content!;
        var (former, newer) = (content.Find("t-1"), content.Find("t-2"));
        DateOnly before = new(2027, 11, 22), day = new(2027, 11, 23);

        Assert.Equal(former, content.NewestOn(before));
        Assert.Equal(newer, content.NewestOn(day));
        Assert.Null(content.NextOn(before, "t-1"));
        Assert.Equal(newer, content.NextOn(day, "t-1"));
        Assert.Null(content.NextOn(day, "t-2"));
    }

    [Fact]
    public void Before_the_first_version_s_day_it_is_used_all_the_same()
    {
        using var fixture = Fixture();
        var content = ContentReader.Read(fixture.Folder).Content!;

        Assert.Equal(content.Find("t-1"), content.NewestOn(DateOnly.MinValue));
    }

    [Fact]
    public void A_newer_version_says_what_became_of_the_former_one() =>
        Fixture().Delete(File).Fails("questionnaires/t-2/questionnaire.yaml", "version: \"t-2\"", "version “t-2”", "changes.yaml");

    [Fact]
    public void The_fingerprint_of_the_version_covers_it()
    {
        using var fixture = Fixture();
        var before = ContentReader.Read(fixture.Folder).Content!;
        var after = ContentReader.Read(fixture.Replace(File, "answer: confirm", "answer: again").Folder).Content!;

        Assert.NotEqual(before.Find("t-2")!.Sha256, after.Find("t-2")!.Sha256);
        Assert.Equal(before.Find("t-1")!.Sha256, after.Find("t-1")!.Sha256);
    }

    [Fact]
    public void A_split_a_merger_and_a_removal_pass() => Fixture()
        .Replace(File, "  - { question: holder-q1-q2, kind: kept }\n",
            "  - { question: holder-q1-q2, kind: split, into: [holder-q1-q2, user-q1-q2], answer: again }\n")
        .Replace(File, "  - { question: user-q1-q2, kind: kept }\n", "  - { question: user-q1-q2, kind: removed }\n")
        .Replace(File, "  - { question: holder-q2-q1, kind: kept }\n",
            "  - { question: holder-q2-q1, kind: merged, into: [holder-q2-q1], answer: carried }\n")
        .Replace(File, "  - { question: holder-q2-q2, kind: kept }\n",
            "  - { question: holder-q2-q2, kind: merged, into: [holder-q2-q1], answer: confirm }\n")
        .Passes();

    [Fact]
    public void A_question_of_the_former_version_left_out_is_a_fault() =>
        Fails("  - { question: user-q3-q2, kind: kept }\n", "", "  - { question: holder-q1-q1", "“user-q3-q2”", "“t-1”");

    [Fact]
    public void A_question_listed_twice_is_a_fault()
    {
        using var fixture = Fixture();
        fixture.Write(File, fixture.Read(File) + "  - { question: user-q3-q2, kind: kept }\n");
        Assert.Contains(fixture.Check(), fault =>
            fault.File == File && fault.Line == fixture.Read(File).Count(letter => letter == '\n')
            && fault.Message.Contains("“user-q3-q2” stands twice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("from: \"t-1\"", "from: \"t-9\"", "from:", "“t-9”")]
    [InlineData("from: \"t-1\"", "from: \"t-2\"", "from:", "older")]
    [InlineData("from: \"t-1\"\n", "", "changes:", "from")]
    [InlineData("question: user-q2-q1,", "question: user-q9-q9,", "user-q9-q9", "“user-q9-q9”")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: same }", "kind: same", "“same”")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: kept, answer: carried }", "answer: carried",
        "answer")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: kept, into: [user-q2-q2] }", "into: [user",
        "keeps its name")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: removed, into: [user-q2-q1] }", "into: [user",
        "successor")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: split, into: [user-q2-q1], answer: again }",
        "into: [user", "two or more")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: split, answer: again }", "kind: split",
        "two or more")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: merged, into: [user-q2-q1], answer: again }",
        "into: [user", "alone")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: reworded }", "user-q2-q1, kind: reworded", "answer")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: reworded, answer: maybe }", "answer: maybe",
        "“maybe”")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: reworded, into: [user-q9-q9], answer: again }",
        "into: [user", "“user-q9-q9”")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: reworded, into: [user-q2-q2], answer: again }",
        "question: user-q2-q2", "only merged")]
    [InlineData("kind: reworded, answer: confirm", "kind: kept", "question: holder-q1-q1", "reworded")]
    [InlineData("{ question: user-q2-q1, kind: kept }", "{ question: user-q2-q1, kind: kept, weight: 3 }", "weight: 3", "“weight”")]
    public void A_wrong_change_is_a_fault_on_its_line(string old, string now, string at, string word) => Fails(old, now, at, word);
}

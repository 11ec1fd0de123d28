namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>The pages for authors name every key that a question or the lexicon may have.</summary>
public partial class AuthorGuideTests
{
    private static readonly string Root = Path.GetDirectoryName(Published.Folder)!;

    [Theory]
    [InlineData("writing-questions.md")]
    [InlineData("ecrire-une-question.md")]
    public void Every_key_that_the_reader_knows_is_explained(string page)
    {
        var text = File.ReadAllText(Path.Combine(Root, "docs", page));
        var readers = Path.Combine(Root, "src", "EhdsReadiness.Core", "Questionnaires", "Reading");
        var keys = new[] { "QuestionReader.cs", "LexiconReader.cs" }
            .SelectMany(file => KeyRead().Matches(File.ReadAllText(Path.Combine(readers, file))).Select(match => match.Groups["key"].Value))
            .Distinct().ToList();

        Assert.InRange(keys.Count, 25, int.MaxValue);
        Assert.All(keys, key => Assert.Matches($@"(?m)^[-\s]*{key}:|`{key}`|/{key}\.yaml", text));
    }

    [Fact]
    public void The_pages_of_both_languages_show_the_same_question() =>
        Assert.Equal(Example("writing-questions.md"), Example("ecrire-une-question.md"));

    private static string Example(string page) =>
        Comment().Replace(File.ReadAllText(Path.Combine(Root, "docs", page)).Split("```yaml")[1].Split("```")[0], "");

    [GeneratedRegex("""\b(?:map|duty)(?:\.\w+\(|, )"(?<key>[a-z_]+)["]""")]
    private static partial Regex KeyRead();

    [GeneratedRegex(@"\s+#.*")]
    private static partial Regex Comment();
}

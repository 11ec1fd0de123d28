namespace EhdsReadiness.Core.Tests.Questionnaires;

public partial class RepositoryContentTests
{
    [Fact]
    public void The_content_of_the_repository_has_no_faults() => Assert.Equal([], ContentCheck.Check(Published.Folder));

    [Fact]
    public void Every_text_of_the_content_has_its_no_break_spaces() => Assert.Equal([], ContentSpaces.Missing(Published.Folder));

    /// <summary>The reader takes silence for “service”, which an author should have decided.</summary>
    [Fact]
    public void Every_question_says_for_whom_one_answer_holds()
    {
        var files = Directory.GetFiles(Path.Combine(Published.Folder, "questionnaires"), "?-*.yaml", SearchOption.AllDirectories)
            .Select(File.ReadAllText).ToList();

        Assert.Equal(files.Sum(text => Question().Count(text)), files.Sum(text => Scope().Count(text)));
        Assert.All(AnswerScopes(), scope => Assert.Contains(Published.Questionnaire.Questions, question => question.AnswerScope == scope));
    }

    private static AnswerScope[] AnswerScopes() => Enum.GetValues<AnswerScope>();

    [GeneratedRegex("^  - id: ", RegexOptions.Multiline)]
    private static partial Regex Question();

    [GeneratedRegex("^    scope: (?:service|organisation)$", RegexOptions.Multiline)]
    private static partial Regex Scope();
}

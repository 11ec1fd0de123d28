namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>What was found right is not checked again; what changed since is.</summary>
public sealed class CheckedContentTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-checked-");
    private readonly string _content;

    public CheckedContentTests() => _content = ContentCopy.To(Path.Combine(_folder.FullName, "content"));

    private CheckedContent Checked => new(_content, Path.Combine(_folder.FullName, CheckedContent.FileName));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_noted_reads_the_same()
    {
        var first = Checked;
        var before = first.Read();
        first.Note();

        var after = Checked.Read();

        Assert.Empty(after.Faults);
        Assert.Equal(before.Content!.Questionnaires.Select(one => one.Sha256), after.Content!.Questionnaires.Select(one => one.Sha256));
    }

    [Fact]
    public void One_word_changed_since_is_checked()
    {
        var first = Checked;
        Assert.Empty(first.Read().Faults);
        first.Note();
        var glossary = Path.Combine(_content, "glossary.yaml");
        File.WriteAllText(glossary, File.ReadAllText(glossary).Replace("’", "'", StringComparison.Ordinal));

        Assert.NotEmpty(Checked.Read().Faults);
    }

    [Fact]
    public void A_note_of_anything_else_is_none()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, CheckedContent.FileName), "checked");
        File.AppendAllText(Path.Combine(_content, "glossary.yaml"), "\n? nonsense");

        Assert.NotEmpty(Checked.Read().Faults);
    }
}

namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>What was found right is not checked again; what changed since is.</summary>
public sealed class CheckedContentTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-checked-");
    private readonly string _content;

    public CheckedContentTests() => _content = ContentCopy.To(Path.Combine(_folder.FullName, "content"));

    private string Note => Path.Combine(_folder.FullName, CheckedContent.FileName);

    private CheckedContent Checked => new(_content, Note);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_noted_is_not_checked_again()
    {
        // A fault that reading alone does not find.
        Spoil();
        await Checked.NoteAsync(default);

        var reading = Checked.Read();

        Assert.Empty(reading.Faults);
        Assert.NotNull(reading.Content);
    }

    [Fact]
    public async Task One_word_changed_since_is_checked()
    {
        var first = Checked;
        Assert.Empty(first.Read().Faults);
        await first.NoteAsync(default);
        Spoil();

        Assert.NotEmpty(Checked.Read().Faults);
    }

    [Fact]
    public void A_note_of_anything_else_is_none()
    {
        File.WriteAllText(Note, "checked");
        Spoil();

        Assert.NotEmpty(Checked.Read().Faults);
    }

    [Fact]
    public async Task A_note_that_can_be_neither_read_nor_written_only_has_the_content_checked()
    {
        Directory.CreateDirectory(Note);
        var content = Checked;

        Assert.NotNull(content.Read().Content);
        await content.NoteAsync(default);
        Spoil();

        Assert.NotEmpty(Checked.Read().Faults);
    }

    private void Spoil()
    {
        var glossary = Path.Combine(_content, "glossary.yaml");
        File.WriteAllText(glossary, File.ReadAllText(glossary).Replace("’", "'", StringComparison.Ordinal));
    }
}

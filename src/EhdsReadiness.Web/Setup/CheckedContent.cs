namespace EhdsReadiness.Web.Setup;

/// <summary>
/// The content of a site. It is checked in full unless an earlier start found the same right by the same rules, since the check takes as
/// long as all else that a start does.
/// </summary>
/// <param name="folder">A folder laid out like <c>content/</c>.</param>
/// <param name="note">Path of the file that says what was found right, by its hash; it need not exist.</param>
public sealed class CheckedContent(string folder, string note)
{
    /// <summary>Name of that file, beside the database.</summary>
    public const string FileName = "content-checked";

    // Taken before the content is read: what changes meanwhile is checked at the next start.
    private readonly string? _hash = HashOf(folder);

    private bool _isNoted;

    /// <summary>Reads the content, and checks it unless it was found right before.</summary>
    public ContentReading Read()
    {
        _isNoted = IsNoted();
        return _isNoted && ContentReader.Read(folder) is { Content: not null } reading ? reading : ContentCheck.Read(folder);
    }

    /// <summary>Notes that the content was found right; where that cannot be written, the next start checks it again.</summary>
    public async Task NoteAsync(CancellationToken cancel)
    {
        if (_isNoted || _hash is null) { return; }

        try
        {
            await PrivateFiles.WriteAsync(note, Encoding.ASCII.GetBytes(_hash), cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing rests on it but the time of a start.
        }
    }

    private bool IsNoted()
    {
        try
        {
            return _hash is not null && File.Exists(note) && File.ReadAllText(note) == _hash;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Of every file by name, and of the program whose rules check them; null where the folder cannot be read, which the check
    /// tells.</summary>
    private static string? HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(ContentCheck).Module.ModuleVersionId.ToByteArray());
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var bytes = File.ReadAllBytes(file);
                hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder, file)}\0{bytes.Length}\0"));
                hash.AppendData(bytes);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

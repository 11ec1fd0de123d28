namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>The files of a content folder, each read from disk once.</summary>
internal sealed class ContentFolder
{
    private const string Questionnaires = "questionnaires/";
    private readonly ConcurrentDictionary<string, byte[]> _bytes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _paths;
    private readonly string _root;

    /// <param name="root">The folder; without files when it does not exist.</param>
    public ContentFolder(string root)
    {
        _root = root;
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        var files = Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", everywhere) : [];
        Paths = [.. files.Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)];
        _paths = Paths.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>All files, relative to the folder with <c>/</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The versions of the questionnaire, in ordinal order.</summary>
    public IReadOnlyList<string> Versions =>
    [
        .. Paths.Where(path => path.StartsWith(Questionnaires, StringComparison.Ordinal) && path.IndexOf('/', Questionnaires.Length) > 0)
            .Select(path => path.Split('/')[1])
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The path of a version's folder, with a final <c>/</c>.</summary>
    public static string FolderOf(string version) => $"{Questionnaires}{version}/";

    public bool Has(string path) => _paths.Contains(path);

    /// <summary>Length of a file in bytes.</summary>
    public long SizeOf(string path) => new FileInfo(Path.Combine(_root, path)).Length;

    /// <exception cref="IOException">There is no such file.</exception>
    public byte[] Bytes(string path) => _bytes.GetOrAdd(path, _ => File.ReadAllBytes(Path.Combine(_root, path)));
}

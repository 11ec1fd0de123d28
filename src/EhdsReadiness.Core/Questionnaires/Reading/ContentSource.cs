namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Opens the files of a content folder and remembers where each part stands, for faults that are found after reading.</summary>
internal sealed class ContentSource
{
    private readonly Dictionary<object, SourceMap> _maps = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Text, SourceText> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _expected = new(StringComparer.Ordinal) { PublishedVersionReader.File };
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Lazy<YamlFile>> _parsed;

    public ContentSource(ContentFolder folder)
    {
        Folder = folder;
        _parsed = folder.Paths.ToDictionary(path => path, path =>
            new Lazy<YamlFile>(() => YamlFile.Of(folder.Bytes(path))), StringComparer.Ordinal);

        // Parsing is most of the work of reading, and each file stands by itself: the largest begin at once, while the first are read here.
        var largest = folder.Paths.Where(path => path.EndsWith(".yaml", StringComparison.Ordinal)).OrderByDescending(folder.SizeOf)
            .ToList();
        _ = Task.Run(() =>
            Parallel.ForEach(Partitioner.Create(largest, EnumerablePartitionerOptions.NoBuffering), path => _ = _parsed[path].Value));
    }

    public ContentFolder Folder { get; }

    /// <summary>Faults that keep the content from being used.</summary>
    public List<ContentFault> Faults { get; } = [];

    /// <summary>Every bilingual text of every file.</summary>
    public IReadOnlyCollection<SourceText> Texts => _texts.Values;

    /// <summary>The mapping that a file consists of; null, with a fault, when the file is missing or cannot be parsed.</summary>
    public MapReader? Open(string path)
    {
        _expected.Add(path);
        var file = new SourceFile(path, this);
        if (RootOf(file) is YamlMap map) { return new MapReader(file, map, new("le fichier", "the file"), []); }

        _unreadable.Add(path);
        return null;
    }

    /// <summary>As <see cref="Open"/>, and null without a fault when there is no such file.</summary>
    public MapReader? OpenIfThere(string path) => Folder.Has(path) ? Open(path) : null;

    /// <summary>Whether every file opened under that path could be parsed; if not, what is missing cannot be judged.</summary>
    public bool CouldRead(string path) => !_unreadable.Any(unreadable => unreadable.StartsWith(path, StringComparison.Ordinal));

    /// <summary>Reports the files that nobody opened, except examples and notes.</summary>
    public void RefuseOtherFiles()
    {
        foreach (var path in Folder.Paths)
        {
            if (!_expected.Contains(path) && !path.StartsWith("examples/", StringComparison.Ordinal)
                && !path.EndsWith(".md", StringComparison.Ordinal))
            {
                Faults.Add(new ContentFault(
                    path, 1, new($"fichier {Quote.Fr(path)} : il n’est pas attendu ici", $"file {Quote.Of(path)} is not expected here")));
            }
        }
    }

    /// <summary>The mapping that this part was read from.</summary>
    public SourceMap Of(object part) => _maps[part];

    /// <summary>Where this text stands; null when it is missing altogether.</summary>
    public SourceText? Find(Text text) => _texts.GetValueOrDefault(text);

    public void Put(object part, SourceFile file, YamlMap map) => _maps[part] = new SourceMap(file.Path, map);

    public void Put(SourceText text) => _texts[text.Text] = text;

    private YamlNode? RootOf(SourceFile file)
    {
        if (!Folder.Has(file.Path))
        {
            file.Fault(1, "le fichier manque", "the file is missing");
            return null;
        }

        var parsed = _parsed[file.Path].Value;
        foreach (var (line, message) in parsed.Faults)
        {
            file.Fault(line, message.Fr, message.En);
        }

        if (parsed.Root is { } root and not YamlMap)
        {
            file.Fault(root.Line, $"le fichier doit être une suite de clés avec leurs valeurs, non {root.Kind.Fr}",
                $"the file must be a mapping, not {root.Kind.En}");
        }

        return parsed.Root;
    }

}

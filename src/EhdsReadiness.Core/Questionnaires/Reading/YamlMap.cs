namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>A mapping, duplicate keys included.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    public override Text Kind { get; } = new("une suite de clés avec leurs valeurs", "a mapping");

    /// <summary>The first value of that key; null when the key is missing.</summary>
    public YamlNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Value == key) { return entry.Value; }
        }

        return null;
    }

    /// <summary>The line on which the value of that key begins; that of the mapping when the key is missing.</summary>
    public int LineOf(string key) => Find(key)?.Line ?? Line;

    /// <summary>The line of one item of the list under that key.</summary>
    public int LineOf(string key, int item) =>
        Find(key) is YamlList list && item < list.Items.Count ? list.Items[item].Line : LineOf(key);
}

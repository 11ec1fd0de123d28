namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>The mapping that a part of the content was read from.</summary>
internal sealed record SourceMap(string File, YamlMap Map)
{
    /// <summary>A fault on the line of a key; on that of the mapping when the key is missing.</summary>
    public ContentFault Fault(string key, string fr, string en) => new(File, Map.LineOf(key), new Text(fr, en));

    /// <summary>A fault on the line of one item of a list.</summary>
    public ContentFault Fault(string key, int item, string fr, string en) => new(File, Map.LineOf(key, item), new Text(fr, en));
}

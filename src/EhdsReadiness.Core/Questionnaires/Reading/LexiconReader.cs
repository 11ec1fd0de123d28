namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads <c>lexicon.yaml</c>.</summary>
internal static class LexiconReader
{
    public const string File = "lexicon.yaml";

    /// <param name="map">The file; null when the content has none or it cannot be parsed.</param>
    public static IReadOnlyList<LexiconEntry> Read(MapReader? map, ContentSource source)
    {
        if (map is null) { return []; }

        var entries = map.Close(map.Maps("lexicon", new("mot", "word"), EntryOf));
        MapReader.RefuseTwice(entries, "id", entry => entry.Id, source);
        return entries;
    }

    private static LexiconEntry EntryOf(MapReader map)
    {
        var not = map.OptionalMap("not");
        var unless = map.OptionalMap("unless");
        var entry = new LexiconEntry(
            map.Id("id"),
            map.Text("use"),
            not?.OptionalWords("fr") ?? [],
            not?.OptionalWords("en") ?? [],
            unless?.OptionalWords("fr") ?? [],
            unless?.OptionalWords("en") ?? []);
        not?.Close();
        unless?.Close();
        return map.Close(entry);
    }
}

namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads <c>glossary.yaml</c>.</summary>
internal static class GlossaryReader
{
    public const string File = "glossary.yaml";

    public static IReadOnlyList<GlossaryTerm> Read(MapReader? map, ContentSource source)
    {
        if (map is null) { return []; }

        var terms = map.Close(map.Maps("terms", new("terme", "term"), TermOf));
        MapReader.RefuseTwice(terms, "id", term => term.Id, source);
        return terms;
    }

    private static GlossaryTerm TermOf(MapReader map)
    {
        var also = map.OptionalMap("also");
        var term = new GlossaryTerm(
            map.Id("id"),
            map.Text("term"),
            also?.OptionalWords("fr") ?? [],
            also?.OptionalWords("en") ?? [],
            map.Text("definition"),
            map.OptionalWords("cites"));
        also?.Close();
        return map.Close(term);
    }
}

namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads <c>abbreviations.yaml</c>.</summary>
internal static class AbbreviationReader
{
    public const string File = "abbreviations.yaml";

    /// <param name="map">The file; null when the content has none or it cannot be parsed.</param>
    public static IReadOnlyList<Abbreviation> Read(MapReader? map, ContentSource source)
    {
        if (map is null) { return []; }

        var abbreviations = map.Close(map.Maps("abbreviations", new("abréviation", "abbreviation"), AbbreviationOf));
        MapReader.RefuseTwice(abbreviations, "id", abbreviation => abbreviation.Id, source);
        return abbreviations;
    }

    private static Abbreviation AbbreviationOf(MapReader map)
    {
        var forms = map.OptionalMap("short");
        var abbreviation = new Abbreviation(map.Id("id"), forms?.Words("fr") ?? [], forms?.Words("en") ?? [], map.Text("means"));
        forms?.Close();
        return map.Close(abbreviation);
    }
}

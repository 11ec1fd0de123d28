namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads <c>profile.yaml</c>.</summary>
internal static class ProfileReader
{
    public const string File = "profile.yaml";

    public static IReadOnlyList<ProfileField> Read(MapReader? map, ContentSource source)
    {
        if (map is null) { return []; }

        var fields = map.Close(map.Maps("fields", new("champ", "field"), FieldOf));
        MapReader.RefuseTwice(fields, "id", field => field.Id, source);
        foreach (var field in fields)
        {
            MapReader.RefuseTwice(field.Values, "id", value => value.Id, source);
        }

        foreach (var missing in Profile.FieldIds.Except(fields.Select(field => field.Id), StringComparer.Ordinal))
        {
            map.Fault("fields", $"fields doit contenir « {missing} »", $"fields must list “{missing}”");
        }

        return fields;
    }

    private static ProfileField FieldOf(MapReader map) => map.Close(new ProfileField(
        map.Choice("id", [.. Profile.FieldIds]),
        map.Text("label"),
        map.OptionalText("help"),
        map.Maps("values", new("valeur", "value"), ValueOf)));

    private static ProfileValue ValueOf(MapReader map) =>
        map.Close(new ProfileValue(map.Word("id"), map.Text("label"), map.OptionalText("help")));
}

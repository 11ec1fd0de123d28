namespace EhdsReadiness.Core;

/// <summary>Files of JSON as the site writes them: indented, with letters as they are, and the same bytes on every machine.</summary>
public static class JsonFile
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(JsonNode root)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            root.WriteTo(json);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    public static JsonArray ArrayOf(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonObject ObjectOf(IEnumerable<(string Name, JsonNode? Value)> members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));
}

using System.Text.Json;

namespace EhdsReadiness.Attack.Tests.Outputs;

/// <summary>Reads the JSON of a publication, the output that carries every figure of all the others.</summary>
public static class PublicationFile
{
    public static IReadOnlyList<Cell> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("tables").EnumerateArray()
            .SelectMany(table =>
                table.GetProperty("cells").EnumerateArray().Select(cell => ReadCell(table.GetProperty("id").GetString()!, cell)))];
    }

    private static Cell ReadCell(string table, JsonElement cell)
    {
        var count = Member(cell, "count");
        return new Cell(
            table,
            cell.GetProperty("key").EnumerateObject().ToDictionary(part => part.Name, part => part.Value.GetString()!),
            cell.GetProperty("state").GetString()!,
            Member(cell, "figures_of")?.GetInt32(),
            cell.GetProperty("known").GetInt32(),
            count?.GetProperty("from").GetInt32(),
            count is { } range && Member(range, "to") is { } to ? to.GetInt32() : null,
            Map(cell, "means", mean => ReadShown(mean)!),
            Map(cell, "quartiles", of =>
                (IReadOnlyList<double>)[of.GetProperty("q1").GetDouble(), of.GetProperty("median").GetDouble(), of.GetProperty("q3")
                .GetDouble()]),
            Distribution(cell, "bands"),
            Distribution(cell, "levels"),
            Member(cell, "unknown") is { } unknown ? ReadShown(unknown) : null);
    }

    private static Dictionary<string, T> Map<T>(JsonElement cell, string name, Func<JsonElement, T> read) =>
        Member(cell, name) is { } members
            ? members.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null)
                .ToDictionary(member => member.Name, member => read(member.Value))
            : [];

    private static Dictionary<string, Shown?> Distribution(JsonElement cell, string name)
    {
        var shares = new Dictionary<string, Shown?>();
        foreach (var share in Member(cell, name)?.EnumerateArray() ?? default)
        {
            shares[share.GetProperty("id").GetString()!] = Member(share, "share") is { } shown ? ReadShown(shown) : null;
        }

        return shares;
    }

    private static Shown? ReadShown(JsonElement figure)
    {
        double? Number(params string[] names) =>
            names.Select(name => Member(figure, name)?.GetDouble()).FirstOrDefault(number => number is not null);
        return new Shown(Number("value"), Number("over", "at_least"), Number("under", "at_most"));
    }

    private static JsonElement? Member(JsonElement of, string name) =>
        of.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}

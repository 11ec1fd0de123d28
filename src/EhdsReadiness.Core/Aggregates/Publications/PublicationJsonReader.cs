namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>Reads the file of a publication back, as the site wrote it.</summary>
internal static class PublicationJsonReader
{
    public static Publication Read(JsonElement root) => new(
        root.GetProperty("publication").GetInt32(),
        Date(root.GetProperty("date").GetString()!),
        root.GetProperty("questionnaire").GetString()!,
        root.GetProperty("content_sha256").GetString()!,
        root.GetProperty("k").GetInt32(),
        root.GetProperty("demonstration").GetBoolean(),
        root.TryGetProperty("claims", out var claims) && claims.GetBoolean(),
        root.GetProperty("population").GetProperty("known").GetInt32(),
        Range(root.GetProperty("population").GetProperty("count")),
        [.. root.GetProperty("tables").EnumerateArray().Select(Table)],
        root.TryGetProperty("note", out var note) ? new(note.GetProperty("fr").GetString()!, note.GetProperty("en").GetString()!) : null);

    private static PublishedTable Table(JsonElement table) => new(
        table.GetProperty("id").GetString()!,
        [.. table.GetProperty("dimensions").EnumerateArray().Select(dimension => dimension.GetString()!)],
        [.. table.GetProperty("cells").EnumerateArray().Select(Cell)]);

    private static PublishedCell Cell(JsonElement cell)
    {
        IReadOnlyList<string> key = [.. cell.GetProperty("key").EnumerateObject().Select(part => part.Value.GetString()!)];
        var known = cell.GetProperty("known").GetInt32();
        var word = cell.GetProperty("state").GetString();
        var state = Ids.Find<CellState>(word) ?? throw new FormatException($"“{word}” is not a state of a cell.");
        return state == CellState.Withheld
            ? new(key, state, known, null, null)
            : new(key, state, known, cell.GetProperty("figures_of").GetInt32(), Figures(cell));
    }

    private static CellFigures Figures(JsonElement cell) => new(
        Range(cell.GetProperty("count"))!,
        Ids.Find<ResponseBand>(cell.GetProperty("response").GetString()),
        [.. cell.GetProperty("means").EnumerateObject().Select(mean => new MeasuredMean(mean.Name, Mean(mean.Value)))],
        Quartiles(cell.GetProperty("quartiles")),
        Shares(cell.GetProperty("bands"), "id"),
        Shares(cell.GetProperty("duties"), "state"),
        Dates(cell.GetProperty("duties_by_date")),
        Share(cell.GetProperty("unknown")),
        Shares(cell.GetProperty("levels"), "id"));

    private static CountRange? Range(JsonElement range) =>
        range.ValueKind == JsonValueKind.Null
            ? null
            : new(range.GetProperty("from").GetInt32(), range.GetProperty("to") is { ValueKind: JsonValueKind.Number } to ? to.GetInt32()
                : null);

    private static ShownMean Mean(JsonElement mean)
    {
        var figure = mean.EnumerateObject().First();
        return new(figure.Name switch { "over" => Bound.Over, "under" => Bound.Under, _ => Bound.None }, figure.Value.GetInt32());
    }

    private static ShownShare? Share(JsonElement share)
    {
        if (share.ValueKind == JsonValueKind.Null) { return null; }

        var figure = share.EnumerateObject().First();
        return new(figure.Name switch { "at_least" => Bound.Over, "at_most" => Bound.Under, _ => Bound.None }, figure.Value.GetInt32());
    }

    private static List<MeasuredQuartiles>? Quartiles(JsonElement quartiles) =>
        quartiles.ValueKind == JsonValueKind.Null
            ? null
            : [.. quartiles.EnumerateObject().Select(one => new MeasuredQuartiles(
                one.Name, one.Value.GetProperty("q1").GetInt32(), one.Value.GetProperty("median").GetInt32(), one.Value.GetProperty("q3")
                    .GetInt32()))];

    private static List<NamedShare>? Shares(JsonElement shares, string name) =>
        shares.ValueKind == JsonValueKind.Null
            ? null
            : [.. shares.EnumerateArray()
                .Select(one => new NamedShare(one.GetProperty(name).GetString()!, Share(one.GetProperty("share"))!))];

    private static List<DatedShares>? Dates(JsonElement dates) =>
        dates.ValueKind == JsonValueKind.Null
            ? null
            : [.. dates.EnumerateArray().Select(one => new DatedShares(
                one.GetProperty("due").GetString() is "now" ? null
                    : Date(one.GetProperty("due").GetString()!), Shares(one.GetProperty("states"), "state")!))];

    private static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

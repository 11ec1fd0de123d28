namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>The file of a publication, in its documented and versioned form: the same bytes for the same publication.</summary>
public static class PublicationJson
{
    /// <summary>Name and version of the form.</summary>
    public const string Schema = "ehds-readiness/publication/2";

    /// <summary>The form before, which does not have the overseas regions together.</summary>
    public const string Former = "ehds-readiness/publication/1";

    public static byte[] Write(Publication publication) => JsonFile.Write(JsonFile.ObjectOf(
    [
        ("schema", Schema),
        ("publication", publication.Number),
        ("date", Iso(publication.Date)),
        ("questionnaire", publication.Questionnaire),
        ("content_sha256", publication.ContentSha256),
        ("mode", "full"),
        ("k", publication.K),
        ("demonstration", publication.Demonstration),
        // Of a trial alone: publications made before numbers were proven keep their bytes.
        .. publication.Claims ? [("claims", (JsonNode?)true)] : Array.Empty<(string, JsonNode?)>(),
        .. publication.Note is { } note
            ? [("note", new JsonObject { ["fr"] = note.Fr, ["en"] = note.En })] : Array.Empty<(string, JsonNode?)>(),
        ("population", new JsonObject { ["known"] = publication.Known, ["count"] = Of(publication.Count) }),
        ("tables", JsonFile.ArrayOf(publication.Tables.Select(Of))),
    ]));

    /// <summary>Reads what <see cref="Write"/> wrote, in this form or the former.</summary>
    /// <exception cref="FormatException">The form is another one.</exception>
    public static Publication Read(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        return root.GetProperty("schema").GetString() is Schema or Former
            ? PublicationJsonReader.Read(root)
            : throw new FormatException($"The publication is not of the form {Schema}, nor of {Former}.");
    }

    private static JsonObject Of(PublishedTable table) => new()
    {
        ["id"] = table.Id,
        ["dimensions"] = JsonFile.ArrayOf(table.Dimensions.Select(dimension => (JsonNode)dimension)),
        ["cells"] = JsonFile.ArrayOf(table.Cells.Select(cell => Of(table, cell))),
    };

    private static JsonObject Of(PublishedTable table, PublishedCell cell) => JsonFile.ObjectOf(
    [
        ("key", JsonFile.ObjectOf(table.Dimensions.Zip(cell.Key, (dimension, value) => (dimension, (JsonNode?)value)))),
        ("state", cell.State.Id()),
        ("known", cell.Known),
        .. cell.Figures is null ? [] : MembersOf(cell.Figures).Prepend(("figures_of", cell.FiguresOf!.Value)),
    ]);

    private static IEnumerable<(string Name, JsonNode? Value)> MembersOf(CellFigures figures) =>
    [
        ("count", Of(figures.Count)),
        ("response", figures.Response?.Id()),
        ("means", JsonFile.ObjectOf(figures.Means.Select(mean => (mean.Measure, (JsonNode?)Of(mean.Mean))))),
        ("quartiles", figures.Quartiles is { } quartiles
            ? JsonFile.ObjectOf(quartiles.Select(one => (one.Measure, (JsonNode?)Of(one))))
            : null),
        ("bands", Of("id", figures.Bands)),
        ("duties", Of("state", figures.Duties)),
        ("duties_by_date", figures.DutiesByDate is { } dates ? JsonFile.ArrayOf(dates.Select(Of)) : null),
        ("unknown", Of(figures.Unknown)),
        ("levels", Of("id", figures.Levels)),
    ];

    private static JsonObject? Of(CountRange? range) =>
        range is null ? null : new JsonObject { ["from"] = range.From, ["to"] = range.To };

    private static JsonObject Of(ShownMean mean) => new()
    {
        [mean.Bound switch { Bound.None => "value", Bound.Over => "over", Bound.Under => "under" }] = mean.Value,
    };

    private static JsonObject Of(MeasuredQuartiles one) => new() { ["q1"] = one.Lower, ["median"] = one.Median, ["q3"] = one.Upper };

    private static JsonObject Of(DatedShares date) => new()
    {
        ["due"] = date.Due is { } due ? Iso(due) : "now",
        ["states"] = Of("state", date.States),
    };

    private static JsonArray? Of(string name, IReadOnlyList<NamedShare>? shares) =>
        shares is null
            ? null
            : JsonFile.ArrayOf(shares.Select(share => new JsonObject { [name] = share.Id, ["share"] = Of(share.Share) }));

    private static JsonObject? Of(ShownShare? share) => share is null ? null : new JsonObject
    {
        [share.Bound switch { Bound.None => "value", Bound.Over => "at_least", Bound.Under => "at_most" }] = share.Percent,
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

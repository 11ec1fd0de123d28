namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>The file of a publication, in its documented and versioned form: the same bytes for the same publication.</summary>
public static class PublicationJson
{
    /// <summary>Name and version of the form.</summary>
    public const string Schema = "ehds-readiness/publication/1";

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Publication publication)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteNumber("publication", publication.Number);
            json.WriteString("date", Iso(publication.Date));
            json.WriteString("questionnaire", publication.Questionnaire);
            json.WriteString("content_sha256", publication.ContentSha256);
            json.WriteString("mode", "full");
            json.WriteNumber("k", publication.K);
            json.WriteBoolean("demonstration", publication.Demonstration);
            json.WriteStartObject("population");
            json.WriteNumber("known", publication.Known);
            WriteRange(json, publication.Count);
            json.WriteEndObject();
            json.WriteStartArray("tables");
            foreach (var table in publication.Tables)
            {
                WriteTable(json, table);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">The form is another one.</exception>
    public static Publication Read(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        return root.GetProperty("schema").GetString() == Schema
            ? PublicationJsonReader.Read(root)
            : throw new FormatException($"The publication is not of the form {Schema}.");
    }

    private static void WriteTable(Utf8JsonWriter json, PublishedTable table)
    {
        json.WriteStartObject();
        json.WriteString("id", table.Id);
        json.WriteStartArray("dimensions");
        foreach (var dimension in table.Dimensions)
        {
            json.WriteStringValue(dimension);
        }

        json.WriteEndArray();
        json.WriteStartArray("cells");
        foreach (var cell in table.Cells)
        {
            json.WriteStartObject();
            json.WriteStartObject("key");
            foreach (var (dimension, value) in table.Dimensions.Zip(cell.Key))
            {
                json.WriteString(dimension, value);
            }

            json.WriteEndObject();
            json.WriteString("state", cell.State.Id());
            json.WriteNumber("known", cell.Known);
            if (cell.Figures is not null)
            {
                json.WriteNumber("figures_of", cell.FiguresOf!.Value);
                WriteFigures(json, cell.Figures);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter json, CellFigures figures)
    {
        WriteRange(json, figures.Count);
        json.WriteString("response", figures.Response?.Id());
        json.WriteStartObject("means");
        foreach (var mean in figures.Means)
        {
            json.WriteStartObject(mean.Measure);
            json.WriteNumber(
                mean.Mean.Bound switch { Bound.None => "value", Bound.Over => "over", Bound.Under => "under" }, mean.Mean.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteQuartiles(json, figures.Quartiles);
        WriteShares(json, "bands", "id", figures.Bands);
        WriteShares(json, "duties", "state", figures.Duties);
        WriteDates(json, figures.DutiesByDate);
        json.WritePropertyName("unknown");
        WriteShare(json, figures.Unknown);
        WriteShares(json, "levels", "id", figures.Levels);
    }

    private static void WriteRange(Utf8JsonWriter json, CountRange? range)
    {
        if (range is null)
        {
            json.WriteNull("count");
            return;
        }

        json.WriteStartObject("count");
        json.WriteNumber("from", range.From);
        if (range.To is { } to)
        {
            json.WriteNumber("to", to);
        }
        else
        {
            json.WriteNull("to");
        }

        json.WriteEndObject();
    }

    private static void WriteQuartiles(Utf8JsonWriter json, IReadOnlyList<MeasuredQuartiles>? quartiles)
    {
        if (quartiles is null)
        {
            json.WriteNull("quartiles");
            return;
        }

        json.WriteStartObject("quartiles");
        foreach (var one in quartiles)
        {
            json.WriteStartObject(one.Measure);
            json.WriteNumber("q1", one.Lower);
            json.WriteNumber("median", one.Median);
            json.WriteNumber("q3", one.Upper);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteDates(Utf8JsonWriter json, IReadOnlyList<DatedShares>? dates)
    {
        if (dates is null)
        {
            json.WriteNull("duties_by_date");
            return;
        }

        json.WriteStartArray("duties_by_date");
        foreach (var date in dates)
        {
            json.WriteStartObject();
            json.WriteString("due", date.Due is { } due ? Iso(due) : "now");
            WriteShares(json, "states", "state", date.States);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteShares(Utf8JsonWriter json, string property, string name, IReadOnlyList<NamedShare>? shares)
    {
        if (shares is null)
        {
            json.WriteNull(property);
            return;
        }

        json.WriteStartArray(property);
        foreach (var share in shares)
        {
            json.WriteStartObject();
            json.WriteString(name, share.Id);
            json.WritePropertyName("share");
            WriteShare(json, share.Share);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteShare(Utf8JsonWriter json, ShownShare? share)
    {
        if (share is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber(share.Bound switch { Bound.None => "value", Bound.Over => "at_least", Bound.Under => "at_most" }, share.Percent);
        json.WriteEndObject();
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Text.Unicode;

namespace EhdsReadiness.Core.Assessments;

/// <summary>The file format that the commands read, that the site exports and that it imports again.</summary>
public static class AssessmentFile
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a file that somebody brings: its texts as <see cref="TextSanitizer"/> gives them. Its faults are listed in its order,
    /// <see cref="FileFault.Most"/> at most.</summary>
    public static AssessmentFileReading Read(ReadOnlyMemory<byte> json, Content content) => Parse(json, new AssessmentFileReader(content));

    /// <summary>Reads a document that this site wrote, such as a final copy or what a report carries: its texts as they stand, since a
    /// fingerprint or a comparison may hang on them.</summary>
    public static AssessmentFileReading ReadKept(ReadOnlyMemory<byte> json, Content content) =>
        Parse(json, new AssessmentFileReader(content) { KeepsTexts = true });

    private static AssessmentFileReading Parse(ReadOnlyMemory<byte> json, AssessmentFileReader reader)
    {
        json = json.Span.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        if (!Utf8.IsValid(json.Span))
        {
            return Unreadable(new("Le fichier n’est pas un texte en UTF-8.", "The file is not UTF-8 text."));
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var assessment = reader.Read(document.RootElement);
            return new(reader.Faults.Count == 0 ? assessment : null, reader.Faults);
        }
        catch (JsonException e)
        {
            var (line, column) = ((e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1);
            return Unreadable(new(
                string.Create(CultureInfo.InvariantCulture, $"Le fichier n’est pas du JSON lisible : ligne {line}, octet {column}."),
                string.Create(CultureInfo.InvariantCulture, $"The file is not readable JSON: line {line}, byte {column}.")));
        }
    }

    /// <summary>Writes a file that <see cref="Read"/> reads back to the same assessment.</summary>
    public static byte[] Write(Assessment assessment, Questionnaire questionnaire)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("questionnaire", assessment.Questionnaire);
            json.WriteString("mode", assessment.Mode.Id());
            json.WriteString("role", assessment.Role.Id());
            json.WriteString("date", assessment.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            WriteOptional(json, "organisation", assessment.Organisation);
            if (assessment.Unit is { } unit)
            {
                json.WriteStartObject("unit");
                json.WriteString("kind", unit.UnitKind.Id());
                json.WriteString("house", unit.House);
                json.WriteEndObject();
            }

            WriteProfile(json, assessment.Profile);
            json.WriteStartObject("answers");
            foreach (var (id, answer) in assessment.Answers.OrderBy(pair => questionnaire.Find(pair.Key)?.Order ?? int.MaxValue)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject(id);
                WriteAnswer(json, answer);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Writes the properties of one answer, as in the file.</summary>
    public static void WriteAnswer(Utf8JsonWriter json, Answer answer)
    {
        Action write = answer.Kind switch
        {
            AnswerKind.Level => () => json.WriteNumber("level", answer.Level!.Value),
            AnswerKind.Unknown => () => json.WriteBoolean("unknown", true),
            AnswerKind.NotApplicable => () => json.WriteString("not_applicable", answer.Reason),
        };
        write();

        WriteOptional(json, "note", answer.Note);
        WriteOptional(json, "evidence", answer.Evidence);
        // A former release takes the evidence away alone.
        if (answer is { Proofs: not null, Evidence: not null })
        {
            json.WritePropertyName("proofs");
            Proof.Write(json, answer.AllProofs);
        }

        WriteOptional(json, "house", answer.House);
    }

    /// <summary>Reads one answer as <see cref="WriteAnswer"/> wrote it.</summary>
    /// <param name="json">An object; null for no answer.</param>
    public static Answer? ReadAnswer(string? json)
    {
        if (json is null) { return null; }

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        string? Text(string key) => root.TryGetProperty(key, out var value) ? value.GetString() : null;
        var answer = root.TryGetProperty("level", out var level) ? Answer.AtLevel(level.GetInt32())
            : Text("not_applicable") is { } reason ? Answer.NotApplicable(reason)
            : Answer.Unknown;
        IReadOnlyList<Proof> proofs = root.TryGetProperty("proofs", out var listed) ? Proof.Read(listed)
            : Text("evidence") is { } evidence ? [new(evidence)] : [];
        return (answer with { Note = Text("note"), House = Text("house") }).With(proofs);
    }

    private static void WriteProfile(Utf8JsonWriter json, Profile profile)
    {
        json.WriteStartObject("profile");
        json.WriteString("organisation_kind", profile.OrganisationKind);
        WriteOptional(json, "region", profile.Region);
        json.WriteString("controller", profile.Controller);
        json.WriteString("micro_enterprise", profile.MicroEnterprise);
        json.WriteStartArray("categories");
        foreach (var category in profile.Categories)
        {
            json.WriteStringValue(category);
        }

        json.WriteEndArray();
        json.WriteString("public_funding", profile.PublicFunding);
        json.WriteString("snds", profile.Snds);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WriteString(key, value);
        }
    }

    private static AssessmentFileReading Unreadable(Text message) => new(null, [new("$", message)]);
}

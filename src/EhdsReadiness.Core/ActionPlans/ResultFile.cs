namespace EhdsReadiness.Core.ActionPlans;

/// <summary>The full result as the <c>score</c> command prints it: the same bytes in any culture and time zone.</summary>
public static class ResultFile
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Result result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("questionnaire", result.Questionnaire.Version);
            json.WriteString("content_sha256", result.Questionnaire.Sha256);
            json.WriteString("role", result.Assessment.Role.Id());
            json.WriteString("date", Iso(result.Assessment.Date));
            json.WriteStartObject("readings");
            foreach (var reading in result.Readings)
            {
                json.WriteStartObject(reading.Kind.Id());
                WriteReading(json, reading);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            WritePlan(json, result);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteReading(Utf8JsonWriter json, Reading reading)
    {
        json.WriteStartObject("overall");
        WriteScore(json, reading.Overall);
        json.WriteEndObject();
        json.WriteStartArray("axes");
        foreach (var axis in reading.Axes)
        {
            json.WriteStartObject();
            json.WriteString("id", axis.Axis.Id);
            WriteScore(json, axis.Score);
            json.WriteNumber("in_scope", axis.InScope);
            json.WriteNumber("answered", axis.Answered);
            json.WriteStartArray("blockers");
            foreach (var question in axis.Blockers)
            {
                json.WriteStringValue(question.Id);
            }

            json.WriteEndArray();
            json.WriteStartArray("contributions");
            foreach (var contribution in axis.Contributions)
            {
                json.WriteStartObject();
                json.WriteString("question", contribution.Question.Id);
                json.WriteString("points", contribution.Points.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("duties");
        foreach (var duty in reading.Duties)
        {
            json.WriteStartObject();
            json.WriteString("question", duty.Question.Id);
            json.WriteString("article", duty.Duty.Article);
            WriteDue(json, duty.Duty);
            json.WriteString("state", duty.State.Id());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteScore(Utf8JsonWriter json, Score? score)
    {
        if (score is null)
        {
            json.WriteNull("low");
            json.WriteNull("high");
            json.WriteNull("shown");
            json.WriteNull("band");
            json.WriteBoolean("capped", false);
            return;
        }

        json.WriteString("low", score.Low.ToString());
        json.WriteString("high", score.High.ToString());
        json.WriteNumber("shown", score.Shown);
        json.WriteString("band", score.Band.Id);
        json.WriteBoolean("capped", score.Capped);
    }

    private static void WritePlan(Utf8JsonWriter json, Result result)
    {
        var plan = Planning.Of(result);
        json.WriteStartObject("plan");
        json.WriteBoolean("provisional", plan.IsProvisional);
        json.WriteNumber("missing", plan.Missing);
        json.WriteStartArray("actions");
        foreach (var entry in plan.Entries)
        {
            json.WriteStartObject();
            json.WriteString("question", entry.Question.Id);
            json.WriteString("action", entry.ActionId);
            if (entry.To is { } to)
            {
                json.WriteNumber("to_level", to);
            }

            json.WriteString("gain", entry.Gain.ToString());
            json.WriteString("effort", entry.Effort.Id());
            json.WriteNumber("urgency", entry.Urgency);
            json.WriteString("priority", entry.Priority.ToString());
            WriteDue(json, entry.Duty);
            json.WriteString("finish_by", entry.FinishBy.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDue(Utf8JsonWriter json, BindingDuty? duty)
    {
        if (duty is null)
        {
            json.WriteNull("due");
        }
        else
        {
            json.WriteString("due", duty.From is { } from ? Iso(from) : "now");
        }
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

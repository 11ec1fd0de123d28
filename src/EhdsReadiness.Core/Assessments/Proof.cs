namespace EhdsReadiness.Core.Assessments;

/// <summary>Something by which others see that an answer is true.</summary>
/// <param name="What">Where it is to be found: a web address, or a reference such as a file's number and page; one line of 1 to 2,000
/// characters.</param>
/// <param name="Date">The day that it bears; null when that is not said.</param>
/// <param name="Holder">Who has it, one line of 1 to 120 characters; null when that is not said.</param>
public sealed record Proof(string What, DateOnly? Date = null, string? Holder = null)
{
    /// <summary>Most proofs of one answer.</summary>
    public const int Most = 10;

    /// <summary>Longest name of who has it, in Unicode characters.</summary>
    public const int LongestHolder = 120;

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Whether it is to be found at a web address, which may be shown as a link: one of http or https.</summary>
    public bool IsAddress =>
        Uri.TryCreate(What, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && !What.Any(char.IsWhiteSpace);

    /// <summary>The day that is written in ISO 8601; null when it is none, or none between 1900 and 2099.</summary>
    public static DateOnly? DayOf(string? written) =>
        DateOnly.TryParseExact(written, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and <= 2099 ? day : null;

    /// <summary>The day in ISO 8601; null for none.</summary>
    public string? WrittenDate => Date?.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>Proofs as the file of an assessment lists them.</summary>
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<Proof> proofs)
    {
        json.WriteStartArray();
        foreach (var proof in proofs)
        {
            json.WriteStartObject();
            json.WriteString("what", proof.What);
            if (proof.Date is not null) { json.WriteString("date", proof.WrittenDate); }

            if (proof.Holder is not null) { json.WriteString("holder", proof.Holder); }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Proofs as <see cref="Write"/> wrote them.</summary>
    internal static IReadOnlyList<Proof> Read(JsonElement listed) =>
    [
        .. listed.EnumerateArray().Select(one => new Proof(
            one.GetProperty("what").GetString()!,
            one.TryGetProperty("date", out var date) ? DayOf(date.GetString()) : null,
            one.TryGetProperty("holder", out var holder) ? holder.GetString() : null)),
    ];
}

namespace EhdsReadiness.Web.Exports;

/// <summary>The proofs of an answer in a cell, one a line: where it is to be found, its day and who has it, such as
/// <c>GED 2026-113, p. 4 · 2026-03-12 · Mme Dupont</c>; a dash stands for a day that is not said before who has it.</summary>
internal static class WrittenProofs
{
    private const string Between = " · ";
    private const string NoDay = "–";

    /// <summary>The lines of an answer's proofs; null for none.</summary>
    public static string? Write(Answer? answer) =>
        answer is null or { Evidence: null } ? null
            : string.Join('\n', answer.AllProofs.Select(Written));

    /// <summary>The line of a proof. A place that reads like one with a day ends as one without.</summary>
    private static string Written(Proof proof)
    {
        var line = string.Join(Between, Parts(proof, proof.WrittenDate, NoDay));
        return proof is { Date: null, Holder: null } && ReadLine(line) != proof ? $"{line}{Between}{NoDay}" : line;
    }

    /// <summary>A proof as people read it, on one line.</summary>
    public static string Line(Proof proof, Language language) => proof.What + Beside(proof, language);

    /// <summary>What stands behind the place of a proof; empty for nothing.</summary>
    public static string Beside(Proof proof, Language language) =>
        string.Concat(
            Parts(proof, proof.Date is { } day ? Formats.Date(day, language) : null, null).Skip(1).Select(part => Between + part));

    /// <summary>The proofs of a cell. A line that is not written so is a place and nothing else.</summary>
    public static IReadOnlyList<Proof> Read(string? cell) =>
        [.. (TextSanitizer.Sanitize(cell) ?? "").Split('\n').Select(ReadLine).OfType<Proof>()];

    private static Proof? ReadLine(string line)
    {
        var parts = line.Split(Between);
        var day = Array.FindLastIndex(parts, part => part.Trim() == NoDay || DayOf(part) is not null);
        return day <= 0 ? (TextSanitizer.SanitizeLink(line) is { } what ? new(what) : null)
            : TextSanitizer.SanitizeLink(string.Join(Between, parts[..day])) is { } place
                ? new(place, DayOf(parts[day]), TextSanitizer.SanitizeLine(string.Join(Between, parts[(day + 1)..])))
            : null;
    }

    /// <summary>A day as the site writes it, or as people do in France.</summary>
    private static DateOnly? DayOf(string written) =>
        Proof.DayOf(written.Trim())
        ?? (DateOnly.TryParseExact(written.Trim(), "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Proof.DayOf(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null);

    private static IEnumerable<string> Parts(Proof proof, string? day, string? noDay) =>
        new[] { proof.What, day ?? (proof.Holder is null ? null : noDay), proof.Holder }.OfType<string>();
}

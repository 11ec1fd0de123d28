namespace EhdsReadiness.Core.Assessments;

/// <summary>An answer to one question. It keeps identifiers only: a wording can change without touching it.</summary>
/// <param name="Level">0 to 4 for <see cref="AnswerKind.Level"/>, otherwise null.</param>
/// <param name="Reason">Why the question does not apply, 1 to 4,000 characters; null for other kinds.</param>
/// <param name="Note">Free text of at most 4,000 characters; null when none.</param>
/// <param name="Evidence">Where the first proof is to be found, at most 2,000 characters; null when there is none.</param>
/// <param name="House">Name of the house whose answer a unit took over, 1 to 120 characters; null for an answer of one's own.</param>
/// <param name="Proofs">All proofs in JSON, where <paramref name="Evidence"/> alone does not say all of them; read them by
/// <see cref="AllProofs"/>, change them by <see cref="With"/>.</param>
public sealed record Answer(
    AnswerKind Kind, int? Level, string? Reason, string? Note, string? Evidence, string? House = null, string? Proofs = null)
{
    /// <summary>Longest note and longest reason, in Unicode characters.</summary>
    public const int LongestNote = 4000;

    /// <summary>Longest evidence, in Unicode characters.</summary>
    public const int LongestEvidence = 2000;

    /// <summary>Accents stay one sign each: what is kept is read by this program alone.</summary>
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its proofs, at most <see cref="Proof.Most"/>.</summary>
    /// <remarks>A release of before the list writes the first place alone: that one counts then, and the others stay.</remarks>
    public IReadOnlyList<Proof> AllProofs
    {
        get
        {
            if (Evidence is null || Proofs is null) { return Evidence is null ? [] : [new(Evidence)]; }

            using var document = JsonDocument.Parse(Proofs);
            var proofs = Proof.Read(document.RootElement);
            return proofs.Count > 0 && proofs[0].What == Evidence ? proofs : [new(Evidence), .. proofs.Skip(1)];
        }
    }

    /// <summary>The answer with other proofs in place of its own.</summary>
    public Answer With(IReadOnlyList<Proof> proofs)
    {
        if (proofs is []) { return this with { Evidence = null, Proofs = null }; }

        if (proofs is [{ Date: null, Holder: null }]) { return this with { Evidence = proofs[0].What, Proofs = null }; }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Relaxed))
        {
            Proof.Write(json, proofs);
        }

        return this with { Evidence = proofs[0].What, Proofs = Encoding.UTF8.GetString(stream.ToArray()) };
    }

    /// <summary>Whether it claims something that a proof could show: "I don't know" does not.</summary>
    public bool Claims => Kind != AnswerKind.Unknown;

    /// <summary>Whether it says the same as another, whatever stands beside it.</summary>
    public bool SaysAs(Answer? other) => other is not null && (Kind, Level, Reason) == (other.Kind, other.Level, other.Reason);

    public static Answer Unknown { get; } = new(AnswerKind.Unknown, null, null, null, null);

    /// <exception cref="ArgumentOutOfRangeException">The level is not 0 to 4.</exception>
    public static Answer AtLevel(int level) =>
        level is >= 0 and <= 4
            ? new(AnswerKind.Level, level, null, null, null)
            : throw new ArgumentOutOfRangeException(nameof(level), level, "A level is 0 to 4.");

    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static Answer NotApplicable(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(AnswerKind.NotApplicable, null, reason, null, null);
    }
}

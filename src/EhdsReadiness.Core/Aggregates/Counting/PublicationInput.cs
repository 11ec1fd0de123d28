namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>Everything that a publication is computed from. The same input gives the same bytes.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Date">Day of the publication (Europe/Paris).</param>
/// <param name="Questionnaire">The version that is counted, with the hash of its content.</param>
/// <param name="K">Threshold, at least 5; 10 unless configured.</param>
/// <param name="Key">Secret of the noise and of the fingerprints, at least 16 bytes.</param>
/// <param name="Demonstration">True when the organisations are invented.</param>
/// <param name="Claims">True when organisations are counted whose number nobody has proven.</param>
/// <param name="Register">Every known organisation.</param>
/// <param name="Participants">Those counted, at most one for each entry; one whose entry is missing, or counts with another, is left
/// out.</param>
/// <param name="Past">Earlier publications, oldest first; those that no cell repeats any more may be left out.</param>
public sealed record PublicationInput(
    int Number,
    DateOnly Date,
    Questionnaire Questionnaire,
    int K,
    ReadOnlyMemory<byte> Key,
    bool Demonstration,
    bool Claims,
    IReadOnlyList<RegisterEntry> Register,
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<PastPublication> Past,
    Protections Protections)
{
    /// <summary>By identifier of the register, the group of whoever speaks for the entry: who knows one of a group knows them all. An
    /// entry that nobody speaks for, or that stands alone, may be left out.</summary>
    public IReadOnlyDictionary<string, int> Links { get; init; } = new Dictionary<string, int>();
}

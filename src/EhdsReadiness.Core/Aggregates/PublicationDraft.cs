namespace EhdsReadiness.Core.Aggregates;

/// <summary>The next publication, computed once to be looked at.</summary>
/// <param name="Number">The number that it will have.</param>
/// <param name="MadeAt">When it was computed, or last shown again as the same.</param>
/// <param name="MadeBy">Account of the administrator; null once it is closed.</param>
/// <param name="Document">The file, without a note.</param>
/// <param name="Members">Who is counted, as the private memory of publications has it.</param>
/// <param name="Counted">Identifiers of the organisations and units that could be counted then, one a line.</param>
/// <param name="WithdrawnAt">When somebody withdrew it; null while nobody has.</param>
public sealed record PublicationDraft(
    int Number, DateTimeOffset MadeAt, string? MadeBy, string Document, string Members, string Counted, DateTimeOffset? WithdrawnAt)
{
    /// <summary>How long it may be published, and how long the next one waits.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Mark of what it says: one that comes back unchanged has the same.</summary>
    public string Mark => AuditChain.FingerprintOf(Document);

    /// <summary>Until when it may be published.</summary>
    public DateTimeOffset Until => MadeAt + Lifetime;

    /// <summary>Whether it may be published at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset at) => WithdrawnAt is null && at < Until;

    /// <summary>The publication as it stands.</summary>
    public Publication Publication => PublicationJson.Read(Encoding.UTF8.GetBytes(Document));
}

namespace EhdsReadiness.Core.Aggregates;

/// <summary>A publication that is not kept yet.</summary>
/// <param name="Members">Its private memory: who is counted, one a line (see <see cref="Counting.RememberedMember"/>).</param>
/// <param name="Counted">Identifiers of the organisations and units that may be counted, one a line.</param>
internal sealed record ComputedPublication(Publication Publication, string Members, string Counted);

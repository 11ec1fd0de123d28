namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>What was read from a file: either a register or at least one fault.</summary>
/// <param name="Entries">Empty when there is any fault; nothing is half-read.</param>
public sealed record RegisterReading(IReadOnlyList<RegisterEntry> Entries, IReadOnlyList<RegisterFault> Faults);

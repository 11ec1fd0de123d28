namespace EhdsReadiness.Core.Storage;

/// <summary>What became of a change, and what stands now.</summary>
/// <param name="Current">What stands now; null when nothing does.</param>
public sealed record SaveOutcome<T>(SaveResult Result, T? Current)
    where T : class;

namespace EhdsReadiness.Core.Accounts;

/// <summary>What came of asking for a try.</summary>
/// <param name="Until">Null when the try may be made; otherwise when the next one may.</param>
/// <param name="IsFirstRefusal">True for the first try that is refused: the lock begins with it.</param>
public readonly record struct Attempt(DateTimeOffset? Until, bool IsFirstRefusal = false);

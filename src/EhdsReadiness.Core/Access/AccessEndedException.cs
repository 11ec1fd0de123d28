namespace EhdsReadiness.Core.Access;

/// <summary>Refuses a write whose author lost the right to it after the page had looked. Nothing was written.</summary>
public sealed class AccessEndedException(AccessEnd end) : Exception($"Access ended before the write: {end}.")
{
    /// <summary>Why.</summary>
    public AccessEnd End { get; } = end;
}

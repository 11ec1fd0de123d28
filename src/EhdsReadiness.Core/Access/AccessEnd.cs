namespace EhdsReadiness.Core.Access;

/// <summary>Why something may not be written that a page allowed a moment before.</summary>
public enum AccessEnd
{
    /// <summary>Whoever asks has no access at all any more: the membership, the grant, the link or the session ended.</summary>
    Gone,

    /// <summary>Their role does not give the right any more.</summary>
    Forbidden,

    /// <summary>The assessment is in another state now.</summary>
    OutOfTurn,
}

namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>What became of a proof that was given.</summary>
public enum ProofOutcome
{
    /// <summary>The number is proven now, or was before.</summary>
    Proven,

    /// <summary>The organisation does not give that number any more, or is gone.</summary>
    NumberChanged,

    /// <summary>The number is another organisation's, by a proof that stands.</summary>
    ProvenByAnother,

    /// <summary>The code is not the one that was sent last, or no longer good.</summary>
    WrongCode,
}

namespace EhdsReadiness.Core.Organisations;

/// <summary>What became of asking to join an organisation.</summary>
public enum JoinOutcome
{
    /// <summary>The request is open.</summary>
    Asked,

    /// <summary>One by the same person is open already.</summary>
    AskedBefore,

    /// <summary>They are a member.</summary>
    Member,

    /// <summary>The organisation is gone, or gives another number now.</summary>
    Gone,
}

namespace EhdsReadiness.Core.Portfolios;

/// <summary>How far a client has come, as the portfolio lists it.</summary>
public enum ClientState
{
    /// <summary>No answer yet.</summary>
    NotBegun,

    /// <summary>Answers are being given.</summary>
    Draft,

    /// <summary>Given over to the owners' judgement.</summary>
    Submitted,

    Approved,

    /// <summary>A numbered copy is kept, and nothing changes any more.</summary>
    Finalised,
}

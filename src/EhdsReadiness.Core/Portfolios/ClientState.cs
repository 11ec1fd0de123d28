namespace EhdsReadiness.Core.Portfolios;

/// <summary>How far a client has come, as the portfolio lists it.</summary>
public enum ClientState
{
    /// <summary>No answer yet.</summary>
    [Id("not_begun")] NotBegun,

    /// <summary>Answers are being given.</summary>
    [Id("draft")] Draft,

    /// <summary>Given over to the owners' judgement.</summary>
    [Id("submitted")] Submitted,

    [Id("approved")] Approved,

    /// <summary>A numbered copy is kept, and nothing changes any more.</summary>
    [Id("finalised")] Finalised,
}

namespace EhdsReadiness.Core.Portfolios;

/// <summary>How an invitation of a client stands.</summary>
public enum ClientInvitationState
{
    /// <summary>Sent, and not answered yet.</summary>
    [Id("open")] Open,

    [Id("accepted")] Accepted,

    [Id("withdrawn")] Withdrawn,

    /// <summary>Its time is over.</summary>
    [Id("expired")] Expired,
}

namespace EhdsReadiness.Web.Accounts;

/// <summary>Why a passkey did not do.</summary>
public enum PasskeyFault
{
    /// <summary>There is no challenge that this browser could answer: it is over, was answered, or was for something else.</summary>
    [Id("over")] Over,

    /// <summary>It is none of the account's, answered another site, or does not count on: a copy may be in use.</summary>
    [Id("refused")] Refused,
}

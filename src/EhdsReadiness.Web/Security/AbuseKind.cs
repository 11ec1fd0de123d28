namespace EhdsReadiness.Web.Security;

/// <summary>What an attack looks like from the inside, one by one harmless.</summary>
public enum AbuseKind
{
    /// <summary>A wrong password, or an address without an account.</summary>
    SignInFailed,

    /// <summary>A password that was not even tried: the address is locked for the one who asks.</summary>
    SignInLocked,

    /// <summary>A wrong code of the second factor.</summary>
    CodeFailed,

    /// <summary>A code that was not even tried.</summary>
    CodeLocked,

    /// <summary>A passkey that did not do.</summary>
    PasskeyFailed,

    /// <summary>A wrong password of somebody who is signed in.</summary>
    ConfirmationFailed,

    /// <summary>A mail that was not sent: its reader had got enough of them.</summary>
    MailWithheld,

    /// <summary>A request above a rate limit: 429.</summary>
    RateLimited,

    /// <summary>A form without a valid anti-forgery token, or sent from another site.</summary>
    ForgedForm,

    /// <summary>A request that somebody's role does not allow: 403.</summary>
    Forbidden,

    /// <summary>A form sent to an address that is not there for the sender: 404.</summary>
    FormToNowhere,

    /// <summary>A request larger than any of ours: 413.</summary>
    TooLarge,
}

namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>What somebody goes to an identity provider for.</summary>
public enum SignOnPurpose
{
    /// <summary>To sign in, or to make or link an account.</summary>
    [Id("enter")] Enter,

    /// <summary>To open an account by the link of a mail, as the one who asked for it.</summary>
    [Id("open")] Open,

    /// <summary>To link the login with the account that is signed in.</summary>
    [Id("link")] Link,

    /// <summary>To show anew who they are, as with a password.</summary>
    [Id("confirm")] Confirm,
}

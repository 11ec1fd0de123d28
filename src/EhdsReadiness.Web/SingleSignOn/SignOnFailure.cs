namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>Why nobody was signed in by way of an identity provider.</summary>
public enum SignOnFailure
{
    /// <summary>The person, or the provider, said no.</summary>
    [Id("denied")] Denied,

    /// <summary>The provider does not answer, or not as one.</summary>
    [Id("down")] Down,

    /// <summary>It was begun too long ago, in another browser, or ended before.</summary>
    [Id("over")] Over,

    /// <summary>What the provider says was issued at another time than now: one of the two clocks is wrong.</summary>
    [Id("clock")] Clock,

    /// <summary>The provider is less sure of who it is than was asked of it.</summary>
    [Id("unsure")] Unsure,

    /// <summary>What came back does not hold.</summary>
    [Id("invalid")] Invalid,

    /// <summary>The account is kept out, or its domain signs in by another provider.</summary>
    [Id("closed")] Closed,

    /// <summary>The login is linked with another account.</summary>
    [Id("taken")] Taken,

    /// <summary>Somebody else came back than the one who was to show who they are, or only an earlier sign-in of theirs.</summary>
    [Id("another")] Another,
}

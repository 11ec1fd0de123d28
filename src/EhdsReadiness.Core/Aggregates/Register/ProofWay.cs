namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>How it was shown that a number is an organisation's.</summary>
public enum ProofWay
{
    /// <summary>A code that was sent to the contact in the register came back.</summary>
    [Id("code")] Code,

    /// <summary>An administrator confirmed it, and said why.</summary>
    [Id("administrator")] Administrator,

    /// <summary>The identity provider that one of its owners signed in with vouches for it.</summary>
    [Id("sign_in")] SignIn,

    /// <summary>The organisation is invented, and its number with it.</summary>
    [Id("demonstration")] Demonstration,
}

namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>What an identity provider says is not believed, or can't be had.</summary>
/// <param name="failure">As readers are told.</param>
/// <param name="message">As operators are told: no token, no name and no address.</param>
public sealed class SignOnException(SignOnFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What readers are told.</summary>
    public SignOnFailure Failure { get; } = failure;
}

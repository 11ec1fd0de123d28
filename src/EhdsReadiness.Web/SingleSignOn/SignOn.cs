using Microsoft.AspNetCore.Authentication;

namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>A way to an identity provider and back, as it is sealed into the state that the provider gives back.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="BegunAt">When somebody set out.</param>
/// <param name="ReturnPath">Path of this site to go on to; null for the account.</param>
/// <param name="SessionId">The session in which it was begun; null when nobody is signed in.</param>
/// <param name="Token">Secret of the mail's link; null where none led there.</param>
public sealed record SignOn(
    SignOnPurpose Purpose, Language Language, DateTimeOffset BegunAt, string? ReturnPath = null, string? SessionId = null,
    string? Token = null)
{
    /// <summary>How long somebody may take at the provider, and afterwards on the page that they come back to.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private const string Item = "sign-on";

    /// <summary>As the framework seals it.</summary>
    /// <param name="next">Path to come back to.</param>
    public AuthenticationProperties ToProperties(string next) =>
        new() { RedirectUri = next, Items = { [Item] = JsonSerializer.Serialize(this) } };

    /// <summary>What was sealed; null when it was none.</summary>
    public static SignOn? Read(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(Item, out var text) == true && text is not null ? JsonSerializer.Deserialize<SignOn>(text) : null;
}

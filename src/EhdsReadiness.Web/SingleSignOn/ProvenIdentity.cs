namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>Who has come back from an identity provider, after everything that it said was checked.</summary>
/// <param name="Subject">Who they are there.</param>
/// <param name="Email">Their address, well-formed; null when the provider gives none.</param>
/// <param name="EmailVerified">Whether the provider says that it has seen the address work.</param>
/// <param name="Name">How they are called; null when the provider doesn't say.</param>
/// <param name="Siret">Number of the establishment that the provider says they are of, 14 digits; null for none.</param>
/// <param name="Role">Role on the whole site that the provider gives; null for none.</param>
/// <param name="SessionId">What the provider calls its session; null when it doesn't say.</param>
/// <param name="AuthenticatedAt">When they last showed the provider who they are; null when it doesn't say.</param>
/// <param name="IdToken">The token, to end the session there; null when it is too long to keep.</param>
public sealed record ProvenIdentity(
    LoginSubject Subject, string? Email, bool EmailVerified, string? Name, string? Siret, AccountRole? Role, string? SessionId,
    DateTimeOffset? AuthenticatedAt, string? IdToken)
{
    /// <summary>Name of the claim that holds it in the cookie of those who have come back.</summary>
    public const string Claim = "identity";

    /// <summary>Longest token that is kept, in characters.</summary>
    private const int LongestToken = 8000;

    /// <summary>Reads what a provider says.</summary>
    /// <param name="settings">Of the provider.</param>
    /// <param name="issuer">As it names itself.</param>
    /// <param name="token">Claims of the identity token.</param>
    /// <param name="person">Claims of the user information; those of the token stand where both say something.</param>
    /// <param name="idToken">The token as it came.</param>
    public static ProvenIdentity Of(ProviderSettings settings, string issuer, JsonElement token, JsonElement? person, string idToken)
    {
        string? Said(string name) => TextOf(token, name) ?? TextOf(person, name);

        var email = TextSanitizer.SanitizeToken(Said("email"));
        var given = new[] { Said("given_name"), Said("usual_name") ?? Said("family_name") };
        var name = TextSanitizer.SanitizeLine(
            Said("name") ?? string.Join(' ', given.Where(part => !string.IsNullOrWhiteSpace(part))));
        var siret = Said("siret")?.Replace(" ", "", StringComparison.Ordinal);
        var roles = settings.RoleClaim is { } claim ? Words(token, claim).Concat(Words(person, claim)).ToList() : [];
        return new(
            new(settings.Name, issuer, TextOf(token, "sub")!),
            EmailAddress.IsWellFormed(email) ? email : null,
            // The two claims stand together or not at all: one source may not vouch for the address of the other.
            IsTrue(TextOf(token, "email") is null ? person : token, "email_verified"),
            name,
            siret is { Length: 14 } && siret.All(char.IsAsciiDigit) ? siret : null,
            settings.AdministratorValue is { } administrator && roles.Contains(administrator) ? AccountRole.Administrator
                : settings.AnalystValue is { } analyst && roles.Contains(analyst) ? AccountRole.Analyst
                : null,
            TextOf(token, "sid"),
            MomentOf(token, "auth_time"),
            idToken.Length <= LongestToken ? idToken : null);
    }

    private static string? TextOf(JsonElement? said, string name) =>
        said is { ValueKind: JsonValueKind.Object } claims && claims.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static bool IsTrue(JsonElement? said, string name) =>
        said is { ValueKind: JsonValueKind.Object } claims && claims.TryGetProperty(name, out var value)
            && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true"));

    private static DateTimeOffset? MomentOf(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds)
            && seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>The values of a claim that is a text, or a list of them.</summary>
    private static IEnumerable<string> Words(JsonElement? said, string name) =>
        said is not { ValueKind: JsonValueKind.Object } claims || !claims.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)
        : [];
}

using System.Text.Json.Nodes;

namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>An identity provider with which people may sign in by OpenID Connect, as ProConnect or a hospital's own.</summary>
public sealed partial record ProviderSettings : ISettings
{
    /// <param name="name">Its name in the settings, which stands in addresses and in the database.</param>
    public ProviderSettings(string name) => Name = name.ToLowerInvariant();

    /// <summary>Longest name, in characters.</summary>
    private const int LongestName = 40;

    private static readonly string[] Prompts = ["login", "consent", "select_account"];

    /// <summary>Its name in the settings, in lower-case letters.</summary>
    public string Name { get; }

    /// <summary>The provider's address, which is also what it names itself: below it stands
    /// <c>.well-known/openid-configuration</c>.</summary>
    public string? Authority { get; init; }

    /// <summary>What the provider knows this site by.</summary>
    public string? ClientId { get; init; }

    /// <summary>Secret that the provider has given this site.</summary>
    [SecretSetting] public string? ClientSecret { get; init; }

    /// <summary>What pages call it; null for its name.</summary>
    public string? Title { get; init; }

    /// <summary>What is asked for, with spaces between.</summary>
    public string Scopes { get; init; } = "openid email profile";

    /// <summary>How sure the provider is to be of whom it sends, with spaces between; another answer is refused. Null for as sure as it
    /// likes.</summary>
    public string? AcrValues { get; init; }

    /// <summary>The parameter <c>claims</c>, in JSON; null for none.</summary>
    public string? Claims { get; init; }

    /// <summary>The parameter <c>prompt</c>; null for none.</summary>
    public string? Prompt { get; init; }

    /// <summary>Email domains whose people sign in here and in no other way.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Whether the number of an organisation is proven by its <c>siret</c>.</summary>
    public bool TrustsOrganisation { get; init; }

    /// <summary>Whether it asks for a second factor itself, so that the site does not.</summary>
    public bool ReplacesSecondFactor { get; init; }

    /// <summary>Name of the claim that says who is staff; null when none does.</summary>
    public string? RoleClaim { get; init; }

    /// <summary>Value of that claim that makes an administrator; null for none.</summary>
    public string? AdministratorValue { get; init; }

    /// <summary>Value of that claim that makes an analyst; null for none.</summary>
    public string? AnalystValue { get; init; }

    /// <summary>What pages call it.</summary>
    public string Label => Title ?? Name;

    /// <summary>The values of <see cref="AcrValues"/>; empty for any.</summary>
    public IReadOnlyList<string> Acrs => Words(AcrValues);

    /// <summary>Whether its address is on this machine, over plain HTTP, as only for trying.</summary>
    public bool IsLocal => Authority?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The words of a setting with spaces between.</summary>
    public static IReadOnlyList<string> Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions()
    {
        var key = $"Oidc:{Name}";
        if (!NameForm().IsMatch(Name) || Name.Length > LongestName)
        {
            yield return $"{key} is to be named by letters, digits and hyphens, {LongestName} at most";
            yield break;
        }

        if (Missing() is { Count: > 0 } missing)
        {
            yield return $"{key} is to have {string.Join(", ", missing.Select(one => $"{key}:{one}"))} too";
        }

        if (Authority is not null && FaultOfAuthority(Authority) is { } fault)
        {
            yield return $"{key}:Authority “{Authority}” {fault}";
        }

        if (!Words(Scopes).Contains("openid"))
        {
            yield return $"{key}:Scopes “{Scopes}” is to hold openid";
        }

        if (Claims is not null && !IsJsonObject(Claims))
        {
            yield return $"{key}:Claims “{Claims}” is to be an object in JSON, such as {{\"id_token\":{{\"amr\":{{\"essential\":true}}}}}}";
        }

        if (Words(Prompt).FirstOrDefault(one => !Prompts.Contains(one)) is { } prompt)
        {
            yield return $"{key}:Prompt “{prompt}” is to be of {string.Join(", ", Prompts)}";
        }

        foreach (var domain in Domains.Where(domain => !EmailAddress.IsWellFormed($"somebody@{domain}")))
        {
            yield return $"{key}:Domains “{domain}” is no domain of email addresses, such as example.org";
        }

        if ((RoleClaim is null) != (AdministratorValue is null && AnalystValue is null))
        {
            yield return RoleClaim is null
                ? $"{key}:RoleClaim is to be set too: it names the claim that has {key}:AdministratorValue or {key}:AnalystValue"
                : $"{key}:RoleClaim “{RoleClaim}” is set, but neither {key}:AdministratorValue nor {key}:AnalystValue";
        }
    }

    private List<string> Missing() =>
    [
        .. new (string Name, string? Value)[]
        {
            (nameof(Authority), Authority), (nameof(ClientId), ClientId), (nameof(ClientSecret), ClientSecret),
        }.Where(one => one.Value is null).Select(one => one.Name),
    ];

    private static string? FaultOfAuthority(string authority)
    {
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return "is no address that begins with https://";
        }

        return uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0 ? "is to have no user, query or fragment"
            : uri.Scheme == "http" && !uri.IsLoopback ? "is to begin with https://: what it says is the identity of people"
            : null;
    }

    private static bool IsJsonObject(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$")]
    private static partial Regex NameForm();
}

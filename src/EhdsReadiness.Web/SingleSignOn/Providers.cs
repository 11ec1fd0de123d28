namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>The identity providers of the settings.</summary>
public sealed class Providers(AllSettings settings, TimeProvider clock) : IDisposable
{
    private readonly List<Provider> _all = [.. settings.Oidc.Select(one => new Provider(one, clock))];

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Provider> All => _all;

    /// <summary>The provider of a name; null when there is none.</summary>
    public Provider? Find(string? name) =>
        _all.Find(one => one.Settings.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The provider that the framework knows under a name.</summary>
    public Provider OfScheme(string scheme) => _all.Find(one => one.Scheme == scheme)!;

    /// <summary>The provider that the domain of an address demands; null when it demands none.</summary>
    public Provider? Demanded(string email)
    {
        var domain = DomainOf(EmailAddress.Normalize(email));
        return _all.Find(one => one.Settings.Domains.Any(demanded => DomainOf(EmailAddress.Normalize($"somebody@{demanded}")) == domain));
    }

    /// <summary>How pages call the provider of a login, also one that the settings name no more.</summary>
    public string LabelOf(LoginSubject subject) => Find(subject.Provider)?.Settings.Label ?? subject.Provider;

    public void Dispose() => _all.ForEach(one => one.Dispose());

    private static string DomainOf(string email) => email[(email.LastIndexOf('@') + 1)..];
}

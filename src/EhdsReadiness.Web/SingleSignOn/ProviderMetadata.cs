using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>
/// What an identity provider says of itself: endpoints and keys, fetched when somebody first needs them, twice a day, and when a token is
/// signed by a key that is not known. Unlike the framework's own it fetches within the request, so that the first token of a new key holds,
/// by our clock, and believes no provider that names itself otherwise than its settings.
/// </summary>
public sealed class ProviderMetadata : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    /// <summary>Least time between two fetches: tokens with invented keys may not make the site hammer the provider.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly ProviderSettings _settings;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile OpenIdConnectConfiguration? _known;
    private DateTimeOffset _readAt;
    private SignOnException? _fault;
    private volatile bool _isWanted;

    public ProviderMetadata(ProviderSettings settings, HttpClient http, TimeProvider clock)
    {
        (_settings, _http, _clock) = (settings, http, clock);
        UseLastKnownGoodConfiguration = false;
    }

    /// <exception cref="SignOnException">The provider can't be had, or is not the one that the settings name.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (Fresh() is { } known) { return known; }

        await _one.WaitAsync(cancel);
        try
        {
            if (Fresh() is { } meanwhile) { return meanwhile; }

            // Whoever has waited for one that asked in vain does not ask in turn.
            if (_known is null && _fault is not null && _clock.GetUtcNow() < _readAt + Pause) { throw Told(_fault); }

            try
            {
                (_known, _fault) = (await ReadAsync(cancel), null);
            }
            catch (SignOnException fault)
            {
                _fault = fault;
            }

            (_readAt, _isWanted) = (_clock.GetUtcNow(), false);
            // What it said before holds until it answers again.
            return _known ?? throw Told(_fault!);
        }
        finally
        {
            _one.Release();
        }
    }

    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) =>
        await GetConfigurationAsync(cancel);

    public override void RequestRefresh() => _isWanted = _isWanted || _clock.GetUtcNow() >= _readAt + Pause;

    public void Dispose() => _one.Dispose();

    private static SignOnException Told(SignOnException fault) => new(fault.Failure, fault.Message, fault.InnerException);

    private OpenIdConnectConfiguration? Fresh() => !_isWanted && _clock.GetUtcNow() < _readAt + Lasts ? _known : null;

    private async Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken cancel)
    {
        var address = $"{_settings.Authority!.TrimEnd('/')}/.well-known/openid-configuration";
        OpenIdConnectConfiguration read;
        try
        {
            read = await OpenIdConnectConfigurationRetriever.GetAsync(
                address, new HttpDocumentRetriever(_http) { RequireHttps = !_settings.IsLocal }, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            throw new SignOnException(SignOnFailure.Down, $"{address} and the keys that it names cannot be read", e);
        }

        var fault = read.Issuer?.TrimEnd('/') != _settings.Authority.TrimEnd('/') ? $"names itself {read.Issuer}"
            : new[] { read.AuthorizationEndpoint, read.TokenEndpoint, read.JwksUri }.Any(one => !IsSafe(one))
                || new[] { read.UserInfoEndpoint, read.EndSessionEndpoint }.Any(one => !string.IsNullOrEmpty(one) && !IsSafe(one))
                ? "names no safe address for each of its endpoints"
            : read.SigningKeys.Count == 0 ? "has no key"
            : null;
        return fault is null ? read : throw new SignOnException(SignOnFailure.Down, $"The provider at {_settings.Authority} {fault}");
    }

    private bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == "https" || (uri is { Scheme: "http", IsLoopback: true } && _settings.IsLocal));
}

namespace EhdsReadiness.Core.Aggregates;

/// <summary>The secret that the noise is drawn from. With another key the same population gives other figures.</summary>
public static class AggregateKey
{
    /// <summary>The configured key, or that which all instances of the site share, made when missing.</summary>
    public static async Task<byte[]> OfAsync(AggregateSettings settings, KeyStore keys, CancellationToken cancel) =>
        settings.Key is { } configured ? Encoding.UTF8.GetBytes(configured)
            : Convert.FromHexString(await keys.FindOrMakeAsync(
                KeyStore.Noise, () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), cancel));
}

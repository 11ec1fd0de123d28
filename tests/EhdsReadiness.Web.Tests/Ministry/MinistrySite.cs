using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Ministry;

/// <summary>A site over an invented country with two publications, shared by all tests of publications.</summary>
public sealed class MinistrySite : IAsyncLifetime
{
    private static readonly byte[] Key = "a key for tests of publications"u8.ToArray();

    public TestSite Site { get; } = new();

    public Visitor Analyst { get; private set; } = null!;

    public Visitor Administrator { get; private set; } = null!;

    /// <summary>Somebody with an account and no role.</summary>
    public Visitor Member { get; private set; } = null!;

    public Visitor Anybody { get; private set; } = null!;

    /// <summary>The last publication.</summary>
    public Publication Publication { get; private set; } = null!;

    public DemonstrationStore Demonstration => Site.Services.GetRequiredService<DemonstrationStore>();

    public PublicationStore Publications => Site.Services.GetRequiredService<PublicationStore>();

    public async Task InitializeAsync()
    {
        await Site.StartAsync("--Aggregates:Public", "true");
        await Demonstration.PopulateAsync(400, 1, Site.Clock.GetUtcNow(), default);
        await Publications.PublishAsync(10, false, Key, Site.Clock.GetUtcNow(), default);
        Publication = await Publications.PublishAsync(10, false, Key, Site.Clock.GetUtcNow(), default);
        (Analyst, _) = await Site.WithSecondFactorAsync(
            await Site.AddAccountAsync("analyste@ministere.example", role: AccountRole.Analyst));
        Administrator = await Site.AdministratorAsync();
        Member = await Site.SignedUpAsync("membre@chu.example");
        Anybody = Site.Visitor();
    }

    public Task DisposeAsync()
    {
        foreach (var visitor in new[] { Analyst, Administrator, Member, Anybody })
        {
            visitor.Dispose();
        }

        return Site.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class MinistryCollection : ICollectionFixture<MinistrySite>
{
    public const string Name = "ministry";
}

[assembly: TestCollectionOrderer("EhdsReadiness.Web.Tests.LongestFirst", "EhdsReadiness.Web.Tests")]

namespace EhdsReadiness.Web.Tests;

/// <summary>Order of the collections: those that take longest begin first, so that none runs on alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(Durability.KilledSiteTests), nameof(HostileTexts.EveryFormTests), Pages.SiteCollection.Name,
        nameof(HostileTexts.EveryPageTests), nameof(Faults.HostileFileTests), nameof(Reports.ReportFileTests),
        nameof(Reports.ReportLayoutTests), nameof(Reports.TaggedPdfTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection =>
            Array.FindIndex(Long, name => IsOf(collection, name)) is >= 0 and var place ? place : Long.Length);

    private static bool IsOf(ITestCollection collection, string name) =>
        collection.DisplayName == name || collection.DisplayName.EndsWith($".{name}", StringComparison.Ordinal);
}

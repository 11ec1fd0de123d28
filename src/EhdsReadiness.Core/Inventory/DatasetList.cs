namespace EhdsReadiness.Core.Inventory;

/// <summary>The datasets on the list of an assessment, with what is said of all of them together.</summary>
/// <param name="Datasets">By name.</param>
/// <param name="Categories">Letters of Article 51(1) that any of them has, in their order.</param>
/// <param name="Missing">How many lack an element of their description, by its identifier; those that none lacks left out.</param>
/// <param name="Settled">How many elements of the description of each are given or without object, by the dataset's identifier.</param>
/// <param name="HasLaterDates">Whether a category of one of them has a later date than the dataset.</param>
public sealed record DatasetList(
    IReadOnlyList<Dataset> Datasets, IReadOnlyList<string> Categories, IReadOnlyDictionary<string, int> Missing,
    IReadOnlyDictionary<string, int> Settled, bool HasLaterDates)
{
    /// <param name="datasets">Those on the list, by name.</param>
    public static DatasetList Of(IReadOnlyList<Dataset> datasets, Regulation regulation)
    {
        var missing = datasets.ToDictionary(dataset => dataset.Id, DescriptionElements.MissingOf, StringComparer.Ordinal);
        var letters = datasets.SelectMany(dataset => dataset.Details.Categories).ToHashSet(StringComparer.Ordinal);
        return new(
            datasets,
            [.. regulation.Categories.Select(category => category.Letter).Where(letters.Contains)],
            missing.Values.SelectMany(elements => elements).CountBy(element => element.Id).ToDictionary(StringComparer.Ordinal),
            missing.ToDictionary(one => one.Key, one => DescriptionElements.All.Count - one.Value.Count, StringComparer.Ordinal),
            datasets.Any(dataset => regulation.Categories.Any(category =>
                dataset.Details.Categories.Contains(category.Letter) && category.Due > regulation.DueOf(dataset.Details.Categories))));
    }

    /// <summary>Memory that it takes, in bytes: an estimate, high rather than low.</summary>
    public long Size => 2_048 + Datasets.Sum(dataset => 700 + (2L * dataset.Details.Texts.Sum(text => text?.Length ?? 0)));
}

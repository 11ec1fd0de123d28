namespace EhdsReadiness.Web.Pages;

/// <summary>The page of a long list that is shown, so that what a page costs follows what it shows.</summary>
/// <param name="Page">From 1; never past the last.</param>
/// <param name="Count">Of all that the list holds.</param>
/// <param name="Size">Entries on a page.</param>
public sealed record Paging(int Page, int Count, int Size)
{
    /// <summary>How many pages there are; 1 for an empty list.</summary>
    public int Pages => LastOf(Count, Size);

    /// <summary>The page that an address asks for; the nearest there is, and the first when it says none.</summary>
    public static Paging Of(IQueryCollection query, int count, int size) =>
        new(Math.Min(NumberIn(query), LastOf(count, size)), count, size);

    /// <summary>The number of a page in an address, from 1; what it says wrongly counts as not said.</summary>
    public static int NumberIn(IQueryCollection query) =>
        int.TryParse(query["page"], CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    /// <summary>The page on which an entry stands, by its place in the list from 0.</summary>
    public static int PageOf(int place, int size) => (place / size) + 1;

    /// <summary>The title of the page in the browser: it says which page where there are several.</summary>
    /// <param name="title">Of the list.</param>
    public string Title(string title, ViewTexts texts) =>
        Pages == 1 ? title : texts.In("Pages/Shared")["Pages.Title", title, Page, Pages].Value;

    /// <summary>The entries of the page.</summary>
    public IReadOnlyList<T> Of<T>(IEnumerable<T> all) => [.. all.Skip((Page - 1) * Size).Take(Size)];

    private static int LastOf(int count, int size) => Math.Max(1, (count + size - 1) / size);
}

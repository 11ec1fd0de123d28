using System.Collections.Concurrent;

namespace EhdsReadiness.Web.Localisation;

/// <summary>Finds the texts of a folder of pages: its own, or those of the nearest folder above that has some.</summary>
public sealed class PageTexts(IHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, FolderTexts> _byFolder = new(StringComparer.Ordinal);

    /// <summary>The texts of a folder, named as in <c>Pages/Accounts</c>.</summary>
    /// <exception cref="InvalidOperationException">Neither the folder nor one above it has texts.</exception>
    public FolderTexts In(string folder) => _byFolder.GetOrAdd(folder, Find);

    /// <summary>The texts of the folder of a page’s model.</summary>
    public FolderTexts Of(Type page) => In(page.Namespace!["EhdsReadiness.Web.".Length..].Replace('.', '/'));

    private FolderTexts Find(string folder)
    {
        for (var path = folder; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
        {
            if (TextResource.Exists(path)) { return new(new(path), throwOnMissing: !environment.IsProduction()); }
        }

        throw new InvalidOperationException($"No texts for the pages of {folder}.");
    }
}

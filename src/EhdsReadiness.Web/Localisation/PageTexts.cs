using System.Collections.Concurrent;

namespace EhdsReadiness.Web.Localisation;

/// <summary>Finds the texts of a folder of pages: its own, or those of the nearest folder above that has some.</summary>
public sealed class PageTexts(IHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, FolderTexts> _byFolder = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FolderTexts> _byView = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, FolderTexts> _byPage = new();

    /// <summary>The texts of a folder, named as in <c>Pages/Accounts</c>.</summary>
    /// <exception cref="InvalidOperationException">Neither the folder nor one above it has texts.</exception>
    public FolderTexts In(string folder) => _byFolder.GetOrAdd(folder, Find);

    /// <summary>The texts of the folder of a page’s model.</summary>
    public FolderTexts Of(Type page) =>
        _byPage.GetOrAdd(page, static (type, texts) => texts.In(type.Namespace!["EhdsReadiness.Web.".Length..].Replace('.', '/')), this);

    /// <summary>The texts of the folder of a view.</summary>
    /// <param name="file">Its path as Razor has it, such as <c>/Pages/Accounts/SignIn.cshtml</c>.</param>
    public FolderTexts OfView(string file) =>
        _byView.GetOrAdd(file, static (path, texts) => texts.In(Path.GetDirectoryName(path)!.TrimStart('/')), this);

    private FolderTexts Find(string folder)
    {
        for (var path = folder; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
        {
            if (TextResource.Exists(path)) { return new(new(path), throwOnMissing: !environment.IsProduction()); }
        }

        throw new InvalidOperationException($"No texts for the pages of {folder}.");
    }
}

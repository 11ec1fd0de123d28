using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Localisation;

/// <summary>Finds the texts of a view: the class <c>Texts</c> of its folder, or of the nearest folder above that has one.</summary>
internal static class PageTexts
{
    private static readonly ConcurrentDictionary<string, Type> ByFolder = new(StringComparer.Ordinal);

    public static IStringLocalizer Of(ViewContext context, IStringLocalizerFactory localizers) =>
        localizers.Create(ByFolder.GetOrAdd(Path.GetDirectoryName(context.ExecutingFilePath) ?? "/", static folder => Find(folder)));

    private static Type Find(string folder)
    {
        for (var path = folder.Trim('/').Replace('/', '.'); path.Length > 0; path = path.Contains('.') ? path[..path.LastIndexOf('.')] : "")
        {
            if (typeof(PageTexts).Assembly.GetType($"EhdsReadiness.Web.{path}.Texts") is { } type)
            {
                return type;
            }
        }

        throw new InvalidOperationException($"No class Texts for the views of {folder}.");
    }
}

namespace EhdsReadiness.Web.Settings;

/// <summary>The operator's own words for the legal, privacy and accessibility pages, in Markdown and in both languages: files such as
/// <c>legal.fr.md</c> of the folder <c>Site:PagesFolder</c>, read once.</summary>
/// <param name="Texts">The text of a page, by its file's name.</param>
public sealed record OwnPages(IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>Names of the pages that may have words of the operator's own.</summary>
    public static readonly IReadOnlyList<string> Names = ["legal", "privacy", "accessibility"];

    /// <summary>Longest text, in bytes: more than any page that somebody reads.</summary>
    private const int Longest = 200_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a page; null where the site's own stands.</summary>
    public string? Find(string page, Language language) => Texts.GetValueOrDefault(FileOf(page, language));

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">Null for none: no page has words of the operator's own.</param>
    /// <returns>The pages, and what is wrong with them, by the name of the file.</returns>
    public static (OwnPages Pages, IReadOnlyList<string> Faults) Read(string? folder)
    {
        var (texts, faults) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        if (folder is null) { return (new(texts), faults); }

        if (!Directory.Exists(folder)) { return (new(texts), ["is no folder"]); }

        List<string> paths;
        try
        {
            paths = [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (new(texts), [$"cannot be read: {e.Message}"]);
        }

        var known = Names.SelectMany(page => Languages.All.Select(language => FileOf(page, language))).ToList();
        foreach (var path in paths)
        {
            var file = Path.GetFileName(path);
            if (!known.Contains(file))
            {
                faults.Add($"has {file}, which is no page; there are {string.Join(", ", known)}");
            }
            else if (TextOf(path, file, faults) is { } text)
            {
                texts[file] = text;
            }
        }

        var there = paths.Select(Path.GetFileName).ToHashSet();
        faults.AddRange(
            from page in Names
            let missing = Languages.All.Where(language => !there.Contains(FileOf(page, language))).ToList()
            where missing.Count == 1
            select $"lacks {FileOf(page, missing[0])}: a page is in both languages");
        return (new(texts), faults);
    }

    private static string? TextOf(string path, string file, List<string> faults)
    {
        try
        {
            var text = new FileInfo(path).Length > Longest ? null : Utf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
            if (!string.IsNullOrWhiteSpace(text))
            {
                // What is nested too deeply is a fault of the file, and would be one of each page.
                Markdig.Markdown.ToHtml(text);
                return text;
            }

            faults.Add(text is null
                ? string.Create(CultureInfo.InvariantCulture, $"has {file} of more than {Longest} bytes")
                : $"has {file} without a word");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add($"has {file}, which cannot be read: {e.Message}");
        }
        catch (ArgumentException e) when (e is not DecoderFallbackException)
        {
            faults.Add($"has {file}, which cannot be read as Markdown: {e.Message}");
        }
        catch (DecoderFallbackException)
        {
            faults.Add($"has {file}, which is not in UTF-8");
        }

        return null;
    }

    private static string FileOf(string page, Language language) => $"{page}.{language.Code()}.md";
}

using EhdsReadiness.Core.Questionnaires.Reading;

namespace EhdsReadiness.Core.Questionnaires;

/// <summary>The versions that may not change any more, with their fingerprints, in <c>published.yaml</c>.</summary>
public static class ContentPublication
{
    /// <summary>Freezes a version as it stands and returns its SHA-256.</summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    /// <exception cref="ContentRefusal">The folder has no such version, it is published already, or <c>published.yaml</c> cannot be read.</exception>
    public static string Publish(string folder, string version)
    {
        var (source, published) = Open(folder);
        if (!source.Folder.Versions.Contains(version, StringComparer.Ordinal))
        {
            throw new ContentRefusal(new Text($"Le contenu n’a pas de version « {version} ».", $"The content has no version “{version}”."));
        }

        if (published.Any(entry => entry.Version == version))
        {
            throw new ContentRefusal(new Text($"La version « {version} » est déjà publiée.", $"Version “{version}” is published already."));
        }

        var entry = new Published(version, ContentHash.Of(source.Folder, version));
        Write(folder, published.Append(entry));
        return entry.Sha256;
    }

    /// <summary>Lets a version change again. Whether assessments are on it already is for the caller to ask.</summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    /// <exception cref="ContentRefusal">The version is not published, or <c>published.yaml</c> cannot be read.</exception>
    public static void Withdraw(string folder, string version)
    {
        var (_, published) = Open(folder);
        if (published.All(entry => entry.Version != version))
        {
            throw new ContentRefusal(new Text($"La version « {version} » n’est pas publiée.", $"Version “{version}” is not published."));
        }

        Write(folder, published.Where(entry => entry.Version != version));
    }

    /// <summary>What is no longer as it was published. Faults of <c>published.yaml</c> itself go to the source.</summary>
    internal static IReadOnlyList<ContentFault> Faults(Content content, ContentSource source)
    {
        var changed = new List<ContentFault>();
        foreach (var entry in Read(source))
        {
            var current = content.Find(entry.Version)?.Sha256;
            if (entry.Version.Length > 0 && current is null)
            {
                changed.Add(source.Of(entry).Fault(
                    "version",
                    $"version {Quote.Fr(entry.Version)} : publiée, mais le contenu n’a pas cette version",
                    $"version {Quote.Of(entry.Version)} is published but the content has no such version"));
            }
            else if (entry.Sha256.Length > 0 && current is not null && entry.Sha256 != current)
            {
                changed.Add(source.Of(entry).Fault(
                    "sha256",
                    $"sha256 « {entry.Sha256} » de la version publiée {Quote.Fr(entry.Version)} : ce n’est plus celui de ses fichiers, « {current} » ; remettez-les comme ils étaient, et changez les mots dans une version plus récente (content new-version)",
                    $"sha256 “{entry.Sha256}” of published version {Quote.Of(entry.Version)} is no longer that of its files, “{current}”; put them back as they were, and change words in a newer version (content new-version)"));
            }
        }

        return changed;
    }

    private static (ContentSource Source, IReadOnlyList<Published> Published) Open(string folder)
    {
        var source = new ContentSource(new ContentFolder(folder));
        var published = Read(source);
        return source.Faults.Count == 0 ? (source, published) : throw new ContentRefusal(source.Faults[0]);
    }

    private static void Write(string folder, IEnumerable<Published> published)
    {
        var lines = published.Select(one => $"  - {{ version: \"{one.Version}\", sha256: \"{one.Sha256}\" }}\n").ToList();
        File.WriteAllText(Path.Combine(folder, ContentSource.PublishedFile), lines.Count == 0 ? "published: []\n" : "published:\n" + string.Concat(lines));
    }

    private static IReadOnlyList<Published> Read(ContentSource source)
    {
        if (source.OpenIfThere(ContentSource.PublishedFile) is not { } file)
        {
            return [];
        }

        var entries = file.Maps("published", new("version publiée", "published version"), map => map.Close(new Published(map.Word("version"), map.Word("sha256"))), nameKey: "version");
        file.Close();
        MapReader.RefuseTwice(entries, "version", entry => entry.Version, source);
        return entries;
    }

    private sealed record Published(string Version, string Sha256);
}

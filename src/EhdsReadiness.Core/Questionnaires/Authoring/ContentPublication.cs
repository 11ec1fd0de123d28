namespace EhdsReadiness.Core.Questionnaires.Authoring;

/// <summary>The versions that may not change any more, with their fingerprints, in <c>published.yaml</c>.</summary>
public static partial class ContentPublication
{
    /// <summary>Freezes a version as it stands and returns its SHA-256.</summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    /// <exception cref="ContentRefusal">The folder has no such version, it is published already, or <c>published.yaml</c> cannot be
    /// read.</exception>
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

        var entry = new PublishedVersion(version, ContentHash.Of(source.Folder, version), ContentHash.OfWords(source.Folder, version), []);
        Write(folder, published.Append(entry));
        return entry.Sha256;
    }

    /// <summary>
    /// Has a published version follow the law or the profile, which all versions share and which moved under it: its words stand, its
    /// dates may not. The fingerprint that it had is kept, with the reason, so that what was answered on it is still known.
    /// </summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    /// <param name="because">What moved, in one sentence.</param>
    /// <param name="day">Day of the change.</param>
    /// <returns>The new SHA-256.</returns>
    /// <exception cref="ContentRefusal">
    /// The version is not published, its own words changed too, nothing moved, the reason cannot stand on one line, or
    /// <c>published.yaml</c> cannot be read.
    /// </exception>
    public static string FollowLaw(string folder, string version, string because, DateOnly day)
    {
        var (source, published) = Open(folder);
        var entry = published.FirstOrDefault(entry => entry.Version == version) ?? throw NotPublished(version);
        if (entry.Words != ContentHash.OfWords(source.Folder, version))
        {
            throw new ContentRefusal(new Text(
                $"Les mots de la version « {version} » ont changé : remettez-les comme ils étaient, et changez-les dans une version plus " +
                    $"récente (content new-version).",
                $"The words of version “{version}” changed: put them back as they were, and change them in a newer version (content " +
                    $"new-version)."));
        }

        var current = ContentHash.Of(source.Folder, version);
        if (current == entry.Sha256)
        {
            throw new ContentRefusal(new Text(
                $"Rien n’a changé sous la version « {version} ».",
                $"Nothing changed under version “{version}”."));
        }

        if (string.IsNullOrWhiteSpace(because) || Unquotable().IsMatch(because))
        {
            throw new ContentRefusal(new Text(
                "--because doit dire en une ligne ce qui a changé, sans guillemet droit ni barre oblique inverse.",
                "--because must say on one line what changed, without straight double quotes or backslashes."));
        }

        var followed = entry with { Sha256 = current, Former = [.. entry.Former, new(entry.Sha256, day, because)] };
        Write(folder, published.Select(one => one.Version == version ? followed : one));
        return current;
    }

    /// <summary>Lets a version change again. Whether assessments are on it already is for the caller to ask.</summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    /// <exception cref="ContentRefusal">The version is not published, or <c>published.yaml</c> cannot be read.</exception>
    public static void Withdraw(string folder, string version)
    {
        var (_, published) = Open(folder);
        if (published.All(entry => entry.Version != version)) { throw NotPublished(version); }

        Write(folder, published.Where(entry => entry.Version != version));
    }

    private static (ContentSource Source, IReadOnlyList<PublishedVersion> Published) Open(string folder)
    {
        var source = new ContentSource(new ContentFolder(folder));
        var published = PublishedVersionReader.Read(source);
        return source.Faults.Count == 0 ? (source, published) : throw new ContentRefusal(source.Faults[0]);
    }

    private static ContentRefusal NotPublished(string version) =>
        new(new Text($"La version « {version} » n’est pas publiée.", $"Version “{version}” is not published."));

    private static void Write(string folder, IEnumerable<PublishedVersion> published)
    {
        var text = new StringBuilder();
        foreach (var one in published)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - version: \"{one.Version}\"\n");
            text.Append(CultureInfo.InvariantCulture, $"    sha256: \"{one.Sha256}\"\n    words: \"{one.Words}\"\n");
            text.Append(one.Former.Count == 0 ? "" : "    former:\n");
            foreach (var former in one.Former)
            {
                text.Append(CultureInfo.InvariantCulture, $"      - {{ sha256: \"{former.Sha256}\", until: {former.Until:yyyy-MM-dd}, ");
                text.Append(CultureInfo.InvariantCulture, $"because: \"{former.Because}\" }}\n");
            }
        }

        File.WriteAllText(Path.Combine(folder, PublishedVersionReader.File), text.Length == 0 ? "published: []\n" : $"published:\n{text}");
    }

    // What would end the quoted word, or be read as an escape.
    [GeneratedRegex(@"[\p{C}\u2028\u2029""\\]", RegexOptions.CultureInvariant)]
    private static partial Regex Unquotable();
}

namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads <c>published.yaml</c>: the versions that may not change any more, with their fingerprints.</summary>
public static class PublishedVersionReader
{
    /// <summary>Name of the file in the content folder.</summary>
    public const string File = "published.yaml";

    /// <summary>The frozen versions. Faults of <c>published.yaml</c> itself go to the source.</summary>
    internal static IReadOnlyList<PublishedVersion> Read(ContentSource source)
    {
        if (source.OpenIfThere(File) is not { } file) { return []; }

        var entries = file.Maps("published", new("version publiée", "published version"), ReadVersion, nameKey: "version");
        file.Close();
        MapReader.RefuseTwice(entries, "version", entry => entry.Version, source);
        return entries;
    }

    private static PublishedVersion ReadVersion(MapReader map) =>
        map.Close(new PublishedVersion(map.Word("version"), map.Word("sha256"), map.Word("words"), map.Has("former") ? FormerOf(map) : []));

    private static IReadOnlyList<FormerFingerprint> FormerOf(MapReader map) => map.Maps(
        "former",
        new("empreinte d’avant", "former fingerprint"),
        one => one.Close(new FormerFingerprint(one.Word("sha256"), one.Date("until"), one.Word("because"))),
        nameKey: "sha256");
}

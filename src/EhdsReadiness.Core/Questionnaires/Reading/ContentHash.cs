namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>The fingerprint that stands in each result and report.</summary>
internal static class ContentHash
{
    /// <summary>
    /// Lower-case hexadecimal SHA-256 over each file of the version's folder, <c>profile.yaml</c> and those of <c>regulation/</c> that
    /// decide what is asked and due, by ordinal path: path in UTF-8, newline, bytes. The prose of the law page and the facts that texts
    /// are checked against take no part: news of the law must be told while a published version stays as it is.
    /// </summary>
    public static string Of(ContentFolder folder, string version) => Of(folder, path => Covers(path, version));

    /// <summary>The same over the version's folder alone: its words, which never change once it is published.</summary>
    public static string OfWords(ContentFolder folder, string version) => Of(folder, path => IsOf(path, version));

    private static string Of(ContentFolder folder, Func<string, bool> covers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in folder.Paths.Where(covers))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n"));
            hash.AppendData(folder.Bytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool Covers(string path, string version) =>
        path is ProfileReader.File
        || (path.StartsWith("regulation/", StringComparison.Ordinal) && path is not (RegulationReader.LawPageFile or FactReader.File))
        || IsOf(path, version);

    private static bool IsOf(string path, string version) => path.StartsWith(ContentFolder.FolderOf(version), StringComparison.Ordinal);
}

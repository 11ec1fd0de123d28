using System.Security.Cryptography;
using System.Text;

namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>The fingerprint that stands in each result and report.</summary>
internal static class ContentHash
{
    /// <summary>
    /// Lower-case hexadecimal SHA-256 over each file of the version's folder, of <c>regulation/</c> and <c>profile.yaml</c>,
    /// by ordinal path: path in UTF-8, newline, bytes.
    /// </summary>
    public static string Of(ContentFolder folder, string version)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in folder.Paths.Where(path => Covers(path, version)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n"));
            hash.AppendData(folder.Bytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool Covers(string path, string version) =>
        path is ProfileReader.File
        || path.StartsWith("regulation/", StringComparison.Ordinal)
        || path.StartsWith(ContentFolder.FolderOf(version), StringComparison.Ordinal);
}

using EhdsReadiness.Web.Commands;

namespace EhdsReadiness.Web.Tests;

/// <summary>A copy of the site's content, in which a test changes something.</summary>
internal static class ContentCopy
{
    /// <summary>Copies the content into a folder and gives it back.</summary>
    public static string To(string folder)
    {
        CopyFolder(CommandLine.DefaultContent, folder);
        return folder;
    }

    /// <summary>Copies everything below a folder.</summary>
    public static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Replaces the first occurrence of a text, which must exist.</summary>
    public static void Replace(string file, string old, string now)
    {
        var text = File.ReadAllText(file);
        var place = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(place >= 0, $"“{old}” does not stand in {file}");
        File.WriteAllText(file, text[..place] + now + text[(place + old.Length)..]);
    }
}

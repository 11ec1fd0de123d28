namespace EhdsReadiness.Web.Tests;

/// <summary>A copy of the site's content, in which a test changes something.</summary>
internal static class ContentCopy
{
    /// <summary>The version that <see cref="WithNewerVersion"/> adds.</summary>
    public const string Newer = "2026-2";

    /// <summary>Copies the content into a folder as it is shipped, with its published version, and gives the folder back.</summary>
    public static string Frozen(string folder)
    {
        CopyFolder(CommandLine.DefaultContent, folder);
        return folder;
    }

    /// <summary>Copies the content into a folder, with no version published so that each may be changed, and gives the folder
    /// back.</summary>
    public static string To(string folder)
    {
        Frozen(folder);
        File.Delete(Path.Combine(folder, "published.yaml"));
        return folder;
    }

    /// <summary>
    /// Copies the content into a folder, with a newer version of the questionnaire beside: the question <c>holder-status</c> is asked in
    /// other words and its answer is to be confirmed, everything else is kept. Gives the folder back.
    /// </summary>
    public static string WithNewerVersion(string folder)
    {
        To(folder);
        var (older, newer) = (Path.Combine(folder, "questionnaires", "2026-1"), Path.Combine(folder, "questionnaires", Newer));
        CopyFolder(older, newer);
        Replace(Path.Combine(newer, "questionnaire.yaml"), "version: \"2026-1\"", $"version: \"{Newer}\"");
        Replace(Path.Combine(newer, "1-transparency.yaml"), "en: \"Have you checked in writing", "en: \"Did you ever check in writing");
        var lines = ContentReader.Read(folder).Content!.Find("2026-1")!.Questions
            .Select(question =>
                $"  - {{ question: {question.Id}, kind: {(question.Id == "holder-status" ? "reworded, answer: confirm" : "kept")} }}\n");
        File.WriteAllText(
            Path.Combine(newer, "changes.yaml"), "from: \"2026-1\"\nchanges:\n" + string.Concat(lines), new UTF8Encoding(false));
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

namespace EhdsReadiness.Core.Questionnaires.Authoring;

/// <summary>Begins a newer version of the questionnaire as a copy of the newest one.</summary>
public static partial class ContentDraft
{
    /// <summary>
    /// Copies the newest version under the new name, with its date, and writes a <c>changes.yaml</c> in which every question is kept:
    /// an author changes words, and says there what became of the answers.
    /// </summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    /// <param name="version">Name of the new folder: lower-case letters, digits and hyphens.</param>
    /// <param name="date">Day from which the version is used; later than that of the newest.</param>
    /// <returns>The version that was copied.</returns>
    /// <exception cref="ContentRefusal">The name or the date cannot be, the version exists, or the content cannot be read.</exception>
    public static string Begin(string folder, string version, DateOnly date)
    {
        if (!Name().IsMatch(version))
        {
            throw new ContentRefusal(new Text(
                $"« {version} » n’est pas un nom de version : écrivez-le comme 2027-1, en lettres minuscules, chiffres et traits d’union.",
                $"“{version}” is no name of a version: write it like 2027-1, in lower-case letters, digits and hyphens."));
        }

        var reading = ContentReader.Read(folder);
        var newest = reading.Content?.Questionnaires[^1] ?? throw new ContentRefusal(reading.Faults[0]);
        var target = Path.Combine(folder, ContentFolder.FolderOf(version));
        if (Directory.Exists(target))
        {
            throw new ContentRefusal(new Text($"La version « {version} » existe déjà.", $"Version “{version}” exists already."));
        }

        if (date <= newest.Date)
        {
            throw new ContentRefusal(new Text(
                $"La version « {version} » doit commencer après la version « {newest.Version} », qui est du {newest.Date:O} ; indiquez " +
                    $"un jour ultérieur avec --date.",
                $"Version “{version}” must begin after version “{newest.Version}”, which is of {newest.Date:O}; name a later day with " +
                    $"--date."));
        }

        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, ContentFolder.FolderOf(newest.Version))))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        var head = Path.Combine(folder, QuestionnaireReader.FileOf(version));
        var text = VersionLine().Replace(File.ReadAllText(head), $"version: \"{version}\"", 1);
        File.WriteAllText(head, DateLine().Replace(text, string.Create(CultureInfo.InvariantCulture, $"date: {date:yyyy-MM-dd}"), 1));
        File.WriteAllText(Path.Combine(target, ChangesReader.FileName), ChangesOf(newest));
        return newest.Version;
    }

    private static string ChangesOf(Questionnaire former)
    {
        var text = new StringBuilder($"from: \"{former.Version}\"\nchanges:\n");
        foreach (var question in former.Questions)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ question: {question.Id}, kind: kept }}\n");
        }

        return text.ToString();
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("^version:.*$", RegexOptions.Multiline)]
    private static partial Regex VersionLine();

    [GeneratedRegex("^date:.*$", RegexOptions.Multiline)]
    private static partial Regex DateLine();
}

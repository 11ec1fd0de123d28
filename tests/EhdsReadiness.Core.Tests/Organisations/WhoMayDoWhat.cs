namespace EhdsReadiness.Core.Tests.Organisations;

/// <summary>The tables of <c>docs/who-may-do-what.md</c>.</summary>
internal static class WhoMayDoWhat
{
    /// <summary>The states in which the documentation gives each right to each standing.</summary>
    public static IReadOnlyDictionary<(Right Right, AccessRole AccessRole), IReadOnlyList<AssessmentState>> OfAssessment() =>
        Cells("LinkHolder").ToDictionary(
            cell => (Enum.Parse<Right>(cell.Right), Enum.Parse<AccessRole>(cell.Column)),
            cell => (IReadOnlyList<AssessmentState>)(cell.Text switch
            {
                "always" => Enum.GetValues<AssessmentState>(),
                "never" => [],
                var states => [.. states.Split(", ")
                    .Select(state => Ids.Find<AssessmentState>(state) ?? throw new FormatException($"“{state}” is no state"))],
            }));

    /// <summary>Whether the documentation gives each right to each role.</summary>
    public static IReadOnlyDictionary<(OrganisationRight Right, MemberRole Role), bool> OfOrganisation() =>
        Cells("Manage").ToDictionary(
            cell => (Enum.Parse<OrganisationRight>(cell.Right), Enum.Parse<MemberRole>(cell.Column)),
            cell => cell.Text switch
            {
                "yes" => true,
                "no" => false,
                var other => throw new FormatException($"“{other}” is neither yes nor no"),
            });

    /// <summary>The cells of the table that names a word in its code.</summary>
    private static IEnumerable<(string Right, string Column, string Text)> Cells(string word)
    {
        var table = File.ReadAllText(Path.Combine(Repository(), "docs", "who-may-do-what.md"))
            .Split("\n\n")
            .Single(part => part.StartsWith('|') && part.Contains($"`{word}`", StringComparison.Ordinal));
        var lines = table.Trim().Split('\n').Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToList();
        var columns = lines[0][1..].Select(Code).ToList();
        return lines[2..].SelectMany(line => columns.Select((column, i) => (Code(line[0]), column, line[i + 1])));
    }

    private static string Code(string cell) => cell.Split('`')[1];

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EhdsReadiness.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run below the repository.");
    }
}

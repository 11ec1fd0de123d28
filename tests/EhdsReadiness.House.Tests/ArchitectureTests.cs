using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace EhdsReadiness.House.Tests;

/// <summary>Who may depend on whom, as <c>docs/architecture.md</c> draws it.</summary>
public sealed class ArchitectureTests
{
    private const string Core = "EhdsReadiness.Core";
    private const string Web = "EhdsReadiness.Web";

    private static readonly Assembly CoreAssembly = typeof(Language).Assembly;
    private static readonly Assembly WebAssembly = typeof(Web.Setup.Site).Assembly;

    /// <summary>Each folder of Core may use those before it, and none after it.</summary>
    private static readonly string[] Order =
    [
        "Rdf", "Settings", "Storage", "Jobs", "Regulations", "Audit", "Reports", "Accounts", "Access",
        "Questionnaires", "Questionnaires.Reading", "Questionnaires.Checking", "Questionnaires.Authoring",
        "Assessments", "Inventory", "Scoring", "ActionPlans", "Organisations", "Opening", "Reassessments", "Portfolios", "Units", "Notices",
        "Aggregates.Register", "Aggregates.Demonstration", "Aggregates.Publications", "Aggregates.Counting", "Aggregates.Protection",
        "Aggregates.Audit", "Aggregates", "Retention",
    ];

    public static TheoryData<string> Folders => [.. Order];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_of_Core_uses_none_that_comes_after_it(string folder)
    {
        var later = Order.SkipWhile(one => one != folder).Skip(1).ToHashSet(StringComparer.Ordinal);
        var forbidden = CoreAssembly.GetTypes().Where(type => later.Contains(FolderOf(type))).Select(type => type.FullName!).ToArray();

        var users = Types.InAssembly(CoreAssembly).That().ResideInNamespaceMatching($"^{Regex.Escape($"{Core}.{folder}")}$")
            .And().HaveDependencyOnAny(forbidden).GetTypes();

        Assert.Empty(users.Select(type => type.FullName));
    }

    [Fact]
    public void Every_folder_of_Core_has_its_place_in_the_order() =>
        Assert.Equal(
            Order.Order(StringComparer.Ordinal),
            CoreAssembly.GetTypes().Select(FolderOf).Where(folder => folder.Length > 0).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Core_knows_neither_the_site_nor_its_framework() => Nobody(CoreAssembly, Core, Web, "Microsoft.AspNetCore");

    [Theory]
    [InlineData("Scoring")]
    [InlineData("Regulations")]
    public void Scores_and_law_read_no_database_and_no_clock(string folder) =>
        Nobody(CoreAssembly, $"{Core}.{folder}", $"{Core}.Storage", "System.TimeProvider", "System.Data");

    [Theory]
    [InlineData("Reports", "Pages")]
    [InlineData("Exports", "Pages")]
    [InlineData("Commands", "Setup")]
    [InlineData("Setup", "Commands")]
    [InlineData("FormControls", "Pages")]
    [InlineData("Mails", "Pages")]
    public void A_folder_of_the_site_does_not_know_another(string folder, string other) =>
        Nobody(WebAssembly, $"{Web}.{folder}", $"{Web}.{other}");

    private static void Nobody(Assembly assembly, string space, params string[] used)
    {
        var users = Types.InAssembly(assembly).That().ResideInNamespace(space).And().HaveDependencyOnAny(used).GetTypes();

        Assert.Empty(users.Select(type => type.FullName));
    }

    /// <summary>The folder of a type of Core; empty for those that stand in none.</summary>
    private static string FolderOf(Type type) =>
        type.Namespace is { } space && space.StartsWith($"{Core}.", StringComparison.Ordinal) ? space[(Core.Length + 1)..] : "";
}

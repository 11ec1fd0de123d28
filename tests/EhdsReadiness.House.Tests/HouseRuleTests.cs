using System.Reflection;
using System.Text.RegularExpressions;

namespace EhdsReadiness.House.Tests;

/// <summary>How the code looks: rules that a reader relies on when looking for something.</summary>
public sealed partial class HouseRuleTests
{
    private const int LongestLine = 140;

    private static readonly string Root = Repository.Root;

    [Theory]
    [InlineData("EhdsReadiness.Core")]
    [InlineData("EhdsReadiness.Web")]
    public void A_public_name_stands_for_one_type_of_a_project(string project)
    {
        var twice = TypesOf(project).Where(type => type.IsPublic).GroupBy(type => type.Name).Where(types => types.Count() > 1);

        Assert.Empty(twice.Select(types => types.Key));
    }

    [Fact]
    public void A_type_has_a_file_of_its_name_or_shares_that_of_its_twin_with_identifiers() =>
        Assert.Empty(
            from file in Sources("src", ".cs")
            from Match type in TypeDeclaration().Matches(File.ReadAllText(file))
            let name = type.Groups["name"].Value
            let stem = Path.GetFileName(file).Split('.')[0]
            where name != stem && name != $"{stem}Ids" && !(file.EndsWith(".cshtml.cs", StringComparison.Ordinal) && name == $"{stem}Model")
            select $"{Path.GetRelativePath(Root, file)}: {name}");

    [Theory]
    [InlineData("src", ".cs")]
    [InlineData("src", ".cshtml")]
    public void Lines_have_140_characters_at_most(string folder, string ending) => Assert.Empty(LongLines(folder, ending, line => line));

    [Theory]
    [InlineData("tests")]
    [InlineData("bench")]
    public void Lines_of_tests_have_140_characters_at_most_but_for_their_data(string folder) =>
        Assert.Empty(LongLines(folder, ".cs", line => Quoted().Replace(line, "\"\"")));

    [Theory]
    [InlineData(".cs")]
    [InlineData(".cshtml")]
    public void Only_FormControls_know_the_design_system(string ending) =>
        Assert.Empty(
            from file in Sources("src/EhdsReadiness.Web", ending)
            where !file.Contains("/FormControls/", StringComparison.Ordinal)
            from Match mark in DesignSystem().Matches(File.ReadAllText(file))
            select $"{Path.GetRelativePath(Root, file)}: {mark.Value}");

    [Fact]
    public void Every_asynchronous_method_of_a_store_takes_a_cancellation_token() =>
        Assert.Empty(
            from type in TypesOf("EhdsReadiness.Core")
            where type.Name.EndsWith("Store", StringComparison.Ordinal) || type.Name.EndsWith("Query", StringComparison.Ordinal)
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where typeof(Task).IsAssignableFrom(method.ReturnType)
            where method.GetParameters().All(parameter => parameter.ParameterType != typeof(CancellationToken))
            select $"{type.Name}.{method.Name}");

    /// <summary>The lines whose part that counts is too long. Lines within raw strings of tests are data.</summary>
    private static IEnumerable<string> LongLines(string folder, string ending, Func<string, string> counted)
    {
        foreach (var file in Sources(folder, ending))
        {
            var (isRaw, number) = (false, 0);
            foreach (var line in File.ReadLines(file))
            {
                number++;
                var marks = RawMark().Count(line);
                if (line.Length > LongestLine && counted(line).Length > LongestLine && !(folder != "src" && (isRaw || marks > 0)))
                {
                    yield return $"{Path.GetRelativePath(Root, file)}:{number}: {line.Length} characters";
                }

                isRaw ^= marks % 2 == 1;
            }
        }
    }

    private static IEnumerable<Type> TypesOf(string project) =>
        (project == "EhdsReadiness.Core" ? typeof(Language) : typeof(Web.Setup.Site)).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("EhdsReadiness.", StringComparison.Ordinal) == true);

    private static IEnumerable<string> Sources(string folder, string ending) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), $"*{ending}", SearchOption.AllDirectories)
            .Select(file => file.Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => !BuildOutput().IsMatch(file));

    [GeneratedRegex(@"""(?:\\.|[^""\\])*""")]
    private static partial Regex Quoted();

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawMark();

    [GeneratedRegex(@"/(bin|obj|node_modules)/")]
    private static partial Regex BuildOutput();

    [GeneratedRegex(@"(?<![\w-])(ds-[a-z][\w-]*|data-color[\w-]*|data-size)")]
    private static partial Regex DesignSystem();

    [GeneratedRegex(
        @"^(?:(?:public|internal|static|sealed|abstract|readonly|partial)\s+)*" +
        @"(?:class|record struct|record|struct|interface|enum)\s+(?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();
}

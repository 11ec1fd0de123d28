using System.Text.RegularExpressions;
using EhdsReadiness.Web.Settings;
using YamlDotNet.RepresentationModel;

namespace EhdsReadiness.House.Tests;

/// <summary>What an operator copies from <c>deploy/</c> is understood by the site that it starts.</summary>
public sealed partial class DeployTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy");

    private static IEnumerable<string> Files => Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);

    [Fact]
    public void Every_variable_is_a_setting() =>
        Assert.Empty(
            from file in Files
            from Match variable in Variable().Matches(File.ReadAllText(file))
            let key = string.Join(':', variable.Groups["part"].Captures.Select(part => part.Value))
            where !SettingsReader.Keys.Contains(Place().Replace(key, ""), StringComparer.Ordinal)
                && !SettingsReader.Framework.Contains(key.Split(':')[0], StringComparer.Ordinal)
            select $"{Path.GetRelativePath(Folder, file)}: {variable.Value}");

    [Fact]
    public void Every_YAML_file_can_be_read()
    {
        var files = Files.Where(file => Path.GetExtension(file) is ".yaml" or ".yml");

        Assert.All(files, file =>
        {
            using var text = File.OpenText(file);
            var yaml = new YamlStream();
            yaml.Load(text);
            Assert.NotEmpty(yaml.Documents);
        });
    }

    [GeneratedRegex("(?<![A-Za-z_])(?<part>[A-Z][A-Za-z]+)(?:__(?<part>[A-Za-z0-9]+))+")]
    private static partial Regex Variable();

    [GeneratedRegex(":[0-9]+$")]
    private static partial Regex Place();
}

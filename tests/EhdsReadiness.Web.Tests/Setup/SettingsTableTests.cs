using System.Collections;
using System.Runtime.CompilerServices;

namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>The table of settings for operators is held against the records that are read.</summary>
public sealed partial class SettingsTableTests
{
    [Fact]
    public void Table_names_each_setting_once_with_its_variable_and_its_default()
    {
        var rows = Row().Matches(File.ReadAllText(Table()))
            .Select(match => (Key: match.Groups[1].Value, Variable: match.Groups[2].Value, Default: match.Groups[3].Value.Trim())).ToList();

        Assert.Equal(SettingsReader.Keys, rows.Where(row => row.Key.Contains(':', StringComparison.Ordinal)).Select(row => row.Key));
        Assert.All(rows, row => Assert.Equal(VariableOf(row.Key), row.Variable));
        Assert.All(rows.Where(row => DefaultOf(row.Key) is not null), row =>
            Assert.Equal((row.Key, DefaultOf(row.Key)), (row.Key, row.Default)));
    }

    private static string VariableOf(string key) => key switch
    {
        "urls" => "ASPNETCORE_URLS",
        "Proxies:Known" => "Proxies__Known__0",
        _ => key.Replace(":", "__", StringComparison.Ordinal),
    };

    /// <summary>The default as the table shows it; null where it depends on something else, which the table says in words.</summary>
    private static string? DefaultOf(string key)
    {
        var parts = key.Split(':');
        var section = SettingsReader.Sections.FirstOrDefault(one => one.Name == parts[0])?.GetValue(new AllSettings()) as ISettings;
        return section?.GetType().GetProperty(parts[^1])?.GetValue(section) switch
        {
            null => null,
            IEnumerable list and not string => list.Cast<object>().Any() ? null : "none",
            bool flag => flag ? "true" : "false",
            IFormattable number and not Enum => number.ToString(null, CultureInfo.InvariantCulture),
            var value => $"`{value}`",
        };
    }

    private static string Table([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "settings.md");

    [GeneratedRegex(@"^\| `([\w:{}]+)` \| `([\w{}]+)` \| ([^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>The words of reports in both languages.</summary>
public sealed partial class TextsTests
{
    [Fact]
    public void Both_files_have_the_same_keys_with_the_same_places()
    {
        var (french, english) = (Read("fr"), Read("en"));

        Assert.Equal(french.Keys, english.Keys);
        Assert.All(french, pair => Assert.Equal(Places(pair.Value), Places(english[pair.Key])));
    }

    [Fact]
    public void French_keeps_its_spaces_and_apostrophes()
    {
        Assert.All(Read("fr"), pair =>
        {
            Assert.DoesNotMatch("[ \u00a0][;!?]| :|« | »|'", pair.Value);
            Assert.DoesNotMatch("[^\u202f][;!?]", pair.Value);
        });
        Assert.All(Read("en"), pair => Assert.DoesNotContain('\'', pair.Value));
    }

    private static SortedDictionary<string, string> Read(string language)
    {
        using var stream = typeof(TextsTests).Assembly.GetManifestResourceStream($"Reports.Texts.{language}.resx")!;
        return new(XDocument.Load(stream, LoadOptions.PreserveWhitespace).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Places(string text) =>
        Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}

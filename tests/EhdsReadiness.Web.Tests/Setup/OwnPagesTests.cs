using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>The operator's own words for the legal pages.</summary>
public sealed class OwnPagesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-pages-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Own_words_stand_below_the_title_in_their_language_and_other_pages_keep_those_of_the_site()
    {
        Write("legal.fr.md", "# Éditeur\n\nLe ministère, [par courriel](mailto:a@example.org).\n\n<script>alert(1)</script>");
        Write("legal.en.md", "### Publisher\n\n- The ministry\n");
        var site = new TestSite();
        try
        {
            await site.StartAsync("--Site:PagesFolder", _folder.FullName);
            using var visitor = site.Visitor();

            await visitor.GetAsync("/fr/legal");
            var main = visitor.Page.QuerySelector("main")!;
            Assert.Equal(["Mentions légales", "Éditeur"], main.QuerySelectorAll("h1, h2, h3").Select(heading => heading.TextContent));
            Assert.Equal("mailto:a@example.org", main.QuerySelector("a.ds-link")!.GetAttribute("href"));
            Assert.Contains("<script>alert(1)</script>", main.TextContent, StringComparison.Ordinal);

            await visitor.GetAsync("/en/legal");
            main = visitor.Page.QuerySelector("main")!;
            Assert.Equal("Publisher", main.QuerySelector("h2.er-h2")!.TextContent);
            Assert.Equal("The ministry", main.QuerySelector("ul.ds-list li")!.TextContent.Trim());

            await visitor.GetAsync("/en/privacy");
            Assert.True(visitor.Page.QuerySelectorAll("main h2").Length > 3);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("legal.fr.md", "Texte", "lacks legal.en.md: a page is in both languages")]
    [InlineData("legals.fr.md", "Texte", "has legals.fr.md, which is no page; there are legal.fr.md, legal.en.md")]
    [InlineData("privacy.fr.md", " \n", "has privacy.fr.md without a word")]
    public void Each_fault_is_one_line_that_names_the_file(string file, string text, string fault)
    {
        Write(file, text);

        Assert.Contains(Faults(), one => one.StartsWith($"Site:PagesFolder “{_folder.FullName}” {fault}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("[")]
    public void What_is_nested_too_deeply_to_be_shown_is_a_fault(string part)
    {
        Write("legal.fr.md", "Texte");
        Write("legal.en.md", $"{string.Concat(Enumerable.Repeat(part, 200))}x");

        var fault = Assert.Single(Faults());
        Assert.StartsWith(
            $"Site:PagesFolder “{_folder.FullName}” has legal.en.md, which cannot be read as Markdown: ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_long_or_not_UTF_8_is_a_fault()
    {
        Write("legal.fr.md", new string('x', 200_001));
        File.WriteAllBytes(Path.Combine(_folder.FullName, "legal.en.md"), [0x66, 0xE9, 0x65]);

        Assert.Equal(
            [$"Site:PagesFolder “{_folder.FullName}” has legal.en.md, which is not in UTF-8",
             $"Site:PagesFolder “{_folder.FullName}” has legal.fr.md of more than 200000 bytes"],
            Faults());
    }

    [Fact]
    public void A_folder_that_is_none_is_a_fault() =>
        Assert.Equal(["Site:PagesFolder “/nowhere” is no folder"], FaultsOf("/nowhere"));

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);

    private string[] Faults() => FaultsOf(_folder.FullName);

    private static string[] FaultsOf(string folder)
    {
        using var errors = new StringWriter();
        Assert.Null(SiteConfiguration.Settings(["--Site:PagesFolder", folder], errors));
        return errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

namespace EhdsReadiness.Web.Tests.Localisation;

public partial class TextsTests
{
    internal static readonly string Source = FindSource();

    private static readonly Lazy<(string Path, string Text)[]> Sources = new(() =>
    [
        .. from path in Directory.GetFiles(Source, "*.cs*", SearchOption.AllDirectories)
           where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal)
           let name = Path.GetRelativePath(Source, path)
           where !name.StartsWith("obj/", StringComparison.Ordinal) && !name.StartsWith("bin/", StringComparison.Ordinal)
           select (name, File.ReadAllText(path)),
    ]);

    public static TheoryData<string> Folders() =>
        [.. Directory.GetFiles(Source, "Texts.fr.resx", SearchOption.AllDirectories)
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(Source, Path.GetDirectoryName(path)!))];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Both_languages_have_the_same_texts_with_the_same_places(string folder)
    {
        var (french, english) = (Read(folder, "fr"), Read(folder, "en"));
        Assert.Equal(french.Keys.Order(), english.Keys.Order());
        foreach (var key in french.Keys)
        {
            Assert.Equal(Places(french[key]), Places(english[key]));
            Assert.False(string.IsNullOrWhiteSpace(french[key]) || string.IsNullOrWhiteSpace(english[key]), key);
            Assert.DoesNotContain('\'', french[key]);
        }
    }

    [Fact]
    public void Every_text_that_a_page_names_exists()
    {
        foreach (var view in Directory.GetFiles(Path.Combine(Source, "Pages"), "*.cshtml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(view);
            var folder = text.Contains("Pages.Shared.Texts", StringComparison.Ordinal) ? "Pages/Shared"
                : Path.GetRelativePath(Source, Path.GetDirectoryName(view)!);
            var known = Read(folder, "fr");
            foreach (Match named in Named().Matches(text))
            {
                Assert.True(known.ContainsKey(named.Groups[1].Value), $"{view} names {named.Groups[1].Value}");
            }

            foreach (Match counted in Counted().Matches(text))
            {
                Assert.True(known.ContainsKey(counted.Groups[1].Value + ".other"), $"{view} counts {counted.Groups[1].Value}");
            }
        }
    }

    /// <summary>
    /// The texts of a folder of pages are named in the folder itself, in what all pages derive from, or where another takes them from it by
    /// its name; mails, reports and what pages share are named anywhere. A key is also named by its beginning, up to a point, when what
    /// follows comes from a value.
    /// </summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_text_is_named_by_a_view_or_by_code(string folder)
    {
        var isCommon = folder is "Mails" or "Reports" or "Pages/Shared";
        var sources = Sources.Value.Where(file =>
            isCommon || file.Path.StartsWith($"{folder}/", StringComparison.Ordinal) || Path.GetDirectoryName(file.Path) == "Pages"
                || file.Text.Contains($"\"{folder}\"", StringComparison.Ordinal));
        var named = new HashSet<string>(StringComparer.Ordinal);
        var begun = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, text) in sources)
        {
            named.UnionWith(Quoted().Matches(text).Select(match => match.Groups[1].Value));
            begun.UnionWith(Composed().Matches(text).Select(match => match.Groups[1].Value));
        }

        Assert.DoesNotContain(
            Read(folder, "en").Keys,
            key => !named.Contains(key) && !named.Contains(Ending().Replace(key, ""))
                && !begun.Any(start => key.StartsWith(start, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Each_thing_is_called_by_the_word_of_the_lexicon(string folder)
    {
        var entries = Reports.Samples.Content.Lexicon;
        var lexicon = new Lexicon(entries);

        Assert.NotEmpty(entries);
        Assert.Empty(
            from language in Languages.All
            from text in Read(folder, language.Code())
            from fault in lexicon.Faults(text.Value, language)
            select $"{text.Key} ({language.Code()}): “{fault.Found}” is “{fault.Use}”");
    }

    [Fact]
    public void Each_sentence_in_the_code_calls_things_by_the_word_of_the_lexicon()
    {
        var lexicon = new Lexicon(Reports.Samples.Content.Lexicon);
        var sentences =
            from file in Directory.GetFiles(Path.GetDirectoryName(Source)!, "*.cs", SearchOption.AllDirectories)
            where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            from Match literal in Literal().Matches(RawText().Replace(Comment().Replace(File.ReadAllText(file), ""), ""))
            let text = Hole().Replace(literal.Groups["text"].Value, " · ")
            where Words().IsMatch(text)
            select (File: Path.GetFileName(file), Text: text, Language: French().IsMatch(text) ? Language.French : Language.English);
        var all = sentences.ToList();

        Assert.InRange(all.Count(one => one.Language is Language.French), 100, int.MaxValue);
        Assert.InRange(all.Count(one => one.Language is Language.English), 100, int.MaxValue);
        Assert.Empty(
            from one in all
            from fault in lexicon.Faults(one.Text, one.Language)
            select $"{one.File}, “{one.Text}”: “{fault.Found}” is “{fault.Use}”");
    }

    [GeneratedRegex("""(?<!")"(?<text>(?:[^"\\\n]|\\.)+)"(?!")""")]
    private static partial Regex Literal();

    [GeneratedRegex("\"\"\".*?\"\"\"", RegexOptions.Singleline)]
    private static partial Regex RawText();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    /// <summary>Three words in a row: a sentence, no key and no name.</summary>
    [GeneratedRegex(@"\p{Ll}{2,}[\s\u00A0\u202F]+\p{Ll}+[\s\u00A0\u202F]+\p{Ll}+")]
    private static partial Regex Words();

    [GeneratedRegex(@"[éèàçêîôû«]|\b(?:le|la|les|des|une|est|pas|pour|dans|du)\b", RegexOptions.IgnoreCase)]
    private static partial Regex French();

    [Fact]
    public void No_page_knows_the_design_system()
    {
        foreach (var view in Directory.GetFiles(Path.Combine(Source, "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("_Layout.cshtml", StringComparison.Ordinal)))
        {
            Assert.DoesNotMatch("class=\"[^\"]*\\bds-", File.ReadAllText(view));
        }
    }

    [Theory]
    [InlineData("Prêt ?", "Prêt\u202F?")]
    [InlineData("Note : « oui »", "Note\u00A0: «\u00A0oui\u00A0»")]
    [InlineData("le 26 mars 2029, article 60(2)", "le 26\u00A0mars\u00A02029, article\u00A060(2)")]
    [InlineData("4 000 caractères", "4\u202F000\u00A0caractères")]
    [InlineData("https://exemple.fr/a?b", "https://exemple.fr/a?b")]
    public void French_gets_its_spaces_once(string typed, string printed)
    {
        Assert.Equal(printed, Typography.French(typed));
        Assert.Equal(printed, Typography.French(printed));
    }

    [Fact]
    public void Dates_and_figures_are_written_as_each_language_writes_them()
    {
        Assert.Equal("26\u00A0mars\u00A02029", Formats.Date(new(2029, 3, 26), Language.French));
        Assert.Equal("1er\u00A0mai\u00A02027", Formats.Date(new(2027, 5, 1), Language.French));
        Assert.Equal("26\u00A0March\u00A02029", Formats.Date(new(2029, 3, 26), Language.English));
        Assert.Equal("11\u00A0h\u00A042", Formats.Time(new(2026, 11, 23, 11, 42, 0, TimeSpan.Zero), Language.French));
        Assert.Equal("39,5", Formats.Tenths(395, Language.French));
        Assert.Equal("39.5", Formats.Tenths(395, Language.English));
        Assert.Equal("62\u00A0à\u00A070", Formats.Interval(62, 70, Language.French));
        Assert.Equal("48", Formats.Interval(48, 48, Language.English));
    }

    internal static Dictionary<string, string> Read(string folder, string language) =>
        XDocument.Load(Path.Combine(Source, folder, $"Texts.{language}.resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Order();

    private static string FindSource()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EhdsReadiness.sln")))
            {
                return Path.Combine(folder.FullName, "src", "EhdsReadiness.Web");
            }
        }

        throw new InvalidOperationException("The tests run below the repository.");
    }

    [GeneratedRegex("""["]([\w.-]+)["]""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""\$"([A-Za-z][\w.-]*\.)\{""")]
    private static partial Regex Composed();

    /// <summary>What is put behind a name: the form for a number, and the two parts of a mail.</summary>
    [GeneratedRegex(@"\.(?:one|other|One|Other|Subject|Text)$")]
    private static partial Regex Ending();

    [GeneratedRegex(@"\{[0-9]+")]
    private static partial Regex Place();

    [GeneratedRegex("""[^$]\bT\["([^"$]+)"\s*[\],]""")]
    private static partial Regex Named();

    [GeneratedRegex("""[Tt](?:exts)?\.Of\("([^"$]+)",""")]
    private static partial Regex Counted();
}

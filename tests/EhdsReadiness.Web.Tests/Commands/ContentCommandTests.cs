namespace EhdsReadiness.Web.Tests.Commands;

public sealed class ContentCommandTests : IDisposable
{
    private const string Axis = "questionnaires/2026-1/1-transparency.yaml";

    private readonly string _folder = Directory.CreateTempSubdirectory("content-command-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    [Fact]
    public void Each_fault_is_printed_with_file_and_line_and_then_their_number()
    {
        var content = Copy("faulty", ("    weight: 4\n", "    weight: 9\n"));

        var exitCode = ContentRun.Of(["check", content], "/no/such/folder", _output, _errors);

        Assert.Equal(CommandLine.InvalidInput, exitCode);
        Assert.Contains($"{Axis}:6: weight “9” of question “holder-status” must be an integer from 1 to 5\n", _output.ToString(),
            StringComparison.Ordinal);
        Assert.Matches("(^|\n)[0-9]+ faults?\n$", _output.ToString());
    }

    [Fact]
    public void Content_without_faults_passes()
    {
        Assert.Equal(CommandLine.Done, ContentRun.Of(["check"], CommandLine.DefaultContent, _output, _errors));
        Assert.Equal("no faults\n", _output.ToString());
    }

    [Theory]
    [InlineData]
    [InlineData("chek")]
    [InlineData("check", "one", "two")]
    [InlineData("check", "--fast")]
    [InlineData("preview")]
    [InlineData("publish")]
    [InlineData("publish", "2026-1")]
    [InlineData("publish", "--content", "content")]
    [InlineData("new-version", "2027-1")]
    [InlineData("withdraw", "--content", "content")]
    [InlineData("fix")]
    [InlineData("fix", "2026-1", "--content", "content")]
    [InlineData("check", "content", "--content", "content")]
    [InlineData("publish", "2026-1", "content", "--content", "content")]
    [InlineData("check", "--lang", "de")]
    [InlineData("preview", "-o", "preview", "--changed-only")]
    public void Wrong_usage_says_how_it_should_be(params string[] args)
    {
        Assert.Equal(CommandLine.WrongUsage, ContentRun.Of(args, CommandLine.DefaultContent, _output, _errors));
        Assert.Contains("Usage", _errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData("check", null)]
    [InlineData("fix", null)]
    [InlineData("new-version", "2027-1")]
    [InlineData("publish", "2026-1")]
    public void Every_command_takes_the_folder_as_an_operand_or_as_an_option(string command, string? version)
    {
        string[] before = version is null ? [command] : [command, version];

        Assert.Equal(CommandLine.Done, ContentRun.Of([.. before, Copy("operand")], "/no/such/folder", _output, _errors));
        Assert.Equal(CommandLine.Done, ContentRun.Of([.. before, "--content", Copy("option")], "/no/such/folder", _output, _errors));
        Assert.Empty(_errors.ToString());
    }

    [Fact]
    public void Faults_and_refusals_are_said_in_French_on_demand()
    {
        var content = Copy("faulty", ("    weight: 4\n", "    weight: 9\n"));

        ContentRun.Of(["check", content, "--lang", "fr"], "/no/such/folder", _output, _errors);
        ContentRun.Of(["publish", "2031-9", Copy("good"), "--lang", "fr"], "/no/such/folder", _output, _errors);
        ContentRun.Of(
            ["withdraw", "2026-1", "--lang", "fr", "--content", content, "--Database:Path", Path.Combine(_folder, "none.db")],
            "/no/such/folder", _output, _errors);

        Assert.StartsWith(
            $"{Axis}:6: question «\u00A0holder-status\u00A0»\u00A0: weight «\u00A09\u00A0»\u202F; un nombre entier de 1 à 5 est attendu\n",
            _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("1 faute\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal("Le contenu n’a pas de version «\u00A02031-9\u00A0».\nLa version «\u00A02026-1\u00A0» n’est pas publiée.\n",
            _errors.ToString());
    }

    [Fact]
    public void The_preview_of_what_changed_leaves_out_the_rest_and_tells_the_effect_on_the_examples()
    {
        var before = Copy("before", ("    weight: 4\n", "    weight: 1\n"));
        var target = Path.Combine(_folder, "preview");

        Assert.Equal(
            CommandLine.Done,
            ContentRun.Of(["preview", "-o", target, "--against", before, "--changed-only", "--lang", "fr"], CommandLine.DefaultContent,
                _output, _errors));

        var page = File.ReadAllText(Path.Combine(target, "index.html")).Replace("&#xA0;", "\u00A0", StringComparison.Ordinal);
        Assert.Contains("<section id=\"holder-status\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<section id=\"holder-opt-out\">", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Questions changées\u00A0: 1</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<li>holder-status\u00A0: poids 1 → 4</li>", page, StringComparison.Ordinal);
        Assert.Matches("<th scope=\"row\">21-nothing-answered</th>.*rien ne bouge", page);
        Assert.Contains("<strong>Je ne sais pas</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_preview_shows_both_languages_and_marks_what_changed()
    {
        var before = Copy(
            "before", ("en: \"Have you checked in writing", "en: \"Did you check in writing"), ("    weight: 4\n", "    weight: 1\n"));
        var target = Path.Combine(_folder, "preview");

        Assert.Equal(CommandLine.Done,
            ContentRun.Of(["preview", "-o", target, "--against", before], CommandLine.DefaultContent, _output, _errors));

        var page = File.ReadAllText(Path.Combine(target, "index.html"));
        Assert.Contains("<del>Did</del> <ins>Have</ins> you", page, StringComparison.Ordinal);
        Assert.Contains("weight <del>1,</del> <ins>4,</ins> target 3", page, StringComparison.Ordinal);
        Assert.Contains("<td lang=\"fr\">Avez-vous vérifié par écrit", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Changed questions: 1</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Added questions: 0</h2>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_version_that_changes_afterwards_fails_the_check()
    {
        var content = Copy("published");
        Assert.Equal(CommandLine.Done,
            ContentRun.Of(["publish", "2026-1", "--content", content], "/no/such/folder", _output, _errors));
        Assert.Equal(64, _output.ToString().Trim().Length);
        Assert.Equal(CommandLine.Done, ContentRun.Of(["check", content], "/no/such/folder", _output, _errors));

        File.AppendAllText(Path.Combine(content, Axis), "# a note\n");

        Assert.Equal(CommandLine.InvalidInput, ContentRun.Of(["check", content], "/no/such/folder", _output, _errors));
        Assert.Contains("published.yaml:3: sha256", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_version_follows_the_law_with_a_reason_and_passes_the_check_again()
    {
        var content = Copy("followed");
        Assert.Equal(CommandLine.Done, ContentRun.Of(["publish", "2026-1", content], "/no/such/folder", _output, _errors));
        File.AppendAllText(Path.Combine(content, "regulation", "rules.yaml"), "# a note\n");
        Assert.Equal(CommandLine.InvalidInput, ContentRun.Of(["check", content], "/no/such/folder", _output, _errors));

        Assert.Equal(CommandLine.Done,
            ContentRun.Of(["publish", "2026-1", content, "--because", "A date moved."], "/no/such/folder", _output, _errors));

        Assert.Equal(CommandLine.Done, ContentRun.Of(["check", content], "/no/such/folder", _output, _errors));
    }

    [Fact]
    public void No_law_is_followed_in_content_with_another_fault()
    {
        var content = Copy("unfollowed");
        Assert.Equal(CommandLine.Done, ContentRun.Of(["publish", "2026-1", content], "/no/such/folder", _output, _errors));
        var published = File.ReadAllText(Path.Combine(content, "published.yaml"));
        File.AppendAllText(Path.Combine(content, "regulation", "rules.yaml"), "unknown: key\n");

        Assert.Equal(CommandLine.InvalidInput,
            ContentRun.Of(["publish", "2026-1", content, "--because", "A date moved."], "/no/such/folder", _output, _errors));

        Assert.Contains("rules.yaml", _errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(published, File.ReadAllText(Path.Combine(content, "published.yaml")));
    }

    [Fact]
    public void Content_with_a_fault_and_an_unknown_version_are_not_published()
    {
        var faulty = Copy("faulty", ("    weight: 4\n", "    weight: 9\n"));
        var good = Copy("good");

        Assert.Equal(CommandLine.InvalidInput,
            ContentRun.Of(["publish", "2026-1", "--content", faulty], "/no/such/folder", _output, _errors));
        Assert.Equal(CommandLine.InvalidInput,
            ContentRun.Of(["publish", "2031-9", "--content", good], "/no/such/folder", _output, _errors));

        Assert.Contains("weight “9”", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("no version “2031-9”", _errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(faulty, "published.yaml")));
        Assert.False(File.Exists(Path.Combine(good, "published.yaml")));
    }

    [Theory]
    [InlineData("a b c", "a b c", "a b c")]
    [InlineData("a b c", "a x c", "a <del>b</del> <ins>x</ins> c")]
    [InlineData("a c", "a b c", "a <ins>b</ins> c")]
    [InlineData("a b", "b", "<del>a</del> b")]
    [InlineData(null, "a <b>", "<ins>a &lt;b&gt;</ins>")]
    [InlineData("a", null, "<del>a</del>")]
    public void Words_are_compared_one_by_one(string? before, string? now, string html) => Assert.Equal(html, WordDiff.Html(before, now));

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    private string Copy(string name, params (string Old, string Now)[] changes)
    {
        var target = ContentCopy.To(Path.Combine(_folder, name));
        foreach (var (old, now) in changes)
        {
            ContentCopy.Replace(Path.Combine(target, Axis), old, now);
        }

        return target;
    }
}

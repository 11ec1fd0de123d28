using EhdsReadiness.Web.Reports.Verification;
using EhdsReadiness.Web.Tests.Durability;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>
/// Files made to harm, sent by anybody to a site in a process of its own, which a stack overflow would end: each is answered in the
/// reader's language, with little work and in little memory, and what is genuine is still known afterwards.
/// </summary>
public sealed class HostileFileTests : IDisposable
{
    private const long MostMemory = 600L * 1024 * 1024;

    private static readonly TimeSpan MostWork = TimeSpan.FromSeconds(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-hostile-");
    private readonly List<string> _faults = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Files_made_to_harm_are_answered_with_little_work_and_the_site_goes_on()
    {
        KeyRing.Create(_folder.FullName);
        using var site = await SiteProcess.StartAsync(Database, "--Keys:Path", _folder.FullName);
        using var visitor = new Visitor(site.Address);
        string[] lists = [await visitor.StartAsync("fr"), await visitor.StartAsync("en")];

        var number = 0;
        foreach (var (name, file) in Reports())
        {
            var list = lists[number++ % 2];
            await SendAsync(site, visitor, $"{list[..3]}/verify", name, file, HttpStatusCode.OK,
                list.StartsWith("/fr", StringComparison.Ordinal) ? "n’ont pas été comparés" : "were not compared");
        }

        foreach (var (name, file) in HostileWorkbooks.All().Concat(HostileTextFiles.All()))
        {
            Assert.InRange(file.Length, 1, 1024 * 1024);
            await SendAsync(site, visitor, $"{lists[number++ % 2]}/exports", name, file, null, null);
            await SendAsync(site, visitor, $"{lists[number % 2]}/datasets/import", name, file, null, null);
            await SendAsync(site, visitor, $"{lists[number % 2][..3]}/assessments/import", name, file, HttpStatusCode.BadRequest, null);
        }

        Assert.True(_faults.Count == 0, string.Join('\n', _faults));
        Assert.InRange(site.PeakMemory, 1, MostMemory);
        await AssertGenuineAsync(visitor);
        Assert.InRange(site.PeakMemory, 1, MostMemory);
    }

    [Fact]
    public async Task The_command_answers_files_made_to_harm_as_well()
    {
        string[] worst = ["forms that draw each other", "references that go round", "a nested calculator", "packed twice, behind CR LF"];
        var files = Reports().Where(report => worst.Contains(report.Name))
            .Append(("longer than any report", new byte[ReportVerifier.LongestFile + 1])).ToList();
        Assert.Equal(worst.Length + 1, files.Count);
        foreach (var (name, file) in files)
        {
            var path = Path.Combine(_folder.FullName, "report.pdf");
            await File.WriteAllBytesAsync(path, file);

            var (code, output, errors) = await SiteProcess.RunAsync(Database, "verify", path);

            Assert.True(code == 1, $"{name}: {code} {errors}");
            Assert.Contains(file.Length > ReportVerifier.LongestFile ? "longer than 8 MiB"
                : "intact, not signed (its bytes fit its fingerprint", output + errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Texts_made_to_harm_are_refused_in_words_by_the_readers_of_assessments_and_of_registers()
    {
        foreach (var (name, file) in HostileTextFiles.All())
        {
            Assert.True(AssessmentFile.Read(file, Samples.Content) is { Assessment: null, Faults.Count: > 0 and <= FileFault.Most }, name);
            var register = CsvFile.Read(file);
            Assert.True(register.Fault is not null || RegisterTable.Read(register.Sheets, Samples.Content) is
                { Entries.Count: 0, Faults.Count: > 0 and <= FileFault.Most }, name);
        }
    }

    [Theory]
    [InlineData("score")]
    [InlineData("register", "import")]
    public void A_file_of_a_hundred_megabytes_is_refused_unread(params string[] command)
    {
        var path = Path.Combine(_folder.FullName, "long");
        using (var file = File.Create(path))
        {
            file.SetLength(100_000_000);
        }

        using var errors = new StringWriter();
        Assert.Equal(1, CommandLine.Run([.. command, path, "--Database:Path", Database], Stream.Null, errors));
        Assert.Matches("^.*/long: the file is longer than [0-9]+ MiB\\s+$", errors.ToString());
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(65_000)]
    public void A_package_of_many_thousand_parts_is_refused_before_any_is_opened(int parts) =>
        Assert.Equal(UnreadableFile.TooLarge, SpreadsheetReader.Read(HostileWorkbooks.OfParts(parts)).Fault);

    private string Database => Path.Combine(_folder.FullName, "site.db");

    private static IEnumerable<(string Name, byte[] File)> Reports() =>
        new HostileReports(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "content", "examples", "01-chu-de-montervaux.json")),
            Samples.Content.Questionnaires[^1].Sha256).All();

    /// <summary>Sends a file in the form of a page and notes what is not as it should be.</summary>
    /// <param name="expected">Null for any answer that is not an error of the site.</param>
    /// <param name="words">What the page says; null where the list of errors is enough.</param>
    private async Task SendAsync(
        SiteProcess site, Visitor visitor, string page, string name, byte[] file, HttpStatusCode? expected, string? words)
    {
        var before = site.Worked;
        await visitor.GetAsync(page);
        HttpStatusCode status;
        try
        {
            status = await visitor.SendFileAsync("file", "file", file);
        }
        catch (HttpRequestException e)
        {
            throw new InvalidOperationException($"{name} to {page}: the site {(site.HasEnded ? "ended" : "did not answer")}", e);
        }

        void Check(bool right, string fault)
        {
            if (!right)
            {
                _faults.Add($"{name} to {page}: {fault}");
            }
        }

        Check(status == (expected ?? status) && status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{(int)status}");
        Check(status != HttpStatusCode.BadRequest
            || visitor.Page.QuerySelector(".ds-error-summary a") is not null, "nothing says what is wrong");
        Check(words is null || visitor.Page.Body!.TextContent.Contains(words, StringComparison.Ordinal), $"it does not say “{words}”");
        Check(visitor.Page.DocumentElement.GetAttribute("lang") == page[1..3], "another language");
        Check(visitor.Page.DocumentElement.OuterHtml.Length < 3 * 1024 * 1024, "a long answer to a short file");
        Check(site.Worked - before < MostWork, $"{(site.Worked - before).TotalSeconds:0.0} s of work");
    }

    /// <summary>The longest report there is, complete and in both languages, is verified with its figures.</summary>
    private static async Task AssertGenuineAsync(Visitor visitor)
    {
        var (_, assessment, _) = Samples.Of("01-chu-de-montervaux");
        var lowest = assessment with
            { Answers = Samples.Content.Questionnaires[^1].Questions.ToDictionary(question => question.Id, _ => Answer.AtLevel(1)) };
        await visitor.GetAsync("/en/assessments/import");
        await visitor.SendFileAsync("file", "assessment.json", AssessmentFile.Write(lowest, Samples.Content.Questionnaires[^1]));
        var report = await visitor.Http.GetByteArrayAsync(new Uri($"{visitor.Path.Split('?')[0]}/report.pdf?lang=both", UriKind.Relative));

        Assert.InRange(report.Length, 2 * 1024 * 1024, ReportVerifier.LongestFile);
        await visitor.GetAsync("/en/verify");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendFileAsync("file", "report.pdf", report));
        Assert.Contains(
            "Its printed figures are those that the attached answers give.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("somebody without an account", visitor.Page.Body.TextContent, StringComparison.Ordinal);
    }
}

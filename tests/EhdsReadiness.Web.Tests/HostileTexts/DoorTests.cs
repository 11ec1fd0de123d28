using EhdsReadiness.Web.Tests.Exports;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Identity;

namespace EhdsReadiness.Web.Tests.HostileTexts;

/// <summary>Every way in but forms, which <see cref="EveryFormTests"/> walks, takes any text without a fault of the site's, and what it
/// keeps has no odd sign.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Every_file_that_is_imported_takes_every_text_and_keeps_it_without_odd_signs()
    {
        await OnSiteAsync(async site =>
        {
            using var visitor = site.Visitor();
            var questions = site.Content.Questionnaires[^1].Questions.ToList();
            for (var first = 0; first < Hostile.Texts.Length; first += 12)
            {
                var texts = Hostile.Texts.Skip(first).Take(12).ToList();
                var answers = texts.Select((text, index) =>
                    (questions[index].Id, Answer: Answer.AtLevel(1) with { Note = text, Evidence = text }))
                    .ToDictionary(pair => pair.Id, pair => pair.Answer, StringComparer.Ordinal);
                var assessment = Samples.Of("01-chu-de-montervaux").Assessment with { Organisation = "A" + texts[0], Answers = answers };
                await visitor.GetAsync("/fr/assessments/import");
                Assert.Equal(HttpStatusCode.OK,
                    await visitor.SendFileAsync("file", "a.json", AssessmentFile.Write(assessment, site.Content.Questionnaires[^1])));
                // A file with a zero byte is no CSV.
                var export = ExportSamples.Of(assessment with
                    { Answers = answers.ToDictionary(pair => pair.Key, pair =>
                    pair.Value with { Note = WithoutZero(pair.Value.Note), Evidence = WithoutZero(pair.Value.Evidence) }) },
                    Language.French);
                var list = "";
                foreach (var (name, file) in new[]
                    { ("a.csv", CsvFile.Write(AnswersTable.Of(export), Language.French)),
                    ("a.xlsx", SpreadsheetWriter.Write(AssessmentWorkbook.Of(export))) })
                {
                    list = await visitor.StartAsync();
                    await visitor.GetAsync($"{list}/exports");
                    Assert.Equal(HttpStatusCode.OK, await visitor.SendFileAsync("file", name, file));
                    Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true));
                }

                var datasets = texts.Select((text, index) =>
                    new Dataset("1", 1,
                    new($"A{WithoutZero(text)}{index}", ["a"], WithoutZero(text), WithoutZero(text), 1, "yes", "no", WithoutZero(text)),
                    null, default)).ToList();
                await visitor.GetAsync($"{list}/datasets/import");
                Assert.Equal(HttpStatusCode.OK,
                    await visitor.SendFileAsync(
                    "file", "d.csv", CsvFile.Write(DatasetsTable.Of(datasets, Language.French), Language.French)));
                Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true));
                foreach (var file in new[]
                    { "exports/assessment.xlsx", "exports/plan.docx", "exports/plan.ics", "exports/datasets.jsonld", "exports/datasets.csv",
                    "report.pdf" })
                {
                    Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{list}/{file}"));
                }
            }

            Assert.Empty(new DatabaseFile(site.Database.Path).OddTexts());
        });
    }

    [Fact]
    public void Every_command_takes_every_text_and_keeps_it_without_odd_signs()
    {
        var folder = Directory.CreateTempSubdirectory("ehds-texts-");
        try
        {
            var path = Path.Combine(folder.FullName, "site.db");
            for (var index = 0; index < Hostile.Units.Length; index++)
            {
                using var errors = new StringWriter();
                var code = CommandLine.Run(
                    ["user", "add", $"a{index}@exemple.fr", "--name", Hostile.Units[index], "--password-stdin", "--Database:Path", path],
                    Stream.Null, errors, new StringReader(Visitor.Password));
                Assert.True(code == CommandLine.Done
                    || errors.ToString().Contains("the name", StringComparison.Ordinal), errors.ToString());
                Assert.Equal(CommandLine.InvalidInput,
                    CommandLine.Run(
                        ["user", "role", $"{Hostile.Units[index]}@exemple.fr", "analyst", "--Database:Path", path], Stream.Null,
                        TextWriter.Null));
            }

            var register = new StringBuilder("identifier,name,kind,region,role,categories,group\n");
            // A file that holds U+0000 is no text, and is refused whole.
            foreach (var (text, index) in Hostile.Texts.Where(text => !text.Contains('\0')).Select((text, index) => (text, index)))
            {
                register.Append(System.Globalization.CultureInfo.InvariantCulture,
                    $"X{index},\"A{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",hospital,FR-GES,holder,a,\n");
            }

            var file = Path.Combine(folder.FullName, "register.csv");
            File.WriteAllText(file, register.ToString());
            using var faults = new StringWriter();
            Assert.True(CommandLine.Run(["register", "import", file, "--Database:Path", path], Stream.Null, faults) == CommandLine.Done,
                faults.ToString());

            var json = Path.Combine(folder.FullName, "a.json");
            File.WriteAllBytes(json,
                AssessmentFile.Write(Samples.Of("22-one-answer")
                .Assessment with { Organisation = $"A{string.Concat(Hostile.Texts)}"[..100] }, Samples.Content.Questionnaires[^1]));
            using var output = new MemoryStream();
            Assert.Equal(CommandLine.Done, ScoreCommand.Run([json], output, TextWriter.Null));
            Assert.Equal(CommandLine.Done,
                ReportCommand.Run(
                [json, "--lang", "fr", "-o", Path.Combine(folder.FullName, "a.pdf"), "--Database:Path", path], TextWriter.Null));
            Assert.Empty(new DatabaseFile(path).OddTexts());
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_database_with_odd_names_starts_lists_everybody_is_told_by_db_check_and_is_mended_in_the_form()
    {
        var folder = Directory.CreateTempSubdirectory("ehds-texts-");
        var path = Path.Combine(folder.FullName, "site.db");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "HostileTexts", "noncharacter-in-a-name.sqlite"), path);
        await OnSiteAsync(
            async site =>
            {
                await using (var scope = site.Services.CreateAsyncScope())
                {
                    var account = (await site.Accounts.FindByEmailAsync("B@EXEMPLE.FR", default))!;
                    account.PasswordHash =
                        scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, Visitor.Password);
                    Assert.True(await site.Accounts.SaveAsync(account, default));
                }

                using var consultant = site.Visitor();
                Assert.Equal(HttpStatusCode.OK, await consultant.SignInAsync("b@exemple.fr"));
                Assert.Equal(HttpStatusCode.OK, await consultant.GetAsync("/fr/portfolio"));
                Assert.Contains("Clinique", consultant.Page.Body!.TextContent, StringComparison.Ordinal);
                Assert.Equal(HttpStatusCode.OK, await consultant.GetAsync("/fr/portfolio?q=%EF%BF%BEclini"));
                Assert.Contains("Clinique", consultant.Page.Body!.TextContent, StringComparison.Ordinal);
                Assert.Equal(["A\ufffeB", "Clinique\ufffe"], await NamesAsync(site));
                Assert.Equal([("organisation", "name", "U+FFFE"), ("organisation", "name", "U+FFFE")], new DatabaseFile(path).OddTexts()
                    .Select(text => (text.Table, text.Field, text.Sign)));

                Assert.Equal(HttpStatusCode.OK, await consultant.GetAsync("/fr/organisations/01a2246b13687148856cf59ce2bb8578/details"));
                Assert.Equal(HttpStatusCode.OK, await consultant.SendAsync());
                Assert.Equal(["A\ufffeB"], await NamesAsync(site));
            },
            "--Database:Path",
            path);

        using var output = new StringWriter();
        Assert.Equal(CommandLine.Done, DbCommand.Run(["check", "--Database:Path", path], output, TextWriter.Null));
        Assert.Contains(
            "text: name of organisation 01a2246ac6157a67afc1e7520ad3a9ed holds U+FFFE", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("no faults\n", output.ToString(), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static string WithoutZero(string? text) => text!.Replace("\0", "", StringComparison.Ordinal);

    private static async Task<IEnumerable<string>> NamesAsync(TestSite site)
    {
        await using var connection = await site.Database.OpenAsync(default);
        return (await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT name FROM organisation ORDER BY name"))
            .Where(name => TextSanitizer.OddSign(name) is not null);
    }

    private static async Task OnSiteAsync(Func<TestSite, Task> test, params string[] settings)
    {
        var site = new TestSite();
        try
        {
            await site.StartAsync(settings);
            await test(site);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }
}

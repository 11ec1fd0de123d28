namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>Files as LibreOffice Calc really writes them, not as this project thinks that it does.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-libreoffice-");

    /// <summary>The program; null where it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    public void Dispose() => _folder.Delete(recursive: true);

    [LibreOfficeFact]
    public async Task Answers_that_were_saved_as_any_of_its_formats_come_back_the_same()
    {
        // Calc keeps no tab in a cell of several lines.
        var longest = Samples.Of("20-longest-texts").Assessment;
        longest = longest with { Answers = longest.Answers.ToDictionary(pair => pair.Key, pair => pair.Value with
            { Note = pair.Value.Note?.Replace('\t', ' '), Reason = pair.Value.Reason?.Replace('\t', ' ') }) };
        var exports = new[] { ExportSamples.Of("01-chu-de-montervaux", Language.French), ExportSamples.Of(longest, Language.French) };
        for (var at = 0; at < exports.Length; at++)
        {
            await File.WriteAllBytesAsync(PathOf($"book{at}.xlsx"), SpreadsheetWriter.Write(AssessmentWorkbook.Of(exports[at])));
            await File.WriteAllBytesAsync(PathOf($"axes{at}.xlsx"), SpreadsheetWriter.Write(AnswersWorkbook.ByAxis(exports[at])));
            await File.WriteAllBytesAsync(PathOf($"table{at}.csv"), CsvFile.Write(AnswersTable.Of(exports[at]), exports[at].Language));
        }

        // Semicolons, quotation marks, UTF-8, what is shown: the second sheet.
        foreach (var (source, to) in new[]
        {
            ("book{0}.xlsx", "xlsx"), ("book{0}.xlsx", "ods"), ("axes{0}.xlsx", "xlsx"), ("axes{0}.xlsx", "ods"),
            ("book{0}.xlsx", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2"), ("table{0}.csv", "ods"),
        })
        {
            string[] files = [.. exports.Select((_, at) => string.Format(CultureInfo.InvariantCulture, source, at))];
            var said = await SaveAsync(files, to);
            for (var at = 0; at < exports.Length; at++)
            {
                // A sheet that was chosen names its file too.
                var name = Path.GetFileNameWithoutExtension(files[at]);
                var saved = Directory.GetFiles(PathOf("saved"), $"{name}*.{to.Split(':')[0]}").SingleOrDefault();
                Assert.True(saved is not null, said);
                var read = await TableFile.ReadAsync(await File.ReadAllBytesAsync(saved), exports[at].Language, CancellationToken.None);
                Assert.Null(read.Fault);
                var reading = AnswersTable.Read(read.Sheets, Samples.Content.Questionnaires[^1], exports[at].Answers);
                Assert.Empty(reading.Faults);
                Assert.Equal("", string.Join('\n', AnswersComparison.Of(reading.Answers, exports[at].Answers, [])
                    .Select(one => $"{files[at]} {to}: {one.Read.Question.Id} is {one.Read.Answer}, was {one.Current?.Answer}")));
            }
        }
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Has the program save files in another format. Says what it said.</summary>
    private async Task<string> SaveAsync(IEnumerable<string> files, string to)
    {
        // Its own profile, so that no other one that runs takes the work over.
        string[] arguments = [$"-env:UserInstallation=file://{PathOf("profile")}", "--headless", "--norestore",
            .. files.First().EndsWith("csv", StringComparison.Ordinal) ? ["--infilter=CSV:59,34,76,1"] : Array.Empty<string>(),
            "--convert-to", to, "--outdir", PathOf("saved"), .. files.Select(PathOf)];
        var start = new ProcessStartInfo(Program!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return said;
    }
}

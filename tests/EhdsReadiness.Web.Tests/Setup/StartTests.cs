using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>With which content the site starts, and with which it refuses to.</summary>
public sealed class StartTests : IDisposable
{
    private const string Old = "2026-1";
    private const string New = "2026-2";
    private const string OldWeight = "    weight: 4\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-start-");
    private readonly StringWriter _errors = new();
    private readonly string _content;

    public StartTests() => _content = ContentCopy.To(Path.Combine(_folder.FullName, "content"));

    [Fact]
    public async Task Wrong_content_never_starts_the_site_and_every_fault_has_its_file_and_line()
    {
        ContentCopy.Replace(AxisOf(Old), OldWeight, "    weight: 9\n");

        Assert.Null(await BuildAsync());

        Assert.Contains("questionnaires/2026-1/1-transparency.yaml:6: weight “9”", _errors.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "data")), "The database was made although the site does not start.");
    }

    [Fact]
    public async Task The_program_ends_with_one_and_its_faults_on_standard_error_when_the_content_is_wrong()
    {
        ContentCopy.Replace(AxisOf(Old), OldWeight, "    weight: 9\n");
        var program = typeof(Site).Assembly.Location;

        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", "--Content:Path", _content])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("1-transparency.yaml:6: weight “9”", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessment_stays_on_its_version_a_new_one_starts_on_the_newest_and_a_version_that_is_gone_stops_the_start()
    {
        string older;
        await using (var site = await StartAsync())
        {
            using var visitor = new Visitor(AddressOf(site));
            older = await visitor.StartAsync("en");
        }

        ContentDraft.Begin(_content, New, new(2026, 11, 24));
        ContentCopy.Replace(
            Path.Combine(FolderOf(New), "changes.yaml"), "holder-status, kind: kept", "holder-status, kind: reworded, answer: confirm");
        ContentCopy.Replace(AxisOf(New), "en: \"Have you checked in writing", "en: \"Did you ever check in writing");
        await using (var site = await StartAsync())
        {
            Assert.Equal([Old, New], site.Services.GetRequiredService<Content>().Questionnaires.Select(one => one.Version));
            using var visitor = new Visitor(AddressOf(site));
            var newer = await visitor.StartAsync("en");

            await visitor.GetAsync($"{newer}/questions/holder-status");
            Assert.StartsWith("Did you ever check in writing", visitor.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            await visitor.GetAsync($"{older}/questions/holder-status");
            Assert.StartsWith("Have you checked in writing", visitor.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            Assert.Contains($"\"questionnaire\": \"{Old}\"",
                await visitor.Http.GetStringAsync(new Uri($"{older}/export.json", UriKind.Relative)), StringComparison.Ordinal);
            Assert.Contains($"\"questionnaire\": \"{New}\"",
                await visitor.Http.GetStringAsync(new Uri($"{newer}/export.json", UriKind.Relative)), StringComparison.Ordinal);
        }

        Directory.Delete(FolderOf(Old), recursive: true);
        File.Delete(Path.Combine(FolderOf(New), "changes.yaml"));
        Assert.Null(await BuildAsync());
        Assert.Contains($"assessments are on questionnaire “{Old}”, which the content lacks; it has “{New}”", _errors.ToString(),
            StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _errors.Dispose();
    }

    private string FolderOf(string version) => Path.Combine(_content, "questionnaires", version);

    private string AxisOf(string version) => Path.Combine(FolderOf(version), "1-transparency.yaml");

    private Task<WebApplication?> BuildAsync() =>
        Site.BuildAsync(
            ["--urls", "http://127.0.0.1:0", "--environment", "Test", "--Content:Path", _content, "--Database:Path",
                Path.Combine(_folder.FullName, "data", "site.db"), "--Logging:LogLevel:Default", "None"],
            _errors);

    private async Task<WebApplication> StartAsync()
    {
        var site = await BuildAsync() ?? throw new InvalidOperationException(_errors.ToString());
        await site.StartAsync();
        return site;
    }

    private static Uri AddressOf(WebApplication site) =>
        new(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
}

using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EhdsReadiness.Core;
using EhdsReadiness.Core.Accounts;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Inventory;
using EhdsReadiness.Core.Storage;
using EhdsReadiness.Web.Commands;
using EhdsReadiness.Web.Exports;
using EhdsReadiness.Web.Tests.Exports;
using EhdsReadiness.Web.Tests.Isolation;
using EhdsReadiness.Web.Tests.Pages;
using EhdsReadiness.Web.Tests.Reports;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EhdsReadiness.Web.Tests.HostileTexts;

/// <summary>Every way in takes any text without a fault of the site's, and what it keeps has no odd sign. Forms are found by walking the pages, so that a new one is tried too.</summary>
public sealed class DoorTests
{
    /// <summary>Forms that would end what the walk stands on, by their address or a handler in it.</summary>
    private static readonly string[] Ends = ["delete", "erase", "leave", "sign-out", "close", "remove", "withdraw", "sessions", "/members/", "finalise", "submit", "approve", "account/password", "two-step", "second-factor", "authenticator", "undo", "version", "sign-in"];

    [Fact]
    public async Task Every_field_of_every_form_takes_every_text_and_keeps_it_without_odd_signs()
    {
        await OnSiteAsync(async site =>
        {
            using var world = await World.CreateAsync(site);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var faults = new List<string>();
            foreach (var persona in new[] { Persona.Owner, Persona.ConsultantReading, Persona.Administrator, Persona.Anonymous })
            {
                foreach (var address in Addresses(site, world))
                {
                    if (await world[persona].GetAsync(address) == HttpStatusCode.OK && world[persona].Response.Content.Headers.ContentType?.MediaType == "text/html")
                    {
                        foreach (var form in world[persona].Page.QuerySelectorAll<IHtmlFormElement>("form").ToList())
                        {
                            faults.AddRange(await FaultsAsync(world[persona], form, seen));
                        }
                    }
                }
            }

            faults.AddRange(await PagesAndFilesAsync(world[Persona.Owner], Addresses(site, world)));
            Assert.True(faults.Count == 0, string.Join('\n', faults));
            Assert.InRange(seen.Count, 15, 500);
            Assert.Empty(new DatabaseFile(site.Database.Path).OddTexts());
        });
    }

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
                var answers = texts.Select((text, index) => (questions[index].Id, Answer: Answer.AtLevel(1) with { Note = text, Evidence = text })).ToDictionary(pair => pair.Id, pair => pair.Answer, StringComparer.Ordinal);
                var assessment = Samples.Of("01-chu-de-montervaux").Assessment with { Organisation = "A" + texts[0], Answers = answers };
                await visitor.GetAsync("/fr/assessments/import");
                Assert.Equal(HttpStatusCode.OK, await visitor.SendFileAsync("file", "a.json", AssessmentFile.Write(assessment, site.Content.Questionnaires[^1])));
                // A file with a zero byte is no CSV.
                var export = ExportSamples.Of(assessment with { Answers = answers.ToDictionary(pair => pair.Key, pair => pair.Value with { Note = WithoutZero(pair.Value.Note), Evidence = WithoutZero(pair.Value.Evidence) }) }, Language.French);
                var list = "";
                foreach (var (name, file) in new[] { ("a.csv", CsvFile.Write(AnswersTable.Of(export), Language.French)), ("a.xlsx", SpreadsheetWriter.Write(AssessmentWorkbook.Of(export))) })
                {
                    list = await visitor.StartAsync();
                    await visitor.GetAsync($"{list}/exports");
                    Assert.Equal(HttpStatusCode.OK, await visitor.SendFileAsync("file", name, file));
                    Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true));
                }

                var datasets = texts.Select((text, index) => new Dataset("1", 1, new($"A{WithoutZero(text)}{index}", ["a"], WithoutZero(text), WithoutZero(text), 1, "yes", "no", WithoutZero(text)), null, default)).ToList();
                await visitor.GetAsync($"{list}/datasets/import");
                Assert.Equal(HttpStatusCode.OK, await visitor.SendFileAsync("file", "d.csv", CsvFile.Write(DatasetsTable.Of(datasets, Language.French), Language.French)));
                Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true));
                foreach (var file in new[] { "exports/assessment.xlsx", "exports/plan.docx", "exports/plan.ics", "exports/datasets.jsonld", "exports/datasets.csv", "report.pdf" })
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
                var code = UserCommand.Run(["add", $"a{index}@exemple.fr", "--name", Hostile.Units[index], "--password-stdin", "--Database:Path", path], new StringReader(Visitor.Password), TextWriter.Null, errors);
                Assert.True(code == CommandLine.Done || errors.ToString().Contains("the name", StringComparison.Ordinal), errors.ToString());
                Assert.Equal(CommandLine.InvalidInput, UserCommand.Run(["role", $"{Hostile.Units[index]}@exemple.fr", "analyst", "--Database:Path", path], TextReader.Null, TextWriter.Null, TextWriter.Null));
            }

            var register = new StringBuilder("identifier,name,kind,region,role,categories,group\n");
            foreach (var (text, index) in Hostile.Texts.Select((text, index) => (text, index)))
            {
                register.Append(System.Globalization.CultureInfo.InvariantCulture, $"X{index},\"A{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",hospital,FR-GES,holder,a,\n");
            }

            var file = Path.Combine(folder.FullName, "register.csv");
            File.WriteAllText(file, register.ToString());
            using var faults = new StringWriter();
            Assert.True(RegisterCommand.Run(["import", file, "--Database:Path", path], TextWriter.Null, faults) == CommandLine.Done, faults.ToString());

            var json = Path.Combine(folder.FullName, "a.json");
            File.WriteAllBytes(json, AssessmentFile.Write(Samples.Of("22-one-answer").Assessment with { Organisation = $"A{string.Concat(Hostile.Texts)}"[..100] }, Samples.Content.Questionnaires[^1]));
            using var output = new MemoryStream();
            Assert.Equal(CommandLine.Done, ScoreCommand.Run([json], output, TextWriter.Null));
            Assert.Equal(CommandLine.Done, ReportCommand.Run([json, "--lang", "fr", "-o", Path.Combine(folder.FullName, "a.pdf"), "--Database:Path", path], TextWriter.Null));
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
                    account.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, Visitor.Password);
                    Assert.True(await site.Accounts.SaveAsync(account, default));
                }

                using var consultant = site.Visitor();
                Assert.Equal(HttpStatusCode.OK, await consultant.SignInAsync("b@exemple.fr"));
                Assert.Equal(HttpStatusCode.OK, await consultant.GetAsync("/fr/portfolio"));
                Assert.Contains("Clinique", consultant.Page.Body!.TextContent, StringComparison.Ordinal);
                Assert.Equal(HttpStatusCode.OK, await consultant.GetAsync("/fr/portfolio?q=%EF%BF%BEclini"));
                Assert.Contains("Clinique", consultant.Page.Body!.TextContent, StringComparison.Ordinal);
                Assert.Equal(["A\ufffeB", "Clinique\ufffe"], await NamesAsync(site));
                Assert.Equal([("organisation", "name", "U+FFFE"), ("organisation", "name", "U+FFFE")], new DatabaseFile(path).OddTexts().Select(text => (text.Table, text.Field, text.Sign)));

                Assert.Equal(HttpStatusCode.OK, await consultant.GetAsync("/fr/organisations/01a2246b13687148856cf59ce2bb8578/details"));
                Assert.Equal(HttpStatusCode.OK, await consultant.SendAsync());
                Assert.Equal(["A\ufffeB"], await NamesAsync(site));
            },
            "--Database:Path",
            path);

        using var output = new StringWriter();
        Assert.Equal(CommandLine.Done, DbCommand.Run(["check", "--Database:Path", path], output, TextWriter.Null));
        Assert.Contains("text: name of organisation 01a2246ac6157a67afc1e7520ad3a9ed holds U+FFFE", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("no faults\n", output.ToString(), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static string WithoutZero(string? text) => text!.Replace("\0", "", StringComparison.Ordinal);

    private static async Task<IEnumerable<string>> NamesAsync(TestSite site)
    {
        await using var connection = await site.Database.OpenAsync(default);
        return (await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT name FROM organisation ORDER BY name")).Where(name => TextSanitizer.OddSign(name) is not null);
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

    /// <summary>An address of every route in French, for what exists in the world where its rule names it.</summary>
    private static List<string> Addresses(TestSite site, World world) =>
    [
        .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(pattern => pattern.StartsWith("/{c:culture}", StringComparison.Ordinal))
            .Select(pattern => Fill(pattern, world)).Distinct(),
    ];

    private static string Fill(string pattern, World world)
    {
        var segments = pattern.Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            segments[i] = segments[i] switch
            {
                "{c:culture}" => "fr",
                "{key}" => world.Assessment,
                "{org}" => world.Organisation,
                "{token}" => world.Invitation,
                "{id}" => segments[i - 1] switch { "organisations" => world.Organisation, "questions" => "holder-opt-out", "actions" => "holder-opt-out.find-out", "law" => "60", "exports" => "assessment.xlsx", "tables" => "kind", _ => "0197a0b0c0d0e0f00102030405060708" },
                var other => other,
            };
        }

        return string.Join('/', segments);
    }

    /// <summary>Sends one form with each text in each of its fields, the others as they stand or with something right.</summary>
    private static async Task<List<string>> FaultsAsync(Visitor visitor, IHtmlFormElement form, HashSet<string> seen)
    {
        var faults = new List<string>();
        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : visitor.Path;
        var typed = form.QuerySelectorAll("input[type=text], input[type=search], input[type=url], input[type=email], input:not([type]), textarea:not([readonly])").Select(field => field.GetAttribute("name")).OfType<string>().Distinct().ToList();
        if (typed.Count == 0 || Ends.Any(end => target.Contains(end, StringComparison.Ordinal)) || !seen.Add($"{target.Split('?')[0]} {string.Join(' ', typed)}"))
        {
            return faults;
        }

        var right = Right(form);
        foreach (var name in typed)
        {
            foreach (var text in Hostile.Texts)
            {
                var fields = right.Where(field => field.Key != name).Append(new(name, text)).ToList();
                using var content = new FormUrlEncodedContent(fields);
                using var response = string.Equals(form.Method, "get", StringComparison.OrdinalIgnoreCase)
                    ? await visitor.Http.GetAsync(new Uri($"{target.Split('?')[0]}?{await content.ReadAsStringAsync()}", UriKind.Relative))
                    : await visitor.Http.PostAsync(new Uri(target, UriKind.Relative), content);
                if ((int)response.StatusCode >= 500)
                {
                    faults.Add($"{target} {name}={JsonSerializer.Serialize(text)}: {(int)response.StatusCode}");
                }
            }
        }

        return faults;
    }

    private static List<KeyValuePair<string, string>> Right(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var field in form.QuerySelectorAll("input, textarea, select"))
        {
            var (name, type) = (field.GetAttribute("name"), (field as IHtmlInputElement)?.Type ?? field.LocalName);
            var value = (field as IHtmlInputElement)?.Value ?? (field as IHtmlTextAreaElement)?.Value ?? (field as IHtmlSelectElement)?.Options.FirstOrDefault(option => option.Value.Length > 0)?.Value ?? "";
            if (name is null || type is "file" or "submit" || (type is "radio" && fields.Exists(one => one.Key == name)) || (type is "checkbox" && fields.Exists(one => one.Key == name)))
            {
                continue;
            }

            fields.Add(new(name, value.Length > 0 ? value : type switch { "password" => Visitor.Password, "email" => "personne@example.org", "date" => "2090-01-01", "month" => "2028-01", "url" => "", _ => name is "siren" or "evidence" or "reason" or "group" or "persons" ? "" : "Texte" }));
        }

        return fields;
    }

    private static async Task<List<string>> PagesAndFilesAsync(Visitor visitor, IEnumerable<string> addresses)
    {
        var faults = new List<string>();
        foreach (var address in addresses)
        {
            var file = address.EndsWith("/exports/assessment.xlsx", StringComparison.Ordinal) ? new[] { "assessment.xlsx", "answers.csv", "assessment.json", "plan.docx", "plan.csv", "plan.ics", "datasets.jsonld", "datasets.csv" } : [""];
            foreach (var name in file)
            {
                var path = name.Length == 0 ? address : $"{address[..(address.LastIndexOf('/') + 1)]}{name}";
                using var response = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative));
                _ = await response.Content.ReadAsByteArrayAsync();
                if ((int)response.StatusCode >= 500)
                {
                    faults.Add($"{path}: {(int)response.StatusCode}");
                }
            }
        }

        return faults;
    }
}

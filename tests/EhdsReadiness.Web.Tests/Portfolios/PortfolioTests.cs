using EhdsReadiness.Web.Tests.Pages;
using UglyToad.PdfPig;

namespace EhdsReadiness.Web.Tests.Portfolios;

/// <summary>What a consultant sees of clients, and takes away.</summary>
[Collection(SiteCollection.Name)]
public sealed class PortfolioTests(TestSite site)
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to_and_comes_back()
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync("/en/portfolio?q=chu", follow: false));
        Assert.Equal("/en/sign-in?return=%2Fen%2Fportfolio%3Fq%3Dchu", visitor.Response.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("fr", "Vous n’êtes membre d’aucun cabinet de conseil")]
    [InlineData("en", "You are a member of no consulting organisation")]
    public async Task Whoever_is_in_no_consultancy_is_told_what_to_do(string language, string words)
    {
        var email = Consulting.NewEmail();
        await site.AddAccountAsync(email);
        using var visitor = site.Visitor();
        await visitor.SignInAsync(email);
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"/{language}/portfolio"));
        Assert.Contains(words, Words(visitor), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Aucun client ne vous a encore donné accès.", "pas encore de code")]
    [InlineData("en", "No client has given you access yet.", "no code yet")]
    public async Task A_consultancy_without_clients_reads_how_they_come_and_can_have_a_code(string language, string words, string none)
    {
        using var consulting = await Consulting.BeginAsync(site);
        var consultant = consulting.Consultant;
        await consultant.GetAsync($"/{language}/portfolio");
        Assert.Contains(words, Words(consultant), StringComparison.Ordinal);
        Assert.Contains(none, Words(consultant), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await consultant.SendAsync("?handler=code", true));
        var code = await site.Services.GetRequiredService<ConsultancyStore>().CodeOfAsync(consulting.Id, default);
        Assert.Contains(code!, Words(consultant), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_owners_make_codes_and_only_for_their_own()
    {
        using var consulting = await Consulting.BeginAsync(site, MemberRole.Contributor);
        var consultant = consulting.Consultant;
        await consulting.AddClientAsync("CHU de Montervaux");
        await consultant.GetAsync("/fr/portfolio");
        Assert.Null(consultant.Page.QuerySelector("form[action$='handler=code']"));
        Assert.Equal(HttpStatusCode.Forbidden, await consultant.SendAsync("?handler=code", true, ("organisation", consulting.Id)));
        await consultant.GetAsync("/fr/portfolio");
        Assert.Equal(HttpStatusCode.NotFound, await consultant.SendAsync("?handler=code", true, ("organisation", "somebody-elses")));
    }

    [Theory]
    [InlineData("fr", "Brouillon", "Réponses : 10 sur")]
    [InlineData("en", "Draft", "Answers: 10 of")]
    public async Task Each_client_stands_with_state_scores_axes_answers_date_and_report(string language, string state, string answers)
    {
        using var consulting = await Consulting.BeginAsync(site);
        var client = await consulting.AddClientAsync("CHU de Montervaux", Language.English);
        var consultant = consulting.Consultant;
        Assert.Equal(HttpStatusCode.OK, await consultant.GetAsync($"/{language}/portfolio"));

        var words = Words(consultant);
        Assert.Contains(state, words, StringComparison.Ordinal);
        Assert.Contains(answers, words, StringComparison.Ordinal);
        Assert.Equal(4, consultant.Page.QuerySelectorAll("main .er-mark").Length);
        Assert.Contains(language == "fr" ? "Prochaine échéance" : "Next due date", words, StringComparison.Ordinal);
        Assert.Contains(language == "fr" ? "30 juin 2099" : "30 June 2099", words, StringComparison.Ordinal);
        Assert.NotNull(consultant.Page.QuerySelector($"a[href='/{language}/assessments/{client.Assessment}/report.pdf?lang=en']"));

        await consultant.GetAsync($"/{language}/assessments/{client.Assessment}/results");
        var overall = consultant.Overall();
        await consultant.GetAsync($"/{language}/portfolio");
        Assert.Equal(overall,
            System.Text.RegularExpressions.Regex.Matches(consultant.Page.QuerySelector("main .er-fig")!.TextContent, "[0-9]+")
            .Select(match => long.Parse(match.Value, null)));
    }

    [Fact]
    public async Task An_access_withdrawn_is_gone_at_the_very_next_request_downloads_included_and_said_once()
    {
        using var consulting = await Consulting.BeginAsync(site);
        var client = await consulting.AddClientAsync("Nuagine");
        var consultant = consulting.Consultant;
        string[] paths = ["", "/results", "/plan", "/report", "/report.pdf", "/export.json", "/questions/holder-opt-out"];
        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.OK, await consultant.GetAsync($"/fr/assessments/{client.Assessment}{path}"));
        }

        await consulting.WithdrawAsync(client);
        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.NotFound, await consultant.GetAsync($"/fr/assessments/{client.Assessment}{path}"));
        }

        await consultant.GetAsync("/fr/portfolio");
        Assert.Contains("Nuagine a retiré votre accès le", Words(consultant), StringComparison.Ordinal);
        Assert.Empty(consultant.Page.QuerySelectorAll("main li h2"));
    }

    [Fact]
    public async Task A_client_that_let_in_somebody_else_is_nowhere()
    {
        using var consulting = await Consulting.BeginAsync(site);
        using var other = await Consulting.BeginAsync(site);
        var client = await other.AddClientAsync("Secret Clinic");
        await consulting.AddClientAsync("Own Clinic");
        await consulting.Consultant.GetAsync("/en/portfolio?q=clinic");
        Assert.DoesNotContain("Secret", Words(consulting.Consultant), StringComparison.Ordinal);

        // Nor does an archive reach it, by its identifier or by that of an archive of somebody else's.
        Assert.Equal(HttpStatusCode.BadRequest, await consulting.Consultant.SendAsync("?handler=picked", true, ("client", client.Id)));
        await other.Consultant.GetAsync("/en/portfolio");
        Assert.Equal(HttpStatusCode.OK, await PickAsync(other.Consultant, "/en/portfolio?handler=picked", client.Id));
        var archive = other.Consultant.Path;
        Assert.Equal(HttpStatusCode.NotFound, await consulting.Consultant.GetAsync(archive));
        Assert.Equal(HttpStatusCode.NotFound, await consulting.Consultant.GetAsync($"{archive}/reports.zip"));
        using var anybody = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await anybody.GetAsync($"{archive}/reports.zip"));
    }

    [Fact]
    public async Task Filter_order_and_page_are_in_the_address_and_nonsense_counts_as_not_said()
    {
        using var consulting = await Consulting.BeginAsync(site);
        for (var i = 0; i < 52; i++)
        {
            await consulting.AddClientAsync($"Cohorte {i:00}", kind: i < 2 ? "hospital" : "cohort", answers: i % 2 == 0 ? 1 : -1);
        }

        var consultant = consulting.Consultant;
        Assert.Equal(20, await ShownAsync(""));
        Assert.StartsWith("Vos clients, page 1 sur 3", consultant.Page.Title, StringComparison.Ordinal);
        Assert.Equal("/fr/portfolio?page=2", consultant.Page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(12, await ShownAsync("?page=3"));
        Assert.Equal(12, await ShownAsync("?page=99"));
        Assert.Equal(20, await ShownAsync("?page=-1&state=nothing&sort=nothing"));
        Assert.Equal(2, await ShownAsync("?kind=hospital"));
        Assert.Equal(6, await ShownAsync("?state=not_begun&sort=changed&page=2"));
        Assert.Equal(1, await ShownAsync("?q=COHORTE%2007"));
        Assert.Equal("COHORTE 07", consultant.Page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.Equal(0, await ShownAsync("?q=rien"));
        Assert.Contains("0 client sur 52.", Words(consultant), StringComparison.Ordinal);
        Assert.NotNull(consultant.Page.QuerySelector("main a[href='/fr/portfolio']"));

        async Task<int> ShownAsync(string query)
        {
            Assert.Equal(HttpStatusCode.OK, await consultant.GetAsync($"/fr/portfolio{query}"));
            return consultant.Page.QuerySelectorAll("main li h2").Length;
        }
    }

    [Theory]
    [InlineData("fr", "index.csv", "SIREN ou identifiant")]
    [InlineData("en", "index.csv", "SIREN or identifier")]
    public async Task The_archive_holds_each_report_in_its_clients_language_and_a_table_that_no_spreadsheet_runs(
        string language, string index, string head)
    {
        using var consulting = await Consulting.BeginAsync(site);
        var french = await consulting.AddClientAsync("CHU de Montervaux");
        await consulting.AddClientAsync("CHU de Montervaux");
        await consulting.AddClientAsync("=HYPERLINK(\"http://x\";\"../../etc\")", Language.English);
        await consulting.AddClientAsync("À commencer", answers: 0);
        var consultant = consulting.Consultant;
        await consultant.GetAsync($"/{language}/portfolio");
        Assert.Equal(HttpStatusCode.OK, await PickAsync(consultant, $"/{language}/portfolio?handler=all"));
        Assert.Contains("3", consultant.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

        using var zip = await ZipAsync(consultant, $"{consultant.Path}/reports.zip");
        Assert.Equal(4, zip.Entries.Count);
        Assert.Equal(index, zip.Entries[^1].FullName);
        Assert.All(zip.Entries, entry => Assert.Matches("^[a-z0-9-]+\\.(pdf|csv)$", entry.FullName));
        Assert.Contains(zip.Entries, entry =>
            entry.FullName.Contains("montervaux", StringComparison.Ordinal)
            && entry.FullName.EndsWith("-fr-2.pdf", StringComparison.Ordinal));
        foreach (var entry in zip.Entries.SkipLast(1))
        {
            using var pdf = PdfDocument.Open(await BytesAsync(entry));
            Assert.Equal(entry.FullName.Contains("-en", StringComparison.Ordinal) ? "en"
                : "fr", pdf.Structure.Catalog.CatalogDictionary.Data["Lang"].ToString()!.Trim('(', ')')[..2]);
        }

        var lines = Encoding.UTF8.GetString(await BytesAsync(zip.Entries[^1])).TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Contains(head, lines[0], StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\";\"\"../../etc\"\")\"",
            lines.Single(line => line.Contains("HYPERLINK", StringComparison.Ordinal)), StringComparison.Ordinal);

        // What was taken away stands in the client's trail, with the consultancy it was taken for.
        var line = (await site.Services.GetRequiredService<AuditQuery>()
            .OfOrganisationAsync(french.Id, new(AuditAction.Exported), 0, 10, default)).Single();
        Assert.Equal(("Claire Vasseur", "Vasseur Conseil", french.Assessment), (line.ActorName, line.ActingForName, line.SubjectId));
    }

    [Fact]
    public async Task The_page_of_an_archive_says_how_far_it_is_and_what_was_left_out()
    {
        using var consulting = await Consulting.BeginAsync(site);
        var stays = await consulting.AddClientAsync("CHU de Montervaux");
        var leaves = await consulting.AddClientAsync("Nuagine");
        var consultant = consulting.Consultant;
        await consultant.GetAsync("/fr/portfolio");
        await PickAsync(consultant, "/fr/portfolio?handler=picked", stays.Id, leaves.Id);
        var page = consultant.Path;
        Assert.StartsWith("Archive de 2 rapports, prête", consultant.Page.Title, StringComparison.Ordinal);

        await consulting.WithdrawAsync(leaves);
        using (var zip = await ZipAsync(consultant, $"{page}/reports.zip"))
        {
            Assert.Equal(2, zip.Entries.Count);
            Assert.DoesNotContain("Nuagine", Encoding.UTF8.GetString(await BytesAsync(zip.Entries[^1])), StringComparison.Ordinal);
        }

        await consultant.GetAsync(page);
        Assert.StartsWith("Archive de 2 rapports, terminée : 1", consultant.Page.Title!.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("1 client n’est pas dans l’archive", Words(consultant), StringComparison.Ordinal);

        await site.Services.GetRequiredService<ReportArchiveStore>().BeginAsync(page.Split('/')[^1], site.Clock.GetUtcNow(), default);
        await consultant.GetAsync(page);
        Assert.Contains("Clients traités : 0 sur 2.", Words(consultant), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_report_that_cannot_be_made_is_a_line_of_the_archives_table_and_the_others_are_in_it(int place)
    {
        using var consulting = await Consulting.BeginAsync(site);
        string[] names = ["Anneau", "Boussole", "Cadran"];
        var clients = new List<ConsultedClient>();
        foreach (var name in names)
        {
            clients.Add(await consulting.AddClientAsync(name));
        }

        var consultant = consulting.Consultant;
        await consultant.GetAsync("/en/portfolio");
        await PickAsync(consultant, "/en/portfolio?handler=picked", [.. clients.Select(client => client.Id)]);
        var page = consultant.Path;
        await ExecuteAsync(EngineSql.Fault("BEFORE INSERT ON audit_entry", $"NEW.organisation_id = '{clients[place].Id}'"));
        using (var zip = await ZipAsync(consultant, $"{page}/reports.zip"))
        {
            Assert.Equal(3, zip.Entries.Count);
            var lines = Encoding.UTF8.GetString(await BytesAsync(zip.Entries[^1])).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Skip(1).ToList();
            Assert.Equal(names, lines.Select(line => line.Split(',')[1].Trim('"')));
            Assert.StartsWith($"\"The report could not be made\",\"{names[place]}\"", lines[place], StringComparison.Ordinal);
            Assert.Single(lines, line => line.Contains("could not be made", StringComparison.Ordinal));
            // Commas outside quotation marks.
            Assert.Single(lines.Select(line => Regex.Count(line, """,(?=(?:[^"]*"[^"]*")*[^"]*$)""")).Distinct());
        }

        await ExecuteAsync(EngineSql.EndFault);
        await consultant.GetAsync(page);
        Assert.Contains("1 report could not be made", Words(consultant), StringComparison.Ordinal);
    }

    // PostgreSQL keeps no moment that is none.
    [Theory]
    [Trait("Engine", "Sqlite")]
    [InlineData("fr", "1 client ne peut pas être affiché", "Rapport impossible à établir")]
    [InlineData("en", "1 client cannot be shown", "The report could not be made")]
    public async Task A_client_whose_data_are_damaged_hides_no_other(string language, string words, string failed)
    {
        using var consulting = await Consulting.BeginAsync(site);
        var damaged = await consulting.AddClientAsync("Anneau");
        var sound = await consulting.AddClientAsync("Boussole");
        var consultant = consulting.Consultant;
        await consultant.GetAsync($"/{language}/portfolio");
        await PickAsync(consultant, $"/{language}/portfolio?handler=picked", damaged.Id, sound.Id);
        var page = consultant.Path;
        await ExecuteAsync($"UPDATE assessment SET created_at = 'damaged' WHERE organisation_id = '{damaged.Id}'");

        Assert.Equal(HttpStatusCode.OK, await consultant.GetAsync($"/{language}/portfolio"));
        Assert.Equal("Boussole", Assert.Single(consultant.Page.QuerySelectorAll("main li h2")).TextContent.Trim());
        Assert.Contains(words, Words(consultant), StringComparison.Ordinal);
        using var zip = await ZipAsync(consultant, $"{page}/reports.zip");
        Assert.Equal(2, zip.Entries.Count);
        var next = language == "fr" ? ';' : ',';
        Assert.Contains(
            $"\"{failed}\"{next}\"\"{next}\"{damaged.Id}\"",
            Encoding.UTF8.GetString(await BytesAsync(zip.Entries[^1])), StringComparison.Ordinal);
        await ExecuteAsync($"DELETE FROM assessment WHERE organisation_id = '{damaged.Id}'");
    }

    [Theory]
    [InlineData("fr", "Cochez au moins un client de cette page.")]
    [InlineData("en", "Tick at least one client of this page.")]
    public async Task Nothing_ticked_is_said_and_nothing_is_made(string language, string words)
    {
        using var consulting = await Consulting.BeginAsync(site);
        await consulting.AddClientAsync("CHU de Montervaux");
        await consulting.Consultant.GetAsync($"/{language}/portfolio?q=chu");
        Assert.Equal(HttpStatusCode.BadRequest, await PickAsync(consulting.Consultant, $"/{language}/portfolio?q=chu&handler=picked"));
        Assert.Contains(words, consulting.Consultant.Page.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Single(consulting.Consultant.Page.QuerySelectorAll("main li h2"));
    }

    [Fact]
    public async Task Looking_at_the_head_of_an_archive_takes_nothing_away()
    {
        using var consulting = await Consulting.BeginAsync(site);
        var client = await consulting.AddClientAsync("CHU de Montervaux");
        await consulting.Consultant.GetAsync("/fr/portfolio");
        await PickAsync(consulting.Consultant, "/fr/portfolio?handler=picked", client.Id);
        using var head = new HttpRequestMessage(HttpMethod.Head, $"{consulting.Consultant.Path}/reports.zip");
        using var response = await consulting.Consultant.Http.SendAsync(head);

        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await site.Services.GetRequiredService<AuditQuery>()
            .OfOrganisationAsync(client.Id, new(AuditAction.Exported), 0, 10, default));
    }

    /// <summary>Sends the form of the clients, with these ticked, by the button that leads to <paramref name="target"/>.</summary>
    private static async Task<HttpStatusCode> PickAsync(Visitor consultant, string target, params string[] clients)
    {
        var token = consultant.Page.QuerySelector("main form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), .. clients.Select(client => KeyValuePair.Create("client", client))]);
        using var response = await consultant.Http.PostAsync(new Uri(target, UriKind.Relative), form);
        if (response.StatusCode == HttpStatusCode.Found)
        {
            return await consultant.GetAsync(response.Headers.Location!.ToString());
        }

        await consultant.ShowAsync(response);
        return response.StatusCode;
    }

    private Task<int> ExecuteAsync(string sql) =>
        site.Database.WriteAsync((connection, transaction) =>
            Dapper.SqlMapper.ExecuteAsync(connection, sql, transaction: transaction), default);

    private static async Task<ZipArchive> ZipAsync(Visitor consultant, string path)
    {
        var response = await consultant.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        return new(await response.Content.ReadAsStreamAsync());
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry)
    {
        await using var stream = await entry.OpenAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static string Words(Visitor visitor) => visitor.Page.Body!.TextContent.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}

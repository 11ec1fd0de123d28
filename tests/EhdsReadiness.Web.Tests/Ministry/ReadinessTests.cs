using AngleSharp.Dom;
using EhdsReadiness.Web.Pages.Ministry;
using EhdsReadiness.Web.Tests.Pages;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace EhdsReadiness.Web.Tests.Ministry;

[Collection(MinistryCollection.Name)]
public sealed partial class ReadinessTests(MinistrySite ministry)
{
    private static readonly string[] Addresses =
        ["readiness", "readiness?role=holder", "readiness/tables/kind", "readiness/tables/region", "readiness/tables/question",
            "readiness/export.csv", "readiness/export.xlsx", "readiness/export.json", "readiness/export.pdf"];

    [Fact]
    public async Task An_analyst_sees_publications_other_staff_are_refused_members_find_nothing_and_anybody_else_is_asked_to_sign_in()
    {
        foreach (var (visitor, expected) in new[]
            { (ministry.Analyst, HttpStatusCode.OK), (ministry.Administrator, HttpStatusCode.Forbidden),
            (ministry.Member, HttpStatusCode.NotFound), (ministry.Anybody, HttpStatusCode.Found) })
        {
            foreach (var address in Addresses)
            {
                Assert.Equal((address, expected), (address, await visitor.GetAsync($"/fr/{address}", follow: false)));
            }
        }
    }

    [Fact]
    public async Task The_register_is_the_administrators_alone()
    {
        foreach (var (visitor, expected) in new[]
            { (ministry.Administrator, HttpStatusCode.OK), (ministry.Analyst, HttpStatusCode.Forbidden),
            (ministry.Member, HttpStatusCode.NotFound), (ministry.Anybody, HttpStatusCode.Found) })
        {
            Assert.Equal(expected, await visitor.GetAsync("/en/register", follow: false));
        }
    }

    [Fact]
    public async Task Neither_analyst_nor_administrator_opens_an_assessment_by_any_route()
    {
        await using var connection = await ministry.Site.Database.OpenAsync(default);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, organisation_id FROM assessment WHERE organisation_id IS NOT NULL LIMIT 1";
        await using var rows = await command.ExecuteReaderAsync();
        Assert.True(await rows.ReadAsync());
        var (assessment, organisation) = (rows.GetString(0), rows.GetString(1));
        foreach (var visitor in new[] { ministry.Analyst, ministry.Administrator })
        {
            var routes = ministry.Site.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>()
                .Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
                .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
                .Where(pattern =>
                    pattern.Contains("{key}", StringComparison.Ordinal)
                    || pattern.Contains("/organisations/{org}", StringComparison.Ordinal))
                .Distinct()
                .ToList();
            Assert.True(routes.Count > 15);
            foreach (var route in routes)
            {
                var path = route.Replace("{c:culture}", "fr", StringComparison.Ordinal)
                    .Replace("{key}", assessment, StringComparison.Ordinal).Replace("{org}", organisation, StringComparison.Ordinal)
                    .Replace("{id}", "holder-opt-out", StringComparison.Ordinal);
                Assert.Equal((path, HttpStatusCode.NotFound), (path, await visitor.GetAsync(path, follow: false)));
            }
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("json")]
    [InlineData("pdf")]
    public async Task Each_export_of_a_publication_stands_once_in_the_trail_with_its_format(string extension)
    {
        var before = await ExportsAsync(extension);
        Assert.Equal(HttpStatusCode.OK, await ministry.Analyst.GetAsync($"/fr/readiness/export.{extension}"));
        foreach (var other in new[] { ministry.Administrator, ministry.Member, ministry.Anybody })
        {
            await other.GetAsync($"/fr/readiness/export.{extension}", follow: false);
        }

        Assert.Equal(before + 1, await ExportsAsync(extension));
    }

    [Theory]
    [InlineData("fr", 500, null, "au moins la moitié")]
    [InlineData("en", 500, null, "at least half")]
    [InlineData("fr", 250, 749, "entre un quart et les trois quarts")]
    [InlineData("en", 200, 499, "between 20% and half")]
    [InlineData("fr", 200, 499, "entre 20 % et la moitié")]
    [InlineData("fr", 9, 19, "au plus 2 %")]
    [InlineData("en", 9, 19, "at most 2%")]
    [InlineData("en", null, null, "not published")]
    public void The_share_that_answered_stands_as_what_the_range_proves(string code, int? from, int? to, string said)
    {
        var figures = from is { } low ? new CellFigures(new(low, to), null, [], null, null, null, null, null, null) : null;

        Assert.Equal(said, Plain(Words(code).Response(new([], CellState.Published, 1000, 1, figures))));
    }

    [Theory]
    [InlineData("fr", "Bretagne Corse Guadeloupe Guyane Martinique Outre-mer, ensemble Organisme national")]
    [InlineData("en", "Brittany Corsica French Guiana Guadeloupe Martinique Overseas, together National body")]
    public void Regions_stand_by_their_names_then_those_overseas_and_these_together(string code, string order)
    {
        PublishedTable Of(string id, params string[] keys) =>
            new(id, TableIds.DimensionsOf(id), [.. keys.Select(key => new PublishedCell([key], CellState.Withheld, 20, null, null))]);
        var publication = ministry.Publication with
        {
            Tables = [Of(TableIds.Region, "FR-20R", "FR-971", "FR-972", "FR-973", "FR-BRE", "FR-NAT"), Of(TableIds.Overseas, "overseas")],
        };

        var table = Assert.Single(FigureTables.Of(publication, Words(code)));

        Assert.Equal(order, Plain(string.Join(' ', table.Rows.Select(row => row.Names[0]))));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Page_text_workbook_file_and_report_say_the_same_cell_by_cell(string code)
    {
        var words = Words(code);
        var tables = FigureTables.Of(ministry.Publication, words);
        var visitor = ministry.Analyst;

        // The file: what it holds, put in words, is what the tables hold.
        await visitor.GetAsync($"/{code}/readiness/export.json");
        var file = PublicationJson.Read(await visitor.Response.Content.ReadAsByteArrayAsync());
        var expected = FigureTables.Of(file, words).SelectMany(Figures).ToList();
        Assert.Equal(expected, tables.SelectMany(Figures));
        Assert.True(expected.Count > 1000);
        Assert.Contains(expected, figure => figure.Figure == words.Say("Withheld"));

        // The pages.
        var onPages = new List<(string, string, string, string)>();
        foreach (var table in FigureTables.Listed(ministry.Publication))
        {
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"/{code}/readiness/tables/{table.Id}"));
            onPages.AddRange(visitor.Page.QuerySelectorAll("[data-table] table").OfType<IHtmlTableElement>().SelectMany(FiguresOnPage));
        }

        Assert.Equal(tables.Where(table => !table.Id.StartsWith("overall.", StringComparison.Ordinal)).SelectMany(Figures).Select(Plain),
            onPages.Select(Plain));

        // The table of text.
        await visitor.GetAsync($"/{code}/readiness/export.csv");
        var lines = Encoding.UTF8.GetString(await visitor.Response.Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line[1..^1].Split(code == "fr" ? "\";\"" : "\",\"")).Skip(1)
                .Where(fields => fields[0] != words.Say("Csv.About"))
                .Select(fields => (fields[0], fields[1], fields[2], fields[3].TrimStart('\'')));
        Assert.Equal(expected.Select(Plain), lines.Select(Plain));

        // The workbook.
        await visitor.GetAsync($"/{code}/readiness/export.xlsx");
        var sheets = SpreadsheetReader.Read(await visitor.Response.Content.ReadAsByteArrayAsync()).Sheets.Skip(1).ToList();
        Assert.Equal(tables.Count, sheets.Count);
        foreach (var (table, sheet) in tables.Zip(sheets))
        {
            var rows = table.Rows.Select(row => string.Join('|', row.Names.Concat(row.Figures).Append(row.State)));
            Assert.Equal(rows.Select(Plain), sheet.Rows.Skip(1)
                .Select(row => Plain(
                string.Join('|', Enumerable.Range(0, table.Names.Count + table.Columns.Count + 1).Select(column => row[column])))));
        }

        // The report: every row stands in it, in the order of the tables.
        await visitor.GetAsync($"/{code}/readiness/export.pdf");
        using var pdf = PdfDocument.Open(await visitor.Response.Content.ReadAsByteArrayAsync());
        var printed = Squeezed(string.Concat(pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page))));
        foreach (var row in tables.Where(table => !table.Id.EndsWith(".levels", StringComparison.Ordinal)).SelectMany(table => table.Rows))
        {
            Assert.Contains(Squeezed(string.Concat(row.Figures)), printed, StringComparison.Ordinal);
        }

        foreach (var (name, value) in PublicationExports.Facts(ministry.Publication, words))
        {
            Assert.Contains(Squeezed(name + value), printed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_public_page_shows_the_overall_table_alone_and_is_not_there_unless_the_site_shows_it()
    {
        using var visitor = ministry.Site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/readiness/public"));
        Assert.Single(visitor.Page.QuerySelectorAll("table"));

        var closed = new TestSite();
        await closed.InitializeAsync();
        using var other = closed.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await other.GetAsync("/fr/readiness/public"));
        await closed.DisposeAsync();
    }

    [Fact]
    public async Task Results_stand_beside_the_published_quartiles_of_a_kind_of_fifty_and_of_no_other()
    {
        var kinds = ministry.Publication.Find(TableIds.Kind)!.Cells;
        var shown = kinds.First(cell => cell.Figures is { Quartiles: not null, Count.From: >= 50 });
        var hidden = kinds.First(cell => cell.Figures is { Quartiles: not null, Count.From: < 50 });
        var owner = await ministry.Site.AddAccountAsync("voisine@chu.example");
        var organisation = await ministry.Site.Services.GetRequiredService<OrganisationStore>()
            .CreateAsync(new("CHU", "hospital", "FR-GES", null, "BE 0400", null, false, Language.French), owner.Id,
            ministry.Site.Clock.GetUtcNow(), default);
        using var visitor = ministry.Site.Visitor();
        await visitor.SignInAsync(owner.Email);

        await visitor.GetAsync($"/en/assessments/{await ministry.Site.FinalisedAsync(organisation, owner.Id, shown.Key[0])}/results");
        var quartiles = shown.Figures!.Quartiles!.Where(one => one.Measure != CellFigures.OverallMeasure)
            .ToList();
        Assert.Equal(4, quartiles.Count);
        foreach (var kind in quartiles)
        {
            var line = visitor.Page.QuerySelector($"[data-peers={kind.Measure}]")!;
            Assert.Contains($"median {kind.Median}, middle half from {kind.Lower} to {kind.Upper}", line.TextContent,
                StringComparison.Ordinal);
            Assert.Equal($"{kind.Median}%", line.ParentElement!.QuerySelector(".c-peer")!.GetAttribute("x1"));
        }

        var said = Regex.Replace(visitor.Page.QuerySelector("main")!.TextContent, @"\s+", " ");
        Assert.Contains($"publication {shown.FiguresOf}", said, StringComparison.Ordinal);
        Assert.Contains("not all of them were asked the same questions", said, StringComparison.Ordinal);

        await visitor.GetAsync($"/en/assessments/{await ministry.Site.FinalisedAsync(organisation, owner.Id, hidden.Key[0])}/results");
        Assert.Empty(visitor.Page.QuerySelectorAll("[data-peers], .c-peer"));
        Assert.Contains("there is no comparison", visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_a_demonstration_says_so()
    {
        using var visitor = ministry.Site.Visitor();
        foreach (var (address, words) in new[]
            { ("/fr", "inventées"), ("/en/law", "invented"), ("/fr/readiness/public", "inventées"), ("/en/nothing", "invented") })
        {
            await visitor.GetAsync(address);
            Assert.Contains(words, visitor.Page.QuerySelector("body > section[aria-label]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_chart_says_itself_what_it_shows()
    {
        var visitor = ministry.Analyst;
        await visitor.GetAsync("/fr/readiness");
        var charts = visitor.Page.QuerySelectorAll("svg[role=img]").ToList();
        Assert.True(charts.Count >= 6);
        foreach (var chart in charts)
        {
            foreach (var id in chart.GetAttribute("aria-labelledby")!.Split(' '))
            {
                Assert.NotEmpty(visitor.Page.GetElementById(id)!.TextContent);
            }
        }
    }

    [Fact]
    public async Task A_publication_that_is_none_and_a_role_that_is_none_are_404()
    {
        var visitor = ministry.Analyst;
        foreach (var address in new[]
            { "readiness?publication=99", "readiness?publication=x", "readiness?role=patient", "readiness/tables/overlap",
            "readiness/export.csv?publication=0" })
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, await visitor.GetAsync($"/fr/{address}")));
        }
    }

    private PublicationWords Words(string code) =>
        new(ministry.Site.Content, new InLanguage(ministry.Site.Services.GetRequiredService<PageTexts>().In("Pages/Ministry"), code),
        Languages.Find(code)!.Value);

    private static IEnumerable<(string Table, string Row, string Column, string Figure)> Figures(FigureTable table) =>
        table.Rows.SelectMany(row =>
            table.Columns.Zip(row.Figures, (column, figure) => (table.Title, string.Join(" / ", row.Names), column, figure)));

    private static IEnumerable<(string Table, string Row, string Column, string Figure)> FiguresOnPage(IHtmlTableElement table)
    {
        var headings = table.QuerySelectorAll("thead th").Select(heading => heading.TextContent).ToList();
        foreach (var row in table.QuerySelectorAll("tbody tr"))
        {
            var names = row.QuerySelectorAll("th").Select(name => name.TextContent).ToList();
            var figures = row.QuerySelectorAll("td").Select(figure => figure.TextContent).SkipLast(1);
            foreach (var (column, figure) in headings.Skip(names.Count).Zip(figures))
            {
                yield return (table.QuerySelector("caption")!.TextContent, string.Join(" / ", names), column, figure);
            }
        }
    }

    private static (string, string, string, string) Plain((string Table, string Row, string Column, string Figure) figure) =>
        (Plain(figure.Table), Plain(figure.Row), Plain(figure.Column), Plain(figure.Figure));

    /// <summary>Without the difference between one space and another.</summary>
    private static string Plain(string text) => Spaces().Replace(text, " ").Trim();

    private static string Squeezed(string text) => Spaces().Replace(text, "").Replace("\u00AD", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    private async Task<long> ExportsAsync(string extension)
    {
        const string sql = """
            SELECT COUNT(*)
            FROM audit_entry AS entry
            JOIN audit_detail AS detail ON detail.number = entry.number
            WHERE entry.action = 'exported' AND detail.subject = 'publication' AND detail.subject_id = @number
                AND detail.remark = @extension
                AND detail.actor = 'account' AND detail.actor_id IS NOT NULL
            """;

        await using var connection = await ministry.Site.Database.OpenAsync(default);
        return await Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, sql,
            new { number = ministry.Publication.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), extension });
    }
}

using EhdsReadiness.Web.Reports;
using UglyToad.PdfPig;

namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>Reports of each kind from their addresses and from the form.</summary>
[Collection(SiteCollection.Name)]
public sealed class ReportPageTests(TestSite site)
{
    /// <summary>A red pixel.</summary>
    private static readonly byte[] Logo =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("?kind=board&lang=en", HttpStatusCode.OK)]
    [InlineData("?kind=board&answers=yes", HttpStatusCode.OK)]
    [InlineData("?kind=board&answers=maybe", HttpStatusCode.BadRequest)]
    [InlineData("?kind=axis&axis=transparency", HttpStatusCode.OK)]
    [InlineData("?kind=plan&lang=both&axis=", HttpStatusCode.OK)]
    [InlineData("?kind=axis", HttpStatusCode.BadRequest)]
    [InlineData("?kind=summary", HttpStatusCode.BadRequest)]
    [InlineData("?lang=de", HttpStatusCode.BadRequest)]
    public async Task The_address_names_kind_axis_and_language(string query, HttpStatusCode expected)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        var response = await visitor.Http.GetAsync(new Uri($"{list}/report.pdf{query}", UriKind.Relative));

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? "application/pdf" : "text/html", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("fr", "Cabinet Exemple, mission de novembre")]
    [InlineData("en", "Example Consulting, assignment of November")]
    public async Task The_form_gives_a_report_with_a_cover_and_a_logo_that_has_words(string language, string line)
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync($"{await visitor.StartAsync(language)}/report");
        var status = await visitor.SendFileAsync(
            "logo", "logo.png", Logo, ("kind", "board"), ("axis", ""), ("lang", language), ("cover", line), ("logo_text", "A red pixel"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("application/pdf", visitor.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"-board-", visitor.Response.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        var file = await visitor.Response.Content.ReadAsByteArrayAsync();
        using var pdf = Reports.PdfObjects.Open(file);
        Assert.Contains(pdf.Elements, element => element is { Type: "Figure", Alt: "A red pixel" });
        Assert.Contains(line, string.Concat(pdf.Document.GetPage(1).Letters.Select(letter => letter.Value)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "kind", "nothing")]
    [InlineData("axis", "kind", "axis")]
    [InlineData("lang", "lang", "de")]
    [InlineData("cover", "cover", "long")]
    [InlineData("logo_text", "logo_text", "")]
    [InlineData("logo", "logo", "no picture")]
    public async Task What_is_wrong_stands_next_to_its_field_and_what_was_typed_is_kept(string field, string name, string value)
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync($"{await visitor.StartAsync()}/report");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
            { ["kind"] = "full", ["axis"] = "", ["lang"] = "fr", ["cover"] = "Cabinet Exemple", ["logo_text"] = "Logo" };
        if (name != "logo")
        {
            fields[name] = value == "long" ? new string('x', Cover.LongestLine + 1) : value;
        }

        var status = await visitor.SendFileAsync("logo", "logo.png", name == "logo" ? "no picture"u8.ToArray()
            : Logo, [.. fields.Select(pair => (pair.Key, (string?)pair.Value))]);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotNull(visitor.Page.QuerySelector($".ds-error-summary a[href='#{field}']"));
        Assert.NotNull(visitor.Page.GetElementById($"{field}-error"));
        Assert.Equal(fields["cover"], visitor.Page.QuerySelector("#cover")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_may_only_read_may_take_a_report_with_a_cover()
    {
        using var owner = site.Visitor();
        var list = await owner.StartAsync();
        await owner.GetAsync($"{list}/share");
        await owner.SendAsync("?handler=reader", true);
        var link = new Uri(owner.Page.QuerySelector("#reader")!.TextContent.Trim()).AbsolutePath;

        using var reader = site.Visitor();
        await reader.GetAsync($"{link}/report");
        Assert.Equal(HttpStatusCode.OK, await reader.SendAsync(("kind", "plan"), ("lang", "en"), ("cover", "Read only")));
        using var pdf = PdfDocument.Open(await reader.Response.Content.ReadAsByteArrayAsync());
        Assert.Contains("Read only", string.Concat(pdf.GetPage(1).Letters.Select(letter => letter.Value)), StringComparison.Ordinal);
    }
}

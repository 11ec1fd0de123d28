using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Inventory;

/// <summary>Datasets described step by step, their variables sent, records imported.</summary>
[Collection(SiteCollection.Name)]
public sealed class DescribePageTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "7 sur 27", "Mots-clés")]
    [InlineData("en", "7 of 27", "Keyword")]
    public async Task Each_step_is_saved_by_itself_and_the_list_and_the_page_say_how_far_it_is(string language, string count,
        string missing)
    {
        using var visitor = site.Visitor();
        var (list, dataset) = await AddAsync(visitor, language);
        await visitor.GetAsync($"{dataset}/description");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("title_fr", "Cohorte"), ("description_en", "Two\nlines"), ("type",
            "PERSONAL_DATA")));
        Assert.Equal($"{dataset}/description?step=content", visitor.Path);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("themes", "CANCER_DISEASE"), ("themes", "MENTAL_HEALTH")));
        await visitor.GetAsync($"{dataset}/description?step=what");
        Assert.Equal("Two\nlines", visitor.Page.QuerySelector("#description_en")!.TextContent.Trim());

        await visitor.GetAsync($"{list}/datasets");
        Assert.Contains(count, visitor.Page.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        await visitor.GetAsync(dataset);
        Assert.Contains(missing, visitor.Page.QuerySelector("main table")!.TextContent, StringComparison.OrdinalIgnoreCase);
        await visitor.SendAsync(("name", "Cohorte Marées"), ("categories", "p"));
        Assert.Equal("Cohorte", (await DatasetAsync(list)).Details.Description[DescriptionFields.TitleFr]);
    }

    [Fact]
    public async Task What_no_catalogue_takes_stands_beside_its_field_and_what_was_typed_is_kept()
    {
        using var visitor = site.Visitor();
        var (list, dataset) = await AddAsync(visitor, "en");
        await visitor.GetAsync($"{dataset}/description?step=access");

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(
            ("contact_address", "a@x.org,b@y.org"), ("distributions", "no address"), ("publisher", "Kept"), ("access_rights",
                "NON_PUBLIC")));
        foreach (var field in new[] { "contact_address", "distributions" })
        {
            Assert.NotNull(visitor.Page.QuerySelector($".ds-error-summary a[href='#{field}']"));
            Assert.NotNull(visitor.Page.GetElementById($"{field}-error"));
        }

        Assert.Equal("Kept", visitor.Page.QuerySelector("#publisher")!.GetAttribute("value"));
        Assert.True(visitor.Page.QuerySelector("option[value=NON_PUBLIC]")!.HasAttribute("selected"));
        Assert.Equal(DatasetDescription.Empty, (await DatasetAsync(list)).Details.Description);
    }

    [Fact]
    public async Task What_a_list_does_not_have_is_typed_and_what_does_not_apply_is_ticked_and_stays_so_in_other_steps()
    {
        using var visitor = site.Visitor();
        var (list, dataset) = await AddAsync(visitor, "fr");
        await visitor.GetAsync($"{dataset}/description?step=technical");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(
            ("structured", "no"), ("conforms_to", "FHIR"), ("conforms_to_other", "Modèle maison"), ("not_applicable", "coding-system")));
        Assert.Equal(dataset, visitor.Path);
        await visitor.GetAsync($"{dataset}/description?step=origin");
        await visitor.SendAsync(("places", "FRA"), ("places_other", "https://www.geonames.org/2987375"), ("not_applicable",
            "temporal-coverage"));
        await visitor.GetAsync($"{dataset}/description?step=technical");
        Assert.True(visitor.Page.QuerySelector("input[value=coding-system]")!.HasAttribute("checked"));
        Assert.Equal("Modèle maison", visitor.Page.QuerySelector("#conforms_to_other")!.TextContent.Trim());

        var described = (await DatasetAsync(list)).Details.Description;
        Assert.Equal(["coding-system", "temporal-coverage"], described.Several(DescriptionFields.NotApplicable));
        Assert.Equal(["FRA", "https://www.geonames.org/2987375"], described.Several(DescriptionFields.Places));
    }

    [Fact]
    public async Task Somebody_elses_change_to_a_description_is_not_overwritten()
    {
        using var visitor = site.Visitor();
        using var other = site.Visitor();
        var (list, dataset) = await AddAsync(visitor, "en");
        await visitor.GetAsync($"{dataset}/description");
        await other.GetAsync($"{dataset}/description");
        await other.SendAsync(("title_en", "Theirs"));

        Assert.Equal(HttpStatusCode.Conflict, await visitor.SendAsync(("title_en", "Mine")));
        Assert.Equal("Mine", visitor.Page.QuerySelector("#title_en")!.GetAttribute("value"));
        Assert.Equal("Theirs", (await DatasetAsync(list)).Details.Description[DescriptionFields.TitleEn]);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("title_en", "Mine")));
    }

    [Theory]
    [InlineData("Variable;Libellé;Type\r\nage;Âge au diagnostic;entier\r\nsexe;Sexe;texte\r\n", 2, null)]
    [InlineData("Name,Description,Type\nage,Age,integer\nage,Age,integer\n", 0, "A3")]
    [InlineData("Name,Description,Type\nage,Age,unheard\n", 0, "C2")]
    [InlineData("Something\nelse\n", 0, "A1")]
    public async Task A_data_dictionary_is_taken_whole_or_its_faults_are_named_by_cell(string csv, int count, string? cell)
    {
        using var visitor = site.Visitor();
        var (list, dataset) = await AddAsync(visitor, "en");
        await visitor.GetAsync($"{dataset}/variables");
        var status = await visitor.SendFileAsync("file", "v.csv", Encoding.UTF8.GetBytes(csv));

        Assert.Equal((cell is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, count), (status, (await DatasetAsync(
            list)).VariableCount));
        Assert.Equal(cell ?? "age", visitor.Page.QuerySelector("main tbody th")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("datasets.jsonld")]
    [InlineData("datasets.ttl")]
    [InlineData("datasets.csv")]
    public async Task What_leaves_comes_back_as_it_was(string file)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("fr");
        var stored = await site.Assessments.FindAsync(list.Split('/')[^1], default);
        await site.Services.GetRequiredService<DatasetStore>().AddDescribedAsync(
            stored!.Id, [new(Described.Complete, Described.Variables)], AuditActor.Link, DateTimeOffset.UtcNow, default);
        var exported = await visitor.Http.GetByteArrayAsync(new Uri($"{list}/exports/{file}", UriKind.Relative));
        var copy = await visitor.StartAsync("fr");
        await visitor.GetAsync($"{copy}/datasets/import");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendFileAsync("file", file, exported));
        // A row of a table has no place for variables.
        var isTable = file.EndsWith("csv", StringComparison.Ordinal);
        Assert.Contains(isTable ? "26 sur 27" : "27 sur 27", visitor.Page.QuerySelector("main tbody")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true));

        var read = await DatasetAsync(copy);
        Assert.Equal(Described.Complete.Description.Written, read.Details.Description.Written);
        Assert.Equal(Described.Complete with { Categories = ["a", "l"] }, read.Details);
        Assert.Equal(isTable ? 0 : 2, read.VariableCount);
    }

    [Fact]
    public async Task A_record_that_says_no_category_is_asked_for_one_and_what_has_no_field_is_named_before_it_is_left()
    {
        const string record = """
            @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
            <https://cat.example/1> a dcat:Dataset ; dct:title "Cohort"@en ; dct:issued "2020" .
            """;
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        await visitor.GetAsync($"{list}/datasets/import");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendFileAsync("file", "a.ttl", Encoding.UTF8.GetBytes(record)));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=categories", true, ("categories", "p")));
        Assert.Contains("dct:issued", visitor.Page.QuerySelector("main details")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true));
        Assert.Equal(("Cohort", "p"), ((await DatasetAsync(list)).Details.Name, (await DatasetAsync(list)).Details.Categories[0]));
    }

    [Fact]
    public async Task Faults_behind_the_step_of_categories_are_told_and_the_file_is_asked_for_again()
    {
        const string record = """
            @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
            <https://cat.example/1> a dcat:Dataset ; dct:title "Cohort"@en .
            <https://cat.example/2> a dcat:Dataset ; dct:title "Cohort"@en .
            """;
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        await visitor.GetAsync($"{list}/datasets/import");
        await visitor.SendFileAsync("file", "a.ttl", Encoding.UTF8.GetBytes(record));
        Assert.NotNull(visitor.Page.QuerySelector("input[name=categories]"));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync("?handler=categories", true, ("categories", "p")));
        Assert.Contains("Cohort", visitor.Page.QuerySelector("main tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("input[type=file]"));
    }

    [Theory]
    [InlineData("a.ttl", "@prefix dct: <http://purl.org/dc/terms/> .\n<a> dct:title \"x", "2")]
    [InlineData("a.jsonld", "{\"@context\": \"https://cat.example/context\"}", "context")]
    public async Task A_record_that_cannot_be_read_says_why(string name, string text, string why)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        await visitor.GetAsync($"{list}/datasets/import");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendFileAsync("file", name, Encoding.UTF8.GetBytes(text)));
        Assert.Contains(why, visitor.Page.GetElementById("file-error")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<(string List, string Dataset)> AddAsync(Visitor visitor, string language)
    {
        var list = await visitor.StartAsync(language);
        await visitor.GetAsync($"{list}/datasets/new");
        await visitor.SendAsync(("name", "Cohorte"), ("categories", "p"));
        return (list, visitor.Page.QuerySelector("main tbody th a")!.GetAttribute("href")!);
    }

    private async Task<Dataset> DatasetAsync(string list)
    {
        var stored = await site.Assessments.FindAsync(list.Split('/')[^1], default);
        return Assert.Single(await site.Services.GetRequiredService<DatasetStore>().ListedAsync(stored!.Id, default));
    }
}

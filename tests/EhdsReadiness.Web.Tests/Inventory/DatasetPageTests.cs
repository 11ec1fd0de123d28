using EhdsReadiness.Web.Pages.Inventory;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Inventory;

/// <summary>Datasets listed, changed, taken off, put back, imported and exported.</summary>
[Collection(SiteCollection.Name)]
public sealed class DatasetPageTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "26\u00a0mars\u00a02031")]
    [InlineData("en", "26\u00a0March\u00a02031")]
    public async Task A_dataset_is_added_with_its_legal_date_changed_taken_off_and_put_back(string language, string due)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language);
        await visitor.GetAsync($"{list}/datasets/new");
        Assert.Equal(HttpStatusCode.OK,
            await visitor.SendAsync(("name", "Cohorte"), ("categories", "p,g"), ("persons", "9 000"), ("public_funding", "yes"),
            ("label_wanted", "no"), ("contact", "cohorte@example.org")));
        Assert.Equal($"{list}/datasets", visitor.Path);
        Assert.Contains(due, visitor.Page.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);

        await visitor.GetAsync(visitor.Page.QuerySelector("main tbody th a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("name", "Cohorte Marées"), ("categories", "p")));
        Assert.Equal("Cohorte Marées", visitor.Page.QuerySelector("main tbody th")!.TextContent.Trim());

        await visitor.GetAsync(visitor.Page.QuerySelector("main tbody th a")!.GetAttribute("href")!);
        await RemoveAsync(visitor);
        Assert.Equal(list, visitor.Path[..visitor.Path.IndexOf("/datasets?", StringComparison.Ordinal)]);
        Assert.Empty(visitor.Page.QuerySelectorAll("main tbody"));
        await visitor.SendFormAsync(visitor.Page.QuerySelector("main form:has(input[name=id])")!, "");
        Assert.Single(visitor.Page.QuerySelectorAll("main th a"));
    }

    [Fact]
    public async Task What_is_wrong_stands_next_to_its_field_and_what_was_typed_is_kept()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        await visitor.GetAsync($"{list}/datasets/new");

        Assert.Equal(HttpStatusCode.BadRequest,
            await visitor.SendAsync(("name", ""), ("categories", null), ("persons", "many"), ("contact", "kept")));
        foreach (var field in new[] { "name", "categories", "persons" })
        {
            Assert.NotNull(visitor.Page.QuerySelector($".ds-error-summary a[href='#{field}']"));
            Assert.NotNull(visitor.Page.GetElementById($"{field}-error"));
        }

        Assert.Equal("kept", visitor.Page.QuerySelector("#contact")!.GetAttribute("value"));
        Assert.Equal("many", visitor.Page.QuerySelector("#persons")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Somebody_elses_change_in_between_is_not_overwritten()
    {
        using var visitor = site.Visitor();
        using var other = site.Visitor();
        var list = await visitor.StartAsync("en");
        await visitor.GetAsync($"{list}/datasets/new");
        await visitor.SendAsync(("name", "One"), ("categories", "a"));
        var address = visitor.Page.QuerySelector("main tbody th a")!.GetAttribute("href")!;
        await visitor.GetAsync(address);
        await other.GetAsync(address);
        await other.SendAsync(("name", "Two"), ("categories", "a"));

        Assert.Equal(HttpStatusCode.Conflict, await visitor.SendAsync(("name", "Three"), ("categories", "a")));
        Assert.Equal("Three", visitor.Page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("name", "Three"), ("categories", "a")));
    }

    [Theory]
    [InlineData("fr", "Nom;Catégories;Personnes couvertes;Financement public\r\nRegistre;k l;5 000;oui\r\n=HYPERLINK;a;;\r\n")]
    [InlineData("en", "Categories,Name,Persons covered,Public funding\nk l,Register,5000,yes\na,'=HYPERLINK,,\n")]
    public async Task A_list_is_imported_after_a_preview_and_comes_back_the_same(string language, string csv)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language);
        await visitor.GetAsync($"{list}/datasets/import");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendFileAsync("file", "datasets.csv", Encoding.UTF8.GetBytes(csv)));
        Assert.Equal(2, visitor.Page.QuerySelectorAll("main tbody tr").Length);
        Assert.Empty(await DatasetsAsync(list));

        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true));
        Assert.Equal(["=HYPERLINK", language == "fr" ? "Registre" : "Register"], (await DatasetsAsync(list))
            .Select(dataset => dataset.Details.Name));

        var exported = await visitor.Http.GetByteArrayAsync(new Uri($"{list}/exports/datasets.csv", UriKind.Relative));
        Assert.Contains("'=HYPERLINK", Encoding.UTF8.GetString(exported), StringComparison.Ordinal);
        using var again = site.Visitor();
        var copy = await again.StartAsync(language);
        await again.GetAsync($"{copy}/datasets/import");
        await again.SendFileAsync("file", "datasets.csv", exported);
        await again.SendAsync("?handler=confirm", true);
        Assert.Equal(exported, await again.Http.GetByteArrayAsync(new Uri($"{copy}/exports/datasets.csv", UriKind.Relative)));
    }

    [Theory]
    [InlineData("Name,Categories\nOne,a\nOne,a\n", "A3")]
    [InlineData("Name,Categories\nOne,z\n", "B2")]
    [InlineData("Something\nelse\n", "A1")]
    public async Task One_wrong_cell_is_named_and_nothing_is_written(string csv, string cell)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        await visitor.GetAsync($"{list}/datasets/import");

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendFileAsync("file", "datasets.csv", Encoding.UTF8.GetBytes(csv)));
        Assert.Equal(cell, Assert.Single(visitor.Page.QuerySelectorAll("main tbody th")).TextContent);
        Assert.Empty(await DatasetsAsync(list));
    }

    [Fact]
    public async Task The_categories_of_the_datasets_are_proposed_and_applied_only_by_the_profile_pages_own_click()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en", categories: "a");
        await visitor.GetAsync($"{list}/datasets/new");
        await visitor.SendAsync(("name", "One"), ("categories", "a,q"));

        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(visitor.Page.QuerySelector("section a")!.GetAttribute("href")!));
        Assert.Equal($"{list}/profile?categories=a&categories=q", visitor.Path);
        Assert.NotNull(visitor.Page.GetElementById("changes"));
        Assert.Equal(["a"], (await site.Assessments.FindAsync(list.Split('/')[^1], default))!.Settings.Profile.Categories);

        await visitor.SendAsync("?handler=confirm", true);
        Assert.Equal(["a", "q"], (await site.Assessments.FindAsync(list.Split('/')[^1], default))!.Settings.Profile.Categories);
    }

    [Fact]
    public async Task A_read_only_link_shows_list_and_files_and_changes_nothing_and_another_assessments_dataset_is_404()
    {
        using var owner = site.Visitor();
        var list = await owner.StartAsync("en");
        await owner.GetAsync($"{list}/datasets/new");
        await owner.SendAsync(("name", "One"), ("categories", "a"));
        var dataset = owner.Page.QuerySelector("main tbody th a")!.GetAttribute("href")!.Split('/')[^1];
        await owner.GetAsync($"{list}/share");
        await owner.SendAsync("?handler=reader", true);
        var link = new Uri(owner.Page.QuerySelector("#reader")!.TextContent.Trim()).AbsolutePath;

        using var reader = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await reader.GetAsync($"{link}/datasets"));
        Assert.Empty(reader.Page.QuerySelectorAll("main button, main th a"));
        foreach (var path in new[] { "exports", "exports/assessment.xlsx", "exports/datasets.jsonld" })
        {
            Assert.Equal(HttpStatusCode.OK, (await reader.Http.GetAsync(new Uri($"{link}/{path}", UriKind.Relative))).StatusCode);
        }

        foreach (var path in new[] { "datasets/new", "datasets/import", $"datasets/{dataset}" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await reader.GetAsync($"{link}/{path}"));
        }

        await reader.GetAsync("/en/assessments/new");
        using var form = new FormUrlEncodedContent(
            [new("id", dataset),
            new("__RequestVerificationToken", reader.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"))]);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await reader.Http.PostAsync(new Uri($"{link}/datasets?handler=remove", UriKind.Relative), form)).StatusCode);
        Assert.Null(Assert.Single(await DatasetsAsync(list)).RemovedAt);
        using var stranger = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await stranger.GetAsync($"{await stranger.StartAsync("en")}/datasets/{dataset}"));
    }

    [Fact]
    public async Task Two_hundred_datasets_stand_page_by_page_and_all_in_the_draft()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("fr");
        var stored = await site.Assessments.FindAsync(list.Split('/')[^1], default);
        var details = Enumerable.Range(0, 200)
            .Select(number =>
            new DatasetDetails($"Jeu {number:D3}", [((char)('a' + (number % 17))).ToString()], "CHU", "OMOP", number, "yes", "no", null))
            .ToList();
        await site.Services.GetRequiredService<DatasetStore>()
            .AddAsync(stored!.Id, details, AuditActor.Link, DateTimeOffset.UtcNow, default);

        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{list}/datasets"));
        var names = new List<string>();
        for (var next = $"{list}/datasets"; next is not null; next = visitor.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            await visitor.GetAsync(next);
            names.AddRange(visitor.Page.QuerySelectorAll("main th a").Select(link => link.TextContent));
            Assert.InRange(names.Count, 1, 200);
        }

        Assert.Equal(details.Select(one => one.Name), names);
        await visitor.GetAsync(visitor.Page.QuerySelector("main tbody th a")!.GetAttribute("href")!);
        Assert.EndsWith($"/datasets?page={200 / DatasetsModel.PerPage}", visitor.Page.QuerySelector(
            "main form .er-actions a")!.GetAttribute("href"),
            StringComparison.Ordinal);
        await RemoveAsync(visitor);
        var first = 200 - DatasetsModel.PerPage;
        Assert.DoesNotContain(names[first], visitor.Page.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(names[first + 1], visitor.Page.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        await visitor.SendFormAsync(visitor.Page.QuerySelector("main form:has(input[name=id])")!, "");
        using var draft = System.Text.Json.JsonDocument.Parse(
            await visitor.Http.GetStringAsync(new Uri($"{list}/exports/datasets.jsonld", UriKind.Relative)));
        Assert.Equal(200, draft.RootElement.GetProperty("dcat:dataset").GetArrayLength());
    }

    private static Task<HttpStatusCode> RemoveAsync(Visitor visitor)
    {
        var button = visitor.Page.QuerySelector("main button[name=id]")!;
        var form = button.Closest("form")!;
        form.SetAttribute("action", button.GetAttribute("formaction")!);
        return visitor.SendFormAsync(form, "", ("id", button.GetAttribute("value")));
    }

    private async Task<IReadOnlyList<Dataset>> DatasetsAsync(string list)
    {
        var stored = await site.Assessments.FindAsync(list.Split('/')[^1], default);
        return await site.Services.GetRequiredService<DatasetStore>().OfAssessmentAsync(stored!.Id, default);
    }
}

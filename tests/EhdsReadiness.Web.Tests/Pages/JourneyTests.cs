namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>The journey over HTTP, as a browser without script makes it.</summary>
[Collection(SiteCollection.Name)]
public sealed class JourneyTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "holder", "full")]
    [InlineData("en", "user", "full")]
    [InlineData("fr", "both", "express")]
    [InlineData("en", "holder", "express")]
    public async Task Every_question_is_answered_and_the_results_are_those_of_the_exported_file(string language, string role, string mode)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language, role, mode);
        await visitor.GetAsync(visitor.Page.QuerySelector("a.ds-button")!.GetAttribute("href")!);
        var asked = 0;
        while (visitor.Path.Contains("/questions/", StringComparison.Ordinal))
        {
            Assert.InRange(visitor.Page.QuerySelectorAll("input[type=radio][name=level]").Length, 6, 7);
            Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("level", asked % 7 == 5 ? "unknown" : $"{asked % 5}"), ("note", "")));
            Assert.True(asked++ < 200);
        }

        Assert.EndsWith("/review", visitor.Path.Split('?')[0], StringComparison.Ordinal);
        var assessment = AssessmentFile.Read(
            await visitor.Http.GetByteArrayAsync(new Uri($"{list}/export.json", UriKind.Relative)), site.Content).Assessment!;
        var result = Readiness.Of(site.Content, assessment);
        Assert.Equal(asked, result.Scope.Count);
        Assert.Equal(result.Scope.Count, assessment.Answers.Count);
        await visitor.GetAsync($"{list}/results");
        Assert.Equal([result.Combined.Overall!.Shown, result.Combined.Overall.ShownHigh], visitor.Overall());
        if (mode == "express")
        {
            Assert.InRange(asked, 10, role == "both" ? 28 : 14);
        }
    }

    [Theory]
    [InlineData("p")]
    [InlineData("a,f")]
    [InlineData("")]
    public async Task Every_value_of_the_profile_is_kept_as_it_was_given_and_as_it_was_changed(string categories)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en", "holder", "express", categories.Length == 0 ? "a" : "q");
        await visitor.GetAsync($"{list}/profile");
        await visitor.SendAsync(("role", "user"), ("mode", "full"), ("organisation", "Autre"), ("organisation_kind", "cohort"),
            ("region", "FR-BRE"), ("controller", "unsure"), ("micro_enterprise", "yes"),
            ("categories", categories.Length == 0 ? null : categories), ("public_funding", "no"), ("snds", "unsure"));
        await visitor.SendAsync("?handler=confirm", true);

        var kept = AssessmentFile.Read(await visitor.Http.GetByteArrayAsync(new Uri($"{list}/export.json", UriKind.Relative)), site.Content)
            .Assessment!;
        Assert.Equal((Roles.User, AssessmentMode.Full, "Autre"), (kept.Role, kept.Mode, kept.Organisation));
        Assert.Equal(("cohort", "FR-BRE", "unsure", "yes", "no", "unsure"),
            (kept.Profile.OrganisationKind, kept.Profile.Region, kept.Profile.Controller, kept.Profile.MicroEnterprise,
            kept.Profile.PublicFunding, kept.Profile.Snds));
        Assert.Equal(categories.Split(',', StringSplitOptions.RemoveEmptyEntries), kept.Profile.Categories);
    }

    [Theory]
    [InlineData("fr", "holder-status", "Une seule réponse vaut pour toute l’organisation")]
    [InlineData("en", "holder-status", "One answer holds for the whole organisation")]
    [InlineData("fr", "holder-inventory", "La réponse vaut pour votre service")]
    [InlineData("en", "holder-inventory", "The answer holds for your department")]
    public async Task A_question_says_for_whom_one_answer_holds(string language, string question, string hint)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language);

        await visitor.GetAsync($"{list}/questions/{question}");
        Assert.Contains(hint, visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await visitor.GetAsync($"{list}/review");
        Assert.Equal(question == "holder-status",
            Regex.IsMatch(visitor.Page.QuerySelector($"#{question}")!.TextContent,
            "vaut pour toute l’organisation|holds for the whole organisation"));
    }

    [Fact]
    public async Task Errors_are_listed_in_the_order_of_the_form()
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync("/fr/assessments/new");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync());
        Assert.Equal(
            ["#role", "#organisation_kind", "#controller", "#micro_enterprise", "#public_funding", "#snds"],
            visitor.Page.QuerySelectorAll(".ds-error-summary a").Select(link => link.GetAttribute("href")));

        var list = await visitor.StartAsync();
        await visitor.GetAsync($"{list}/questions/holder-opt-out");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("note", new string('n', 4001))));
        Assert.Equal(["#level", "#note"], visitor.Page.QuerySelectorAll(".ds-error-summary a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task The_categories_ticked_at_the_start_decide_the_dates()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en", "holder", "full", "p");
        await visitor.GetAsync($"{list}/results");

        Assert.Contains("26 March 2031", visitor.Page.Body!.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("26 March 2029", visitor.Page.Body.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task An_exported_assessment_comes_back_the_same(string language)
    {
        using var visitor = site.Visitor();
        var original = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "content", "examples", "20-longest-texts.json"));
        var list = await ImportAsync(visitor, language, original);
        var exported = await visitor.Http.GetByteArrayAsync(new Uri($"{list}/export.json", UriKind.Relative));
        var (before, after) =
            (AssessmentFile.Read(original, site.Content).Assessment!, AssessmentFile.Read(exported, site.Content).Assessment!);

        Assert.Equal(before.Answers.OrderBy(pair => pair.Key), after.Answers.OrderBy(pair => pair.Key));
        Assert.Equal((before.Profile, before.Organisation, before.Role, before.Mode),
            (after.Profile, after.Organisation, after.Role, after.Mode));
    }

    [Fact]
    public async Task A_file_with_faults_is_refused_with_each_of_them_and_nothing_is_written()
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync("/fr/assessments/import");
        await ImportAsync(
            visitor, "fr", """{ "questionnaire": "2026-1", "mode": "half", "answers": { "nope": { "level": 7 } } }"""u8.ToArray());

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Response.StatusCode);
        Assert.Contains("$.answers.nope", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Trouvé", visitor.Page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_carries_its_own_assessment_and_the_language_that_was_asked_for()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        var french = await visitor.Http.GetAsync(new Uri($"{list}/report.pdf", UriKind.Relative));
        var english = await visitor.Http.GetAsync(new Uri($"{list}/report.pdf?lang=en", UriKind.Relative));

        Assert.Equal("application/pdf", french.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith("-fr.pdf", french.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        Assert.EndsWith("-en.pdf", english.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        var exported = await visitor.Http.GetStringAsync(new Uri($"{list}/export.json", UriKind.Relative));
        Assert.Contains(exported, Encoding.UTF8.GetString(await french.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Http.GetAsync(new Uri($"{list}/report.pdf?lang=de", UriKind.Relative)))
            .StatusCode);
    }

    [Fact]
    public async Task A_stale_tab_gets_both_versions_and_nothing_is_overwritten()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        var address = $"{list}/questions/holder-opt-out";
        using var other = site.Visitor();
        await visitor.GetAsync(address);
        await other.GetAsync(address);
        await other.SendAsync(("level", "3"), ("note", "la première"));

        Assert.Equal(HttpStatusCode.Conflict, await visitor.SendAsync(("level", "1"), ("note", "la seconde")));
        Assert.Contains("la première", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("la seconde", visitor.Page.Body.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("note", "les deux")));
        await visitor.GetAsync(address);
        Assert.Equal("les deux", visitor.Page.QuerySelector("#note")!.TextContent.Trim());
        Assert.Equal("1", visitor.Page.QuerySelector("input[name=level][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_same_answer_sent_twice_counts_once()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        var address = $"{list}/questions/holder-opt-out";
        using var again = site.Visitor();
        await visitor.GetAsync(address);
        await again.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("level", "3")));
        Assert.Equal(HttpStatusCode.OK, await again.SendAsync(("level", "3")));

        var stored = (await site.Assessments.FindAsync(list.Split('/')[^1], default))!;
        Assert.Single(await site.Answers.HistoryAsync(stored.Id, default));
    }

    [Fact]
    public async Task A_form_left_open_too_long_gives_back_what_was_typed()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        await visitor.GetAsync($"{list}/questions/holder-opt-out");

        Assert.Equal(HttpStatusCode.BadRequest,
            await visitor.SendAsync(("level", "2"), ("note", "trois semaines de travail"), ("__RequestVerificationToken", "expired")));
        Assert.Equal("trois semaines de travail", visitor.Page.QuerySelector("#note")!.TextContent.Trim());
        Assert.Contains("trop longtemps", visitor.Page.Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        var stored = (await site.Assessments.FindAsync(list.Split('/')[^1], default))!;
        Assert.Equal("trois semaines de travail", Assert.Single(await site.Answers.OfAssessmentAsync(stored.Id, default)).Answer!.Note);
    }

    [Fact]
    public async Task Taking_an_answer_back_leaves_the_question_unanswered()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        await visitor.GetAsync($"{list}/questions/holder-opt-out");
        await visitor.SendAsync(("level", "2"));
        await visitor.GetAsync($"{list}/questions/holder-opt-out");
        await visitor.SendAsync("?handler=clear", true);
        Assert.Null(visitor.Page.QuerySelector("input[name=level][checked]"));
    }

    [Fact]
    public async Task A_change_of_profile_shows_what_it_does_before_it_is_saved_and_keeps_every_answer()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        await visitor.GetAsync($"{list}/questions/user-purpose");
        await visitor.SendAsync(("level", "4"));
        await visitor.GetAsync($"{list}/profile");
        await visitor.SendAsync(("role", "holder"));
        var purpose = site.Content.Questionnaires[^1].Find("user-purpose")!.Ask.Fr;
        Assert.Contains(purpose, visitor.Page.QuerySelector("section")!.TextContent, StringComparison.Ordinal);
        await visitor.SendAsync("?handler=confirm", true, ("role", "holder"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync($"{list}/questions/user-purpose"));
        Assert.Contains(purpose, visitor.Page.Body!.TextContent, StringComparison.Ordinal);

        using var document = JsonDocument.Parse(await visitor.Http.GetStringAsync(new Uri($"{list}/export.json", UriKind.Relative)));
        Assert.Equal(4, document.RootElement.GetProperty("answers").GetProperty("user-purpose").GetProperty("level").GetInt32());
    }

    [Fact]
    public async Task A_script_saves_an_answer_as_it_is_chosen_and_is_told_so()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        await visitor.GetAsync($"{list}/questions/holder-opt-out");
        visitor.Http.DefaultRequestHeaders.Add("Accept", "application/json");
        await visitor.SendAsync(("level", "2"));

        using var told = JsonDocument.Parse(await visitor.Response.Content.ReadAsStringAsync());
        Assert.Equal(1, told.RootElement.GetProperty("version").GetInt32());
        Assert.StartsWith("Réponse enregistrée à", told.RootElement.GetProperty("saved").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_links_of_an_assessment_can_be_replaced_shared_withdrawn_and_the_assessment_deleted()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        await visitor.GetAsync($"{list}/share");
        await visitor.SendAsync("?handler=reader", true);
        var reader = new Uri(visitor.Page.QuerySelector("#reader")!.TextContent.Trim()).AbsolutePath;
        using var guest = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await guest.GetAsync($"{reader}/results"));
        Assert.Equal(HttpStatusCode.Forbidden, await guest.GetAsync($"{reader}/questions/holder-opt-out"));
        Assert.Equal(HttpStatusCode.Forbidden, await guest.GetAsync($"{reader}/delete"));

        await visitor.GetAsync($"{list}/share");
        await visitor.SendAsync("?handler=withdraw", true);
        Assert.Equal(HttpStatusCode.NotFound, await guest.GetAsync($"{reader}/results"));

        await visitor.GetAsync($"{list}/share");
        await visitor.SendAsync("?handler=replace", true);
        var replaced = visitor.Path.Split('?')[0];
        Assert.Equal(HttpStatusCode.NotFound, await guest.GetAsync(list));
        Assert.Equal(HttpStatusCode.OK, await guest.GetAsync(replaced));

        await visitor.GetAsync($"{replaced}/delete");
        await visitor.SendAsync();
        Assert.Equal(HttpStatusCode.NotFound, await guest.GetAsync(replaced));
    }

    private static async Task<string> ImportAsync(Visitor visitor, string language, byte[] file)
    {
        await visitor.GetAsync($"/{language}/assessments/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", "assessment.json" },
        };
        var response = await visitor.Http.PostAsync(new Uri($"/{language}/assessments/import", UriKind.Relative), form);
        if (response.Headers.Location is null)
        {
            await visitor.ShowAsync(response);
            return "";
        }

        return response.Headers.Location.ToString().Split('?')[0];
    }
}

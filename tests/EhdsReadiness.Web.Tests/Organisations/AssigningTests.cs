using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Organisations;

/// <summary>Questions are handed out in a table, and people invited several at a time, over HTTP without script.</summary>
[Collection(SiteCollection.Name)]
public sealed class AssigningTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "C’est confié (3 lignes).", "Tout l’axe", "À éclaircir (1)")]
    [InlineData("en", "Assigned (3 lines).", "The whole axis", "To clarify (1)")]
    public async Task Several_questions_and_an_axis_are_handed_out_at_once_and_taken_back_at_once(
        string language, string given, string whole, string unknown)
    {
        var (anne, bruno, list) = await BeginAsync(language);
        using var visitor = anne;
        var other = site.Content.Questionnaires[^1].Axes[^1].Id;
        await anne.GetAsync($"{list}/assign");
        Assert.Contains(whole, Words(anne), StringComparison.Ordinal);
        Assert.Contains(unknown, Words(anne), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("target", $"axis:{other}"), ("target", "question:holder-opt-out"),
            ("target", "question:holder-label"), ("member", bruno), ("due", "")));
        Assert.Contains(given, Words(anne), StringComparison.Ordinal);

        await anne.GetAsync($"{list}/assign?show=unassigned&axis={other}");
        Assert.Empty(anne.Page.QuerySelectorAll("main tbody tr"));
        await anne.GetAsync($"{list}/assign?show=unknown");
        var row = Assert.Single(anne.Page.QuerySelectorAll("main tbody tr"));
        Assert.Contains("Bruno Blanc", row.TextContent, StringComparison.Ordinal);

        // Filtered, the form comes back filtered.
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync("?show=unknown&handler=remove", true, ("target", "question:holder-opt-out")));
        Assert.StartsWith($"{list}/assign?show=unknown&", anne.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("Bruno Blanc", Assert.Single(anne.Page.QuerySelectorAll("main tbody tr")).TextContent,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Rien n’a changé. 1 ligne cochée n’est plus posée")]
    [InlineData("en", "Nothing changed. 1 line that you ticked is no longer asked")]
    public async Task What_is_not_asked_any_more_is_named_and_nothing_of_the_rest_is_handed_out(string language, string words)
    {
        var (anne, bruno, list) = await BeginAsync(language);
        using var visitor = anne;
        var asked = site.Content.Questionnaires[^1];
        var gone = Scope.LeftOut(
            asked, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a", "f"], "yes", "no"), AssessmentMode.Full)[0].Question;
        await anne.GetAsync($"{list}/assign");
        Assert.Equal(HttpStatusCode.BadRequest, await anne.SendAsync(
            ("target", "question:holder-opt-out"), ("target", $"question:{gone.Id}"), ("member", bruno), ("due", "2090-12-24")));
        var error = anne.Page.QuerySelector(".ds-error-summary a[href='#target']")!.TextContent;
        Assert.StartsWith(words, error.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains(gone.Ask.In(language == "fr" ? Language.French : Language.English), error, StringComparison.Ordinal);
        // What was ticked and typed stays.
        Assert.NotNull(anne.Page.QuerySelector("[value='question:holder-opt-out'][checked]"));
        Assert.Equal("2090-12-24", anne.Page.QuerySelector("#due")!.GetAttribute("value"));
        Assert.NotNull(anne.Page.QuerySelector($"option[value='{bruno}'][selected]"));
        await anne.GetAsync($"{list}/assign?show=unassigned");
        Assert.NotNull(anne.Page.QuerySelector("[value='question:holder-opt-out']"));
    }

    [Theory]
    [InlineData("target", "target")]
    [InlineData("member", "member")]
    [InlineData("due", "due")]
    public async Task A_missing_tick_member_or_day_is_said_at_its_place(string field, string error)
    {
        var (anne, bruno, list) = await BeginAsync("fr");
        using var visitor = anne;
        await anne.GetAsync($"{list}/assign");
        (string, string?)[] right = [("target", "question:holder-opt-out"), ("member", bruno), ("due", "2090-12-24")];
        Assert.Equal(HttpStatusCode.BadRequest, await anne.SendAsync(
            [.. right.Where(one => one.Item1 != field), .. field == "due" ? new[] { ("due", (string?)"hier") } : []]));
        Assert.NotNull(anne.Page.QuerySelector($".ds-error-summary a[href='#{error}']"));
    }

    [Fact]
    public async Task A_question_that_is_handed_out_with_its_axis_only_is_taken_back_with_it()
    {
        var (anne, bruno, list) = await BeginAsync("fr");
        using var visitor = anne;
        var axis = site.Content.Questionnaires[^1].Find("holder-opt-out")!.AxisId;
        await anne.GetAsync($"{list}/assign");
        await anne.SendAsync(("target", $"axis:{axis}"), ("member", bruno), ("due", ""));
        await anne.GetAsync($"{list}/assign");
        Assert.Equal(HttpStatusCode.BadRequest, await anne.SendAsync("?handler=remove", true, ("target", "question:holder-opt-out")));
        Assert.Contains("n’est confié qu’avec son axe", Words(anne), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync("?handler=remove", true, ("target", $"axis:{axis}")));
    }

    [Theory]
    [InlineData("fr", "Cette personne ajoute : « Merci d’avance à tous »")]
    [InlineData("en", "They add: “Merci d’avance à tous”")]
    public async Task Several_people_are_invited_at_once_each_with_a_link_of_their_own_and_the_word_quoted(string language, string quoted)
    {
        var (anne, _, _) = await BeginAsync(language);
        using var visitor = anne;
        var organisation = Organisation(anne, language);
        var mark = Guid.NewGuid().ToString("N")[..8];
        string[] emails = [$"un-{mark}@example.org", $"deux-{mark}@example.org", $"trois-{mark}@example.org", $"quatre-{mark}@example.org"];
        await anne.GetAsync($"{organisation}/members/invite");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(
            ("email", $"{emails[0]}, {emails[1]};{emails[2]}\nQuatre <{emails[3]}>\n{emails[0].ToUpperInvariant()}"), ("role", "reader"),
            ("words", "Merci d’avance\nà tous")));
        Assert.Equal($"{organisation}/members?done=invited", anne.Path);
        Assert.Equal(4, emails.Select(email => Assert.Single(site.Mails(email))).Select(letter => letter.Links[0]).Distinct().Count());
        Assert.All(emails, email => Assert.Equal(language, site.LastMail(email).Language));
        Assert.Contains(quoted, site.LastMail(emails[3]).Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_the_word_is_none_in_the_mail()
    {
        var (anne, _, _) = await BeginAsync("fr");
        using var visitor = anne;
        var email = $"{Guid.NewGuid():N}@example.org";
        await anne.GetAsync($"{Organisation(anne, "fr")}/members/invite");
        await anne.SendAsync(("email", email), ("role", "reader"), ("words", "Voyez https://evil.example/gift"));
        Assert.DoesNotContain("https://evil.example", site.LastMail(email).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Rien n’est parti : 2 adresses")]
    [InlineData("en", "Nothing was sent: 2 addresses")]
    public async Task Each_wrong_address_is_named_with_its_fault_and_nothing_leaves_or_is_lost(string language, string words)
    {
        var (anne, _, _) = await BeginAsync(language);
        using var visitor = anne;
        var good = $"{Guid.NewGuid():N}@example.org";
        var member = (await site.Services.GetRequiredService<MemberStore>()
            .OfOrganisationAsync(Organisation(anne, language).Split('/')[^1], default))[0].Email;
        await anne.GetAsync($"{Organisation(anne, language)}/members/invite");
        Assert.Equal(HttpStatusCode.BadRequest,
            await anne.SendAsync(("email", $"{good}\npas une adresse\n{member}"), ("role", "reader"), ("words", "Bonjour")));
        Assert.Contains(words, Words(anne), StringComparison.Ordinal);
        Assert.Equal(["pas une adresse", member], anne.Page.QuerySelectorAll("form > ul strong").Select(one => one.TextContent));
        Assert.Empty(site.Mails(good));
        Assert.Contains("pas une adresse", anne.Page.QuerySelector("#email")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bonjour", anne.Page.QuerySelector("#words")!.TextContent.Trim());
    }

    /// <summary>Anne's organisation with Bruno in it and an assessment with one unknown, with Anne signed in and at its list.</summary>
    private async Task<(Visitor Anne, string Bruno, string List)> BeginAsync(string language)
    {
        var (email, now) = (Consulting.NewEmail(), site.Clock.GetUtcNow());
        var anne = await site.AddAccountAsync(email, "Anne Petit");
        var bruno = await site.AddAccountAsync(Consulting.NewEmail(), "Bruno Blanc");
        var organisation = await site.Services.GetRequiredService<OrganisationStore>().CreateAsync(new("CHU de Montervaux", "hospital",
            "FR-GES", null, "BE 0600", null, false, language == "fr" ? Language.French : Language.English), anne.Id, now, default);
        await Consulting.AddMemberAsync(site, organisation, bruno.Id, MemberRole.Contributor);
        var id = await site.Services.GetRequiredService<OrganisationAssessmentStore>().CreateAsync(
            organisation, site.Content.Questionnaires[^1].Version,
            new(AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a", "f"], "yes", "no"), "CHU"),
            new Dictionary<string, Answer> { ["holder-opt-out"] = Answer.Unknown }, anne.Id, now, default);
        var visitor = site.Visitor();
        await visitor.SignInAsync(email, language);
        await visitor.GetAsync($"/{language}/organisations");
        return (visitor, bruno.Id, $"/{language}/assessments/{id}");
    }

    /// <summary>Address of the organisation, from the list of them.</summary>
    private static string Organisation(Visitor anne, string language) =>
        anne.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href") ?? "")
            .First(href => href.Split('/') is ["", var prefix, "organisations", { Length: 32 }] && prefix == language);

    private static string Words(Visitor visitor) =>
        visitor.Page.QuerySelector("main")!.TextContent.Replace('\u202f', ' ').Replace('\u00a0', ' ');
}

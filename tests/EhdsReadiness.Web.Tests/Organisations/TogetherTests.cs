using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Organisations;

/// <summary>An organisation answers together, over HTTP, as browsers without script do it.</summary>
[Collection(SiteCollection.Name)]
public sealed class TogetherTests(TestSite site)
{
    private const string Question = "/questions/holder-opt-out";

    private static (string, string?)[] Hospital(string name) =>
        [("name", name), ("organisation_kind", "hospital"), ("region", "FR-GES"), ("siren", "732 829 320"), ("foreign_identifier", ""),
            ("group", ""), ("language", "fr"), ("consultancy", null), ("apart", "732829320")];

    private static string Email(string who) => $"{who}-{Guid.NewGuid().ToString("N")[..8]}@example.org";

    /// <summary>Somebody signed in who has just made an organisation, whose address is given.</summary>
    private async Task<(Visitor Owner, string Organisation)> OrganiseAsync(string language = "fr")
    {
        var owner = await site.SignedUpAsync(Email("anne"), language, "Anne Petit");
        await owner.GetAsync($"/{language}/organisations/new");
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(Hospital("CHU de Montervaux")));
        return (owner, owner.Path.Split('?')[0]);
    }

    private async Task<Visitor> InviteAsync(Visitor owner, string organisation, string role, string name)
    {
        var email = Email("invited");
        await owner.GetAsync($"{organisation}/members/invite");
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(("email", email), ("role", role)));
        var link = site.LastMail(email).Links[0];
        var invited = site.Visitor();
        await invited.SignUpAsync(email, "fr", name, link);
        Assert.Equal(HttpStatusCode.OK, await invited.SendAsync());
        Assert.Equal($"{organisation}?done=joined", invited.Path);
        return invited;
    }

    private static async Task<string> BeginAsync(Visitor visitor, string organisation)
    {
        await visitor.GetAsync($"{organisation}/assessments/new");
        Assert.Equal(HttpStatusCode.OK,
            await visitor.SendAsync(("role", "both"), ("controller", "yes"), ("micro_enterprise", "no"), ("categories", "a,f"),
            ("public_funding", "yes"), ("snds", "no"), ("mode", "full")));
        return visitor.Path.Split('?')[0];
    }

    [Theory]
    [InlineData("name", "", "name")]
    [InlineData("organisation_kind", "castle", "organisation_kind")]
    [InlineData("region", "FR-XXX", "region")]
    [InlineData("siren", "732829321", "siren")]
    [InlineData("siren", "", "siren")]
    [InlineData("foreign_identifier", "BE 0123", "siren")]
    [InlineData("language", "de", "language")]
    public async Task A_wrong_organisation_is_told_next_to_its_field_and_keeps_what_was_typed(string field, string value, string error)
    {
        using var owner = await site.SignedUpAsync(Email("anne"));
        await owner.GetAsync("/fr/organisations/new");
        Assert.Equal(HttpStatusCode.BadRequest,
            await owner.SendAsync([.. Hospital("Mon CHU").Where(one => one.Item1 != field), (field, value)]));
        Assert.NotNull(owner.Page.QuerySelector($".ds-error-summary a[href='#{error}']"));
        Assert.NotNull(owner.Page.GetElementById($"{error}-error"));
        Assert.Equal(field == "name" ? "" : "Mon CHU", owner.Page.QuerySelector("#name")!.GetAttribute("value") ?? "");
        await owner.GetAsync("/fr/organisations");
        Assert.Null(owner.Page.QuerySelector("main .er-tasks"));
    }

    [Fact]
    public async Task From_the_invitation_over_conflict_and_review_to_the_numbered_copy()
    {
        var (owner, organisation) = await OrganiseAsync();
        using var anne = owner;
        using var bruno = await InviteAsync(anne, organisation, "contributor", "Bruno Blanc");
        var list = await BeginAsync(anne, organisation);

        // Assigned, and first on the list of whoever is asked.
        var account = site.Services.GetRequiredService<MemberStore>();
        var member = (await account.OfOrganisationAsync(organisation.Split('/')[^1], default)).Single(one => one.Name == "Bruno Blanc");
        await anne.GetAsync($"{list}/assign");
        Assert.Equal(HttpStatusCode.OK,
            await anne.SendAsync(("target", "question:holder-opt-out"), ("member", member.AccountId), ("due", "2090-12-24")));
        // The questionnaire by person is for whoever hands out questions.
        var file = await anne.Http.GetByteArrayAsync(new Uri($"{list}/exports/people.xlsx", UriKind.Relative));
        var sheets = SpreadsheetReader.Read(file).Sheets;
        Assert.Equal(["Mode d’emploi", "Bruno Blanc", "Demandé à personne"], sheets.Select(sheet => sheet.Name));
        Assert.Equal("holder-opt-out", Assert.Single(sheets[1].Rows.Skip(1)).Cells.Values.Last());
        Assert.Equal(HttpStatusCode.NotFound, await bruno.GetAsync($"{list}/exports/people.xlsx"));
        await bruno.GetAsync($"{list}/exports");
        Assert.Empty(bruno.Page.QuerySelectorAll("a[href$='people.xlsx']"));
        await bruno.GetAsync(list);
        Assert.Equal("Ce qui vous est confié", bruno.Page.QuerySelectorAll("main h2")[0].TextContent);

        // Both are at one question: the second is shown both versions, and who made the other.
        await anne.GetAsync(list + Question);
        await bruno.GetAsync(list + Question);
        Assert.Equal(HttpStatusCode.OK, await bruno.SendAsync(("level", "2"), ("note", "vu avec le DPO")));
        Assert.Equal(HttpStatusCode.Conflict, await anne.SendAsync(("level", "3"), ("note", "")));
        Assert.Contains("par Bruno Blanc", anne.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("note", "les deux")));
        await bruno.GetAsync(list + Question);
        Assert.Contains(
            "Réponse de Anne Petit", bruno.Page.QuerySelector("section[aria-labelledby=history]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Bruno Blanc", bruno.Page.QuerySelector("section[aria-labelledby=history] details")!.TextContent, StringComparison.Ordinal);

        // Submitted, returned with a message, submitted and approved; what comes late is shown again and not saved.
        await anne.GetAsync(list + Question);
        await bruno.GetAsync($"{list}/approval");
        Assert.Equal(HttpStatusCode.OK, await bruno.SendAsync("?handler=submit", true));
        Assert.Equal(HttpStatusCode.Conflict, await anne.SendAsync(("level", "4"), ("note", "trop tard")));
        Assert.Equal("trop tard", anne.Page.QuerySelector("#note")!.TextContent.Trim());
        await anne.GetAsync($"{list}/approval");
        Assert.Equal(HttpStatusCode.BadRequest, await anne.SendAsync("?handler=changes", true, ("message", " ")));
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync("?handler=changes", true, ("message", "Revoir l’axe 2.")));
        await bruno.GetAsync($"{list}/approval");
        Assert.Contains("Revoir l’axe 2.", bruno.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await bruno.SendAsync("?handler=submit", true));
        Assert.Equal(HttpStatusCode.Forbidden, await bruno.SendAsync("?handler=approve", true));
        await anne.GetAsync($"{list}/approval");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync("?handler=approve", true, ("seen", "3")));

        // Finalised: unticked by default, kept byte for byte, closed.
        var before = await anne.Http.GetByteArrayAsync(new Uri($"{list}/export.json", UriKind.Relative));
        await anne.GetAsync($"{list}/finalise");
        Assert.Null(anne.Page.QuerySelector("input[name=agreed][checked]"));
        Assert.NotNull(anne.Page.QuerySelector("#counted"));
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync());
        Assert.Equal(before, await anne.Http.GetByteArrayAsync(new Uri($"{list}/export.json", UriKind.Relative)));
        Assert.Equal(HttpStatusCode.Conflict, await anne.GetAsync($"{list}/profile"));
        await anne.GetAsync(organisation);
        Assert.Contains("Copie 1", anne.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Pas comptée", anne.Page.Body.TextContent, StringComparison.Ordinal);

        await anne.GetAsync($"{organisation}/agreement");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("agreed", "yes")));
        Assert.Contains("A accepté d’être comptée dans les chiffres", anne.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_is_good_once_for_its_address_and_answers_alike_for_known_and_unknown_ones()
    {
        var (owner, organisation) = await OrganiseAsync();
        using var anne = owner;
        var known = Email("known");
        using var stranger = await site.SignedUpAsync(known, "en");
        var answers = new List<string>();
        foreach (var email in new[] { known, Email("unknown") })
        {
            await anne.GetAsync($"{organisation}/members/invite");
            Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("email", email), ("role", "reader")));
            answers.Add(anne.Page.QuerySelector("main .ds-alert")!.TextContent);
        }

        Assert.Single(answers.Distinct());
        var letter = site.LastMail(known);
        Assert.Equal("en", letter.Language);
        using var other = await site.SignedUpAsync(Email("other"));
        Assert.Equal(HttpStatusCode.Forbidden, await other.GetAsync(letter.Links[0]));
        Assert.Equal(HttpStatusCode.OK, await stranger.GetAsync(letter.Links[0]));
        Assert.Equal(HttpStatusCode.OK, await stranger.SendAsync());
        Assert.Equal(HttpStatusCode.NotFound, await other.GetAsync(letter.Links[0]));
        Assert.Equal(HttpStatusCode.OK, await stranger.GetAsync(letter.Links[0]));
        Assert.Equal($"/en{organisation[3..]}", stranger.Path);

        await anne.GetAsync($"{organisation}/members");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync("?handler=withdraw", true));
        Assert.Contains("Aucune invitation en attente", anne.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attached_assessment_is_no_longer_reached_by_its_links()
    {
        var (owner, organisation) = await OrganiseAsync();
        using var anne = owner;
        using var holder = site.Visitor();
        var list = await holder.StartAsync();
        await holder.GetAsync($"{list}/attach");
        Assert.NotNull(holder.Page.QuerySelector($"main a[href='/fr/sign-in?return={Uri.EscapeDataString($"{list}/attach")}']"));

        await anne.GetAsync($"{list}/attach");
        Assert.Equal(HttpStatusCode.BadRequest, await anne.SendAsync(("organisation", "0197a0b0c0d0e0f00102030405060708")));
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("organisation", organisation.Split('/')[^1])));
        Assert.Equal(HttpStatusCode.NotFound, await holder.GetAsync(list));
        Assert.NotEqual(list, anne.Path.Split('?')[0]);
        Assert.Equal(HttpStatusCode.OK, await anne.GetAsync($"{anne.Path.Split('?')[0]}/results"));
    }

    [Fact]
    public async Task A_comment_sent_twice_is_kept_once_and_its_author_alone_deletes_it()
    {
        var (owner, organisation) = await OrganiseAsync();
        using var anne = owner;
        var list = await BeginAsync(anne, organisation);
        await anne.GetAsync($"{list}{Question}/comments");
        var id = anne.Page.QuerySelector("main input[name=id]")!.GetAttribute("value");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("text", "à <b>vérifier</b>")));
        await anne.GetAsync($"{list}{Question}/comments");
        await anne.SendAsync(("id", id), ("text", "à <b>vérifier</b>"));
        await anne.GetAsync($"{list}{Question}/comments");
        Assert.Single(anne.Page.QuerySelectorAll("main .er-tasks > li"));
        Assert.Equal("à <b>vérifier</b>", anne.Page.QuerySelector("main .er-tasks .er-typed")!.TextContent);

        // Somebody stopped the page, or went back, and wrote more.
        await anne.SendAsync(("id", id), ("text", "à <b>vérifier</b> avant lundi"));
        await anne.GetAsync($"{list}{Question}/comments");
        await anne.SendAsync(("id", id), ("text", "à <b>vérifier</b> avant lundi"));
        await anne.GetAsync($"{list}{Question}/comments");
        Assert.Equal(["à <b>vérifier</b>", "à <b>vérifier</b> avant lundi"],
            anne.Page.QuerySelectorAll("main .er-tasks .er-typed").Select(one => one.TextContent).Order());
        Assert.Equal(HttpStatusCode.BadRequest, await anne.SendAsync(("text", " ")));

        await anne.GetAsync($"{list}{Question}/comments");
        foreach (var comment in anne.Page.QuerySelectorAll("main input[name=comment]").Select(one => one.GetAttribute("value")).ToList())
        {
            await anne.SendAsync("?handler=delete", true, ("comment", comment));
            await anne.GetAsync($"{list}{Question}/comments");
        }

        Assert.Null(anne.Page.QuerySelector("main .er-tasks"));
    }

    [Fact]
    public async Task The_last_owner_cannot_leave_and_is_told_what_to_do()
    {
        var (owner, organisation) = await OrganiseAsync();
        using var anne = owner;
        await anne.GetAsync($"{organisation}/leave");
        Assert.Equal(HttpStatusCode.Conflict, await anne.SendAsync());
        Assert.Contains("Nommez-en d’abord un autre", anne.Page.Body!.TextContent, StringComparison.Ordinal);

        using var bruno = await InviteAsync(anne, organisation, "owner", "Bruno Blanc");
        await anne.GetAsync($"{organisation}/leave");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync());
        Assert.Equal(HttpStatusCode.NotFound, await anne.GetAsync(organisation));
        Assert.Equal(HttpStatusCode.OK, await bruno.GetAsync(organisation));
    }

    [Fact]
    public async Task Of_two_owners_who_change_the_details_the_second_sees_what_the_first_saved_and_chooses()
    {
        var (owner, organisation) = await OrganiseAsync();
        using var anne = owner;
        using var bruno = await InviteAsync(anne, organisation, "owner", "Bruno Blanc");
        await anne.GetAsync($"{organisation}/details");
        await bruno.GetAsync($"{organisation}/details");
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync(("name", "CHU d’Anne")));

        Assert.Equal(HttpStatusCode.Conflict, await bruno.SendAsync(("name", "CHU de Bruno")));
        Assert.Contains("CHU d’Anne", bruno.Page.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("CHU de Bruno", bruno.Page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, await bruno.SendAsync());
        Assert.Equal("CHU de Bruno", bruno.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Every_page_names_its_language_and_carries_one_heading()
    {
        var (owner, organisation) = await OrganiseAsync();
        using var anne = owner;
        var list = await BeginAsync(anne, organisation);
        var member = (await site.Services.GetRequiredService<MemberStore>().OfOrganisationAsync(organisation.Split('/')[^1], default))
            .Single().AccountId;
        string[] pages =
        [
            "/organisations", "/organisations/new", "{org}", "{org}/details", "{org}/members", "{org}/members/invite",
            $"{{org}}/members/{member}", "{org}/leave", "{org}/agreement",
            "{org}/assessments/new", "{list}", $"{{list}}{Question}", $"{{list}}{Question}/comments", "{list}/assign", "{list}/approval",
            "{list}/delete",
        ];
        foreach (var page in pages)
        {
            foreach (var (language, other) in new[] { ("fr", "en"), ("en", "fr") })
            {
                var address =
                    $"/{language}{page.Replace("{org}", organisation[3..], StringComparison.Ordinal).Replace("{list}", list[3..], StringComparison.Ordinal)}";
                Assert.Equal(HttpStatusCode.OK, await anne.GetAsync(address));
                Assert.Equal(language, anne.Page.DocumentElement.GetAttribute("lang"));
                Assert.Single(anne.Page.QuerySelectorAll("h1"));
                Assert.Equal($"/{other}{address[3..]}", anne.Page.QuerySelector($"header a[hreflang={other}]")!.GetAttribute("href"));
                Assert.True(anne.Response.Headers.CacheControl!.NoStore);
            }
        }
    }
}

using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Portfolios;

/// <summary>From a consultant's first account to the first report about a client who was invited, over HTTP without script.</summary>
[Collection(SiteCollection.Name)]
public sealed class ClientFrontDoorTests(TestSite site)
{
    private static (string, string?)[] Organisation(string name, string? consultancy) =>
        [("name", name), ("organisation_kind", "other"), ("region", ""), ("siren", ""), ("foreign_identifier", "BE 0700"), ("group", ""),
            ("language", "fr"), ("consultancy", consultancy), ("apart", "BE 0700")];

    [Theory]
    [InlineData("fr", "Client : CardioSense SAS,", "Vous conseillez d’autres organisations ?")]
    [InlineData("en", "Client: CardioSense SAS,", "You advise other organisations?")]
    public async Task A_consultant_opens_an_account_invites_a_client_is_let_in_and_takes_the_first_report(
        string language, string ribbon, string door)
    {
        using var marc = site.Visitor();
        await marc.GetAsync($"/{language}/sign-up");
        Assert.Contains(door, Words(marc), StringComparison.Ordinal);
        var onward = Uri.UnescapeDataString(
            marc.Page.QuerySelector("main a[href*='return=']")!.GetAttribute("href")!.Split("return=")[1]);
        await marc.SignUpAsync(Consulting.NewEmail(), language, "Marc Olive", onward);
        Assert.NotNull(marc.Page.QuerySelector("input[name=consultancy][checked]"));
        Assert.Equal(HttpStatusCode.OK, await marc.SendAsync(Organisation("Olive Conseil", "yes")));
        Assert.Equal($"/{language}/portfolio?done=made", marc.Path);
        Assert.NotNull(marc.Page.QuerySelector($"header a[href='/{language}/portfolio']"));

        var invite = marc.Page.QuerySelector("main a[href$='/clients']")!.GetAttribute("href")!;
        var email = Consulting.NewEmail();
        await marc.GetAsync(invite);
        Assert.Equal(HttpStatusCode.OK, await marc.SendAsync(
            "?handler=send", true, ("clients", $"CardioSense ; {email}"), ("right", "answer"), ("until", Day(200))));
        Assert.Contains(email, Words(marc), StringComparison.Ordinal);

        // The link alone shows who asks, and gives nothing.
        var link = site.LastMail(email).Links[0];
        using var client = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync(link));
        Assert.Contains("Olive Conseil", Words(client), StringComparison.Ordinal);
        Assert.Null(client.Page.QuerySelector("main form"));
        await client.SignUpAsync(email, language, "Anne Cardio", link);
        var create = client.Page.QuerySelector("main a[href*='organisations/new']")!.GetAttribute("href")!;
        await client.GetAsync(create);
        Assert.Equal(HttpStatusCode.OK, await client.SendAsync(Organisation("CardioSense SAS", null)));
        Assert.Equal(link, client.Path);
        await marc.GetAsync($"/{language}/portfolio");
        Assert.Empty(marc.Page.QuerySelectorAll("main li h2"));

        // One button: right, day and organisation are filled in; the client ticks that Marc may begin.
        Assert.NotNull(client.Page.QuerySelector("input[name=right][value=answer][checked]"));
        Assert.Null(client.Page.QuerySelector("input[name=begin][checked]"));
        Assert.Equal(HttpStatusCode.OK, await client.SendAsync(("begin", "yes"), ("until", Day(200))));
        Assert.EndsWith("/access?done=given", client.Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await client.GetAsync(link));

        await marc.GetAsync(invite);
        Assert.Contains("CardioSense SAS", Words(marc), StringComparison.Ordinal);
        await marc.GetAsync($"/{language}/portfolio");
        await marc.GetAsync(marc.Page.QuerySelector("main li a[href*='/portfolio/clients/']")!.GetAttribute("href")!);
        await marc.GetAsync(marc.Page.QuerySelector("main a[href$='/assessments/new']")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, await marc.SendAsync(("role", "both"), ("controller", "yes"), ("micro_enterprise", "no"),
            ("categories", "a,f"), ("public_funding", "yes"), ("snds", "no"), ("mode", "full")));
        var list = marc.Path.Split('?')[0];
        Assert.Contains(ribbon, Plain(marc.Page.QuerySelector("body")!.TextContent), StringComparison.Ordinal);
        await marc.GetAsync($"{list}/questions/holder-opt-out");
        Assert.Equal(HttpStatusCode.OK, await marc.SendAsync(("level", "2")));
        Assert.Equal(HttpStatusCode.OK, await marc.GetAsync($"{list}/report.pdf"));
        Assert.Equal("application/pdf", marc.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync(list));
    }

    [Fact]
    public async Task A_withdrawn_and_an_expired_link_are_404()
    {
        using var consulting = await Consulting.BeginAsync(site);
        var consultant = consulting.Consultant;
        var email = Consulting.NewEmail();
        await consultant.GetAsync($"/fr/organisations/{consulting.Id}/clients");
        await consultant.SendAsync("?handler=send", true, ("clients", email), ("right", "read"), ("until", Day(30)));
        var link = site.LastMail(email).Links[0];
        using var anybody = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await anybody.GetAsync(link));
        Assert.Equal(HttpStatusCode.OK, await consultant.SendAsync("?handler=withdraw", true,
            ("invitation", consultant.Page.QuerySelector("input[name=invitation]")!.GetAttribute("value"))));
        Assert.Equal(HttpStatusCode.NotFound, await anybody.GetAsync(link));

        var token = await site.Services.GetRequiredService<ClientInvitationStore>().InviteAsync(consulting.Id, null, email, false,
            new(2090, 1, 1), consulting.ConsultantId, site.Clock.GetUtcNow().AddDays(-31), default);
        Assert.Equal(HttpStatusCode.NotFound, await anybody.GetAsync($"/fr/clients/invitations/{token}"));
    }

    [Theory]
    [InlineData("fr", "Rien n’est parti : 2 lignes sont à corriger.")]
    [InlineData("en", "Nothing was sent: 2 lines are to be corrected.")]
    public async Task A_file_is_shown_line_by_line_with_its_faults_before_anything_leaves(string language, string words)
    {
        using var consulting = await Consulting.BeginAsync(site);
        var consultant = consulting.Consultant;
        var email = Consulting.NewEmail();
        await consultant.GetAsync($"/{language}/organisations/{consulting.Id}/clients");
        var file = Encoding.UTF8.GetBytes($"Nom;Courriel\nClinique Est;{email}\nClinique Ouest;nulle part\nClinique Nord;{email}\n");
        Assert.Equal(HttpStatusCode.BadRequest,
            await consultant.SendFileAsync("file", "clients.csv", file, ("right", "read"), ("until", Day(30))));
        Assert.Contains(words, Words(consultant), StringComparison.Ordinal);
        Assert.Equal(3, consultant.Page.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains($"Clinique Est ; {email}", consultant.Page.QuerySelector("#clients")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(site.Mails(email));
    }

    [Fact]
    public async Task Notes_are_answered_to_no_client_and_no_other_consultancy_and_are_gone_with_the_access()
    {
        const string secret = "Parler du budget au DAF";
        using var consulting = await Consulting.BeginAsync(site);
        using var other = await Consulting.BeginAsync(site);
        var client = await consulting.AddClientAsync("Nuagine", mayAnswer: true);
        await site.Services.GetRequiredService<GrantStore>()
            .GrantAsync(client.Id, other.Id, true, Consulting.Until, client.OwnerId, site.Clock.GetUtcNow(), default);
        var page = $"/fr/portfolio/clients/{client.Id}";
        await consulting.Consultant.GetAsync(page);
        Assert.Equal(HttpStatusCode.OK, await consulting.Consultant.SendAsync(("text", secret)));
        Assert.Contains(secret, Words(consulting.Consultant), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await other.Consultant.GetAsync(page));
        Assert.DoesNotContain(secret, Words(other.Consultant), StringComparison.Ordinal);
        using var owner = site.Visitor();
        await owner.SignInAsync(client.Email);
        Assert.Equal(HttpStatusCode.NotFound, await owner.GetAsync(page));
        foreach (var seen in new[]
            { $"/fr/organisations/{client.Id}", $"/fr/organisations/{client.Id}/access", $"/fr/organisations/{client.Id}/audit",
            $"/fr/organisations/{client.Id}/audit.csv", $"/fr/assessments/{client.Assessment}", "/fr/account/export.json" })
        {
            Assert.Equal(HttpStatusCode.OK, await owner.GetAsync(seen));
            Assert.DoesNotContain(secret, await owner.Response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await consulting.Consultant.GetAsync("/fr/account/export.json");
        Assert.Contains(secret, await consulting.Consultant.Response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await consulting.WithdrawAsync(client);
        Assert.Equal(HttpStatusCode.NotFound, await consulting.Consultant.GetAsync(page));
        Assert.Empty(await site.Services.GetRequiredService<ClientNoteStore>().OfClientAsync(consulting.Id, client.Id, default));
    }

    [Fact]
    public async Task Nobody_begins_for_a_client_without_its_tick()
    {
        using var consulting = await Consulting.BeginAsync(site);
        var client = await consulting.AddClientAsync("Nuagine", mayAnswer: true);
        var page = $"/fr/portfolio/clients/{client.Id}/assessments/new";
        Assert.Equal(HttpStatusCode.Forbidden, await consulting.Consultant.GetAsync(page));
        await consulting.Consultant.GetAsync($"/fr/portfolio/clients/{client.Id}");
        Assert.Null(consulting.Consultant.Page.QuerySelector($"a[href='{page}']"));
        await site.Services.GetRequiredService<GrantStore>().GrantAsync(
            client.Id, consulting.Id, true, Consulting.Until, client.OwnerId, site.Clock.GetUtcNow(), default, mayBegin: true);
        Assert.Equal(HttpStatusCode.OK, await consulting.Consultant.GetAsync(page));
    }

    [Theory]
    [InlineData("fr", "Déjà en vigueur", "réponse changée")]
    [InlineData("en", "Already in force", "answer changed")]
    public async Task Duties_in_force_stand_first_the_table_sorts_by_links_and_changes_since_the_visit_are_said(
        string language, string inForce, string changed)
    {
        using var consulting = await Consulting.BeginAsync(site);
        var consultant = consulting.Consultant;
        var low = await consulting.AddClientAsync("Bas", answers: 3);
        await consulting.AddClientAsync("Haut", answers: 30);
        await consultant.GetAsync($"/{language}/portfolio");
        Assert.Contains(inForce, Words(consultant), StringComparison.Ordinal);
        await consultant.GetAsync($"/{language}/portfolio?view=table");
        Assert.Equal(["Bas", "Haut"], consultant.Page.QuerySelectorAll("main tbody th").Select(one => one.QuerySelector("a")!.TextContent));
        Assert.Equal("ascending", consultant.Page.QuerySelector("main thead th")!.GetAttribute("aria-sort"));
        await consultant.GetAsync(consultant.Page.QuerySelector("main thead a[href*='sort=changed']")!.GetAttribute("href")!);
        Assert.NotNull(consultant.Page.QuerySelector("main thead th[aria-sort=descending]"));
        Assert.Contains("view=table", consultant.Path, StringComparison.Ordinal);

        await consultant.GetAsync($"/{language}/assessments/{low.Assessment}");
        var question = site.Content.Questionnaires[^1].Questions[^1].Id;
        await site.Answers.SaveAsync(low.Assessment!, question, Answer.AtLevel(1), 0, AuditActor.Account(low.OwnerId),
            site.Clock.GetUtcNow().AddSeconds(1), default);
        await consultant.GetAsync($"/{language}/portfolio");
        Assert.Contains($"1 {changed}", Words(consultant), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_is_of_the_kind_language_and_cover_that_were_chosen_with_workbooks()
    {
        using var consulting = await Consulting.BeginAsync(site);
        var consultant = consulting.Consultant;
        var client = await consulting.AddClientAsync("CHU de Montervaux");
        await site.Services.GetRequiredService<ConsultancyLookStore>()
            .SaveAsync(consulting.Id, new("Vasseur Conseil, mission 2026", null, null, Language.English), default);
        var archive = await site.Services.GetRequiredService<ReportArchiveStore>()
            .CreateAsync(consulting.ConsultantId, [client.Id], site.Clock.GetUtcNow(), default);
        await consultant.GetAsync($"/fr/portfolio/archives/{archive}");
        Assert.NotNull(consultant.Page.QuerySelector("option[value=en][selected]"));
        Assert.NotNull(consultant.Page.QuerySelector($"option[value='{consulting.Id}'][selected]"));

        var zip = $"/fr/portfolio/archives/{archive}/reports.zip";
        using var file = new System.IO.Compression.ZipArchive(new MemoryStream(await consultant.Http.GetByteArrayAsync(
            new Uri($"{zip}?kind=board&lang=en&cover={consulting.Id}&workbook=yes", UriKind.Relative))));
        Assert.Equal([".csv", ".pdf", ".xlsx"], file.Entries.Select(entry => Path.GetExtension(entry.FullName)).Order());
        using var bytes = new MemoryStream();
        await using (var stream = file.Entries.Single(entry => entry.FullName.EndsWith(".pdf", StringComparison.Ordinal)).Open())
        {
            await stream.CopyToAsync(bytes);
        }

        using var pdf = UglyToad.PdfPig.PdfDocument.Open(bytes.ToArray());
        Assert.Contains("mission 2026", pdf.GetPage(1).Text, StringComparison.Ordinal);

        foreach (var wrong in new[] { "kind=axis", "kind=nothing", "lang=de", "cover=nobodys" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await consultant.GetAsync($"{zip}?{wrong}"));
        }

        // For one report the same cover is offered.
        await consultant.GetAsync($"/fr/assessments/{client.Assessment}/report");
        Assert.Equal("Vasseur Conseil, mission 2026", consultant.Page.QuerySelector("#cover")!.GetAttribute("value"));
    }

    private string Day(int days) => FrenchTime.DayOf(site.Clock.GetUtcNow()).AddDays(days).ToString("yyyy-MM-dd", null);

    private static string Words(Visitor visitor) => Plain(visitor.Page.QuerySelector("main")!.TextContent);

    /// <summary>Without the spaces of French.</summary>
    private static string Plain(string text) => text.Replace('\u202f', ' ').Replace('\u00a0', ' ');
}

namespace EhdsReadiness.Browser.Tests;

/// <summary>A consultant invites a client, who lets them in by the link of the mail; to the consultant's first report. Without script
/// it is walked by <see cref="Organisations.YearWalkTests"/>.</summary>
[Collection(WalksCollection.Name)]
public sealed class ClientFrontDoorTests(RunningSite site)
{
    private string _language = "";

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task From_sign_up_over_the_invitation_to_the_first_report(string language)
    {
        _language = language;
        var (marc, client) = (await VisitorAsync(), await VisitorAsync());
        await marc.GotoAsync($"/{language}/sign-up");
        await LookAsync(marc, "/sign-up", "as visited");
        await RunningSite.GoOnAsync(marc.Locator("main a[href*='return=']").First);
        await LookAsync(marc, "/sign-up", "for a consultant");
        await SignUpAsync(marc, $"marc-{language}@door.example", "Marc Olive");
        await LookAsync(marc, "/organisations/new", "for a consultant");
        await OrganiseAsync(marc, "Olive Conseil");
        await Assertions.Expect(marc).ToHaveURLAsync(new Regex("/portfolio\\?done=made$"));
        await LookAsync(marc, "/portfolio", "just made");

        await RunningSite.GoOnAsync(marc.Locator("main a[href$='/clients']"));
        await LookAsync(marc, "/organisations/{org}/clients", "nobody invited");
        var invite = marc.Url;
        var email = $"anne-{language}@door.example";
        await marc.Locator("#clients").FillAsync($"CardioSense ; {email}\nNulle part");
        await RunningSite.GoOnAsync(marc.Locator("main form button").Nth(1));
        await LookAsync(marc, "/organisations/{org}/clients", "checked, with a fault");
        await marc.Locator("#clients").FillAsync($"CardioSense ; {email}");
        await marc.Locator("input[name=right][value=answer]").CheckAsync();
        await RunningSite.GoOnAsync(marc.Locator("main form button").First);
        await LookAsync(marc, "/organisations/{org}/clients", "invited");

        var link = (await site.LinksToAsync(email))[0];
        await client.GotoAsync(link);
        await LookAsync(client, "/clients/invitations/{token}", "signed out");
        await RunningSite.GoOnAsync(client.Locator("main a[href*='sign-up']"));
        await SignUpAsync(client, email, "Anne Cardio");
        await LookAsync(client, "/clients/invitations/{token}", "without an organisation");
        await RunningSite.GoOnAsync(client.Locator("main a[href*='organisations/new']"));
        await OrganiseAsync(client, "CardioSense SAS");
        await Assertions.Expect(client).ToHaveURLAsync(new Regex("/clients/invitations/"));
        await LookAsync(client, "/clients/invitations/{token}", "filled in");
        await client.Locator("input[name=begin]").CheckAsync();
        await RunningSite.GoOnAsync(client.Locator("main form button"));
        await Assertions.Expect(client).ToHaveURLAsync(new Regex("/access\\?done=given$"));
        await LookAsync(client, "/access", "given by invitation");
        await client.GotoAsync(link);
        await LookAsync(client, "/clients/invitations/{token}", "used");

        await marc.GotoAsync(invite);
        await LookAsync(marc, "/organisations/{org}/clients", "accepted");
        await RunningSite.GoOnAsync(marc.Locator("header a[href$='/portfolio']"));
        await LookAsync(marc, "/portfolio", "client without an assessment");
        await RunningSite.GoOnAsync(marc.Locator("main a[href*='/portfolio/clients/']").First);
        await marc.Locator("#text").FillAsync("Appeler le DPO lundi.");
        await RunningSite.GoOnAsync(marc.Locator("main form button").Last);
        await Assertions.Expect(marc.GetByText("Appeler le DPO lundi.")).ToBeVisibleAsync();
        await LookAsync(marc, "/portfolio/clients/{id}", "with a note");
        await RunningSite.GoOnAsync(marc.Locator("main a[href$='/assessments/new']"));
        await LookAsync(marc, "/portfolio/clients/{id}/assessments/new", "as visited");
        foreach (var (field, value) in new[]
            { ("role", "holder"), ("controller", "yes"), ("micro_enterprise", "no"), ("categories", "a"), ("public_funding", "yes"),
            ("snds", "no"), ("mode", "full") })
        {
            await marc.Locator($"input[name={field}][value={value}]").CheckAsync();
        }

        await RunningSite.GoOnAsync(marc.Locator("main form button").Last);
        await Assertions.Expect(marc.GetByText("CardioSense SAS").First).ToBeVisibleAsync();
        await LookAsync(marc, "/assessments/{key}", "as a consultant");
        var list = new Uri(marc.Url).AbsolutePath;
        await marc.GotoAsync($"{list}/questions/holder-opt-out");
        await marc.Locator("input[name=level][value='2']").CheckAsync();
        await RunningSite.GoOnAsync(marc.Locator("main form button").First);
        await marc.GotoAsync($"/{language}/portfolio");
        await LookAsync(marc, "/portfolio", "client with one answer");
        await marc.GotoAsync($"/{language}/portfolio?view=table");
        await LookAsync(marc, "/portfolio", "as a table");
        var report = marc.Locator("main a[href*='report.pdf']").First;
        await marc.GotoAsync($"/{language}/portfolio");
        var download = await marc.RunAndWaitForDownloadAsync(() => report.ClickAsync());
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);

        await RunningSite.GoOnAsync(marc.Locator("main a[href$='/look']"));
        await LookAsync(marc, "/organisations/{org}/look", "as visited");
        await marc.Locator("#line").FillAsync("Olive Conseil, mission 2026");
        await RunningSite.GoOnAsync(marc.Locator("main form button"));
        await LookAsync(marc, "/organisations/{org}/look", "kept");
        await marc.GotoAsync($"{list}/report");
        await Assertions.Expect(marc.Locator("#cover")).ToHaveValueAsync("Olive Conseil, mission 2026");
        await marc.Context.CloseAsync();
        await client.Context.CloseAsync();
    }

    private Task<IPage> VisitorAsync() => site.VisitorAsync(script: true, locale: _language == "fr" ? "fr-FR" : "en-GB");

    private Task LookAsync(IPage page, string name, string state) => Audit.OfAsync(page, name, state, _language);

    private async Task SignUpAsync(IPage page, string email, string name)
    {
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(RunningSite.Password);
        await RunningSite.GoOnAsync(page.Locator("main form button").First);
        await Assertions.Expect(page.Locator("#password")).ToHaveCountAsync(0);
        var link = (await site.LinksToAsync(email))[^1];
        await page.GotoAsync(link);
        // In the browser in which it was typed the password is not asked again.
        await Assertions.Expect(page.Locator("#password")).ToHaveCountAsync(0);
        await RunningSite.GoOnAsync(page.Locator("main form button").First);
        await Assertions.Expect(page).Not.ToHaveURLAsync(link);
    }

    private static async Task OrganiseAsync(IPage page, string name)
    {
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#organisation_kind").SelectOptionAsync("hospital");
        await page.Locator("#foreign_identifier").FillAsync($"BE {Guid.NewGuid().ToString("N")[..12]}");
        await RunningSite.GoOnAsync(page.Locator("main form button").First);
        await Assertions.Expect(page.Locator("#foreign_identifier")).ToHaveCountAsync(0);
    }
}

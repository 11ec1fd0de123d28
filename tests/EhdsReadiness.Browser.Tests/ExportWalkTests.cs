namespace EhdsReadiness.Browser.Tests;

/// <summary>Reports of other kinds, their verification, files taken away and brought back, datasets: by labels and buttons, in both
/// languages, with script and without.</summary>
[Collection(WalksCollection.Name)]
public sealed class ExportWalkTests(RunningSite site)
{
    public static TheoryData<string, bool, int, ColorScheme> Walks => new()
    {
        { "fr", true, 1280, ColorScheme.Light }, { "fr", false, 320, ColorScheme.Dark }, { "en", true, 320, ColorScheme.Dark },
        { "en", false, 1280, ColorScheme.Light },
    };

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task A_report_is_chosen_taken_away_and_verified(string language, bool script, int width, ColorScheme scheme)
    {
        var (list, page) = (await site.ImportAsync("22-one-answer.json", language), await site.VisitorAsync(script, width, scheme));
        var fr = language == "fr";
        await page.GotoAsync($"{list}/report");
        await page.GetByLabel(fr ? "Un seul axe" : "One axis").CheckAsync();
        await ButtonAsync(page, fr ? "Télécharger ce rapport" : "Download this report");
        await Audit.OfAsync(page, "/report", "axis missing", language, script: script);
        Assert.Equal(1, await page.Locator("#axis-error").CountAsync());

        await page.GetByRole(AriaRole.Radio, new() { Name = fr ? "Synthèse pour la direction" : "Board summary" }).CheckAsync();
        await page.GetByLabel(fr ? "Oui, joindre toutes les réponses" : "Yes, attach all answers").CheckAsync();
        await page.GetByLabel(fr ? "Les deux langues" : "Both languages").CheckAsync();
        await page.GetByLabel(fr ? "Ligne de couverture" : "Cover line").FillAsync("Cabinet Exemple");
        var button = page.GetByRole(AriaRole.Button, new() { Name = fr ? "Télécharger ce rapport" : "Download this report", Exact = true });
        var download = await page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Contains("board", download.SuggestedFilename, StringComparison.Ordinal);

        await page.GotoAsync($"/{language}/verify");
        await Audit.OfAsync(page, "/verify", "empty", language, script: script);
        await ButtonAsync(page, fr ? "Vérifier" : "Verify");
        await Audit.OfAsync(page, "/verify", "nothing sent", language, script: script);
        await VerifyAsync(page, file, fr);
        Assert.Equal(fr ? "Inchangé, mais personne n’en répond" : "Unchanged, but nobody answers for it",
            await page.Locator("#verdict").InnerTextAsync());
        await Audit.OfAsync(page, "/verify", "signed", language, script: script);
        "\"level\": 1"u8.CopyTo(file.AsSpan(file.AsSpan().IndexOf("\"level\": 3"u8)));
        await VerifyAsync(page, file, fr);
        Assert.Equal(fr ? "Modifié" : "Altered", await page.Locator("#verdict").InnerTextAsync());
        await Audit.OfAsync(page, "/verify", "altered", language, script: script);
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Answers_filled_in_elsewhere_are_shown_then_saved(string language, bool script, int width, ColorScheme scheme)
    {
        var (list, page) = (await site.ImportAsync("21-nothing-answered.json", language), await site.VisitorAsync(script, width, scheme));
        var fr = language == "fr";
        await page.GotoAsync(list);
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = fr ? "Exporter, importer" : "Export, import" }));
        await Audit.OfAsync(page, "/exports", "as visited", language, script: script);
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = fr ? "Classeur (XLSX)" : "Workbook (XLSX)" }).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);

        await SendAsync(page, "Identifier,Answer\nholder-opt-out,7\nnothing,1\n", fr ? "Voir ce qui change" : "See what changes");
        Assert.Equal(2, await page.Locator("main tbody tr").CountAsync());
        await Audit.OfAsync(page, "/exports", "cells to mend", language, script: script);
        await SendAsync(page, "Identifier,Answer,Note\nholder-opt-out,3,\"" + new string('W', 300) + "\"\nholder-status,1,\n", fr
            ? "Voir ce qui change" : "See what changes");
        await Audit.OfAsync(page, "/exports", "preview", language, script: script);
        await ButtonAsync(page, fr ? "Enregistrer ces réponses" : "Save these answers");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/exports\\?imported=2$"));
        await Audit.OfAsync(page, "/exports", "imported", language, script: script);
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Datasets_are_listed_with_their_dates_and_proposed_to_the_profile(
        string language, bool script, int width, ColorScheme scheme)
    {
        var (list, page) = (await site.ImportAsync("01-chu-de-montervaux.json", language), await site.VisitorAsync(script, width, scheme));
        var fr = language == "fr";
        await page.GotoAsync(list);
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = fr ? "Ensembles de données" : "Datasets", Exact = true }));
        await Audit.OfAsync(page, "/datasets", "empty", language, script: script);
        await RunningSite.GoOnAsync(
            page.GetByRole(AriaRole.Link, new() { Name = fr ? "Ajouter un ensemble de données" : "Add a dataset" }));
        await Audit.OfAsync(page, "/datasets/new", "empty", language, script: script);
        await ButtonAsync(page, fr ? "Enregistrer" : "Save");
        await Audit.OfAsync(page, "/datasets/new", "name and category missing", language, script: script);
        await page.GetByLabel(fr ? "Nom" : "Name", new() { Exact = true })
            .FillAsync(fr ? "Cohorte de très longue date" : "A cohort of long standing");
        await page.Locator("input[name=categories][value=p]").CheckAsync();
        await ButtonAsync(page, fr ? "Enregistrer" : "Save");
        await Audit.OfAsync(page, "/datasets", "one dataset", language, script: script);
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = fr ? "Cohorte de" : "A cohort" }));
        await Audit.OfAsync(page, "/datasets/{id}", "as visited", language, script: script);
        var dataset = page.Url;
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = fr ? "Ce qu’il est" : "What it is" }));
        foreach (var step in new[] { "what", "content", "access", "origin", "technical" })
        {
            await Audit.OfAsync(page, "/datasets/{id}/description", step, language, script: script);
            if (step == "access")
            {
                await page.Locator("#contact_address").FillAsync("a@x.org,b@y.org");
                await ButtonAsync(page, fr ? "Enregistrer et continuer" : "Save and continue");
                await Audit.OfAsync(page, "/datasets/{id}/description", "an address that is none", language, script: script);
                await page.Locator("#contact_address").FillAsync("registre@example.org");
            }

            await ButtonAsync(page, fr ? "Enregistrer et continuer" : "Save and continue");
        }

        await Audit.OfAsync(page, "/datasets/{id}/variables", "none", language, script: script);
        await SendAsync(page, "Name,Description,Type\nage,,integer\n", fr ? "Enregistrer ces variables" : "Save these variables");
        await Audit.OfAsync(page, "/datasets/{id}/variables", "cells to mend", language, script: script);
        await SendAsync(page, "Name,Description,Type\nage,Years,integer\n", fr ? "Enregistrer ces variables" : "Save these variables");
        await Audit.OfAsync(page, "/datasets/{id}/variables", "one", language, script: script);
        await page.GotoAsync(dataset);
        await ButtonAsync(page, fr ? "Retirer de la liste" : "Take off the list");
        await Audit.OfAsync(page, "/datasets", "taken off", language, script: script);
        await ButtonAsync(page, fr ? "Le remettre" : "Put it back");

        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = fr ? "Importer une liste" : "Import a list" }));
        await SendAsync(page, "Name,Categories\nOne,z\n", fr ? "Voir les ensembles de données" : "See the datasets");
        await Audit.OfAsync(page, "/datasets/import", "cells to mend", language, script: script);
        await SendAsync(page, "Name,Categories,Controller,Persons covered,Contact\nRegister,k l,CHU,5000,registre@example.org\n"
            + new string('W', 60) + ",a,,,\n", fr ? "Voir les ensembles de données" : "See the datasets");
        await Audit.OfAsync(page, "/datasets/import", "preview", language, script: script);
        await ButtonAsync(page, fr ? "Ajouter ces ensembles de données" : "Add these datasets");
        await Audit.OfAsync(page, "/datasets", "several", language, script: script);
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link,
            new() { Name = fr ? "Voir ce que cela changerait au profil" : "See what this would change in the profile" }));
        Assert.EndsWith("/profile", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.True(await page.Locator("input[name=categories][value=p]").IsCheckedAsync());
        await page.Context.CloseAsync();
    }

    private static Task ButtonAsync(IPage page, string name) =>
        RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));

    private static async Task VerifyAsync(IPage page, byte[] file, bool fr)
    {
        await page.Locator("#file")
            .SetInputFilesAsync(new FilePayload { Name = "report.pdf", MimeType = "application/pdf", Buffer = file });
        await ButtonAsync(page, fr ? "Vérifier" : "Verify");
        await page.Locator("#verdict").WaitForAsync();
    }

    private static async Task SendAsync(IPage page, string csv, string button)
    {
        await page.Locator("#file")
            .SetInputFilesAsync(new FilePayload { Name = "file.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await ButtonAsync(page, button);
    }
}

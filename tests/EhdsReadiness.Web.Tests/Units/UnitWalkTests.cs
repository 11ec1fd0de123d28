using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Units;

/// <summary>A registry in a hospital: asked first for whom it answers, made a unit, seen by its house, given answers by it.</summary>
[Collection(SiteCollection.Name)]
public sealed class UnitWalkTests(TestSite site)
{
    private const string Question = "/questions/information-security";

    private static readonly OrganisationDetails Hospital =
        new("CHU de Montervaux", "hospital", "FR-GES", "732829320", null, null, false, Language.French);

    [Theory]
    [InlineData("fr", "Registre des cardiopathies, CHU de Montervaux", "Créer l’unité « Registre des cardiopathies »", "Rien encore")]
    [InlineData("en", "Registre des cardiopathies, CHU de Montervaux", "Make “Registre des cardiopathies” a unit", "Nothing yet")]
    public async Task An_assessment_begun_without_an_account_for_a_registry_becomes_that_of_a_unit_made_within_its_house(
        string language, string name, string proposed, string nothing)
    {
        using var anne = await site.SignedUpAsync($"anne.{Guid.NewGuid():N}@chu.example", language);
        var house = await MakeHouseAsync(anne);
        var list = await BeginAsync(anne, language);
        Assert.Contains(name, Text(anne), StringComparison.Ordinal);
        await anne.GetAsync($"{list}/report");
        Assert.Contains(name, Text(anne), StringComparison.Ordinal);

        await anne.GetAsync($"{list}/attach");
        var choice = anne.Page.QuerySelector("input[name=organisation][checked]")!;
        Assert.Equal($"new:{house}", choice.GetAttribute("value"));
        Assert.Contains(proposed, Text(anne).Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await anne.SendAsync());

        await anne.GetAsync($"/{language}/organisations/{house}/units");
        var row = Assert.Single(anne.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains("Registre des cardiopathies", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(nothing, row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_owner_of_the_house_makes_the_unit_on_its_own_which_a_code_brings_in()
    {
        using var anne = await site.SignedUpAsync($"anne.{Guid.NewGuid():N}@chu.example");
        using var yann = await site.SignedUpAsync($"yann.{Guid.NewGuid():N}@chu.example");
        var house = await MakeHouseAsync(anne);
        var list = await BeginAsync(yann, "fr");
        await yann.GetAsync($"{list}/attach");
        Assert.Equal("new", yann.Page.QuerySelector("input[name=organisation][checked]")!.GetAttribute("value"));
        await yann.SendAsync();
        await yann.GetAsync("/fr/organisations");
        var unit = yann.Page.QuerySelector("main .er-tasks a")!.GetAttribute("href")!;

        await anne.GetAsync($"/fr/organisations/{house}/units/new");
        var offer = anne.Page.QuerySelectorAll("form").Single(form => form.QuerySelector("[formaction*=offer]") is not null);
        await anne.SendFormAsync(offer, "?handler=offer", ("offered_kind", "registry"));
        var code = anne.Page.QuerySelector("main .er-lead")!.TextContent;

        await yann.GetAsync($"{unit}/house");
        Assert.Equal(HttpStatusCode.BadRequest, await yann.SendAsync(("code", "AAAA-BBBB-CCCC")));
        Assert.Equal(HttpStatusCode.OK, await yann.SendAsync(("code", code)));
        Assert.Contains("CHU de Montervaux", Text(yann), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK,
            await yann.SendFormAsync(yann.Page.QuerySelector("form:has([name=house])")!, "?handler=confirm"));
        Assert.Contains("C’est fait", Text(yann), StringComparison.Ordinal);
        await anne.GetAsync($"/fr/organisations/{house}/units");
        Assert.Single(anne.Page.QuerySelectorAll("tbody tr"));

        await yann.GetAsync($"{unit}/house");
        await yann.SendAsync("?handler=drafts", true, ("drafts", "yes"));
        await anne.GetAsync($"/fr/organisations/{house}/units");
        Assert.Contains("Brouillon", Text(anne), StringComparison.Ordinal);
        await yann.SendFormAsync(yann.Page.QuerySelector("form:has([formaction*=leave])")!, "?handler=leave");
        await anne.GetAsync($"/fr/organisations/{house}/units");
        Assert.Empty(anne.Page.QuerySelectorAll("tbody tr"));
        await anne.GetAsync($"/fr/organisations/{house}/audit");
        Assert.Contains("a rendu une unité indépendante", Text(anne), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "À reprendre", "Réponse de CHU de Montervaux", "vous l’avez reprise", "CHU de Montervaux a changé", "Réponse reprise de CHU")]
    [InlineData("en", "To take over", "Answer of CHU de Montervaux", "you took it over", "New answer of CHU de Montervaux", "taken over from CHU")]
    public async Task An_answer_of_the_house_is_offered_taken_over_by_a_click_marked_and_followed(
        string language, string waits, string answers, string taken, string changed, string marked)
    {
        using var anne = await site.SignedUpAsync($"anne.{Guid.NewGuid():N}@chu.example", language);
        var house = await MakeHouseAsync(anne);
        var unit = await Service<UnitStore>().MakeAsync(house, UnitKind.Registry, Hospital.OfUnit(UnitKind.Registry, "Registre"),
            await AccountAsync(house), site.Clock.GetUtcNow(), default);
        var (own, its) = (await CreateAsync(house), await CreateAsync(unit!));

        await AnswerAsync(anne, language, own, "3");
        await anne.GetAsync($"/{language}/assessments/{own}{Question}");
        await anne.SendFormAsync(anne.Page.QuerySelector("#offer")!, "?handler=offer", ("offered", "yes"));

        await anne.GetAsync($"/{language}/assessments/{its}");
        Assert.Contains(waits, Text(anne), StringComparison.Ordinal);
        await anne.GetAsync($"/{language}/assessments/{its}{Question}");
        Assert.Contains(answers, Text(anne), StringComparison.Ordinal);
        Assert.Null(anne.Page.QuerySelector("#offer"));
        await TakeOverAsync(anne);
        Assert.Contains(taken, Text(anne), StringComparison.Ordinal);
        foreach (var page in new[] { "/review", "/report" })
        {
            await anne.GetAsync($"/{language}/assessments/{its}{page}");
            Assert.Contains(marked, Text(anne), StringComparison.Ordinal);
        }

        await anne.GetAsync($"/{language}/assessments/{its}");
        Assert.DoesNotContain(waits, Text(anne), StringComparison.Ordinal);
        await AnswerAsync(anne, language, own, "4");
        await anne.GetAsync($"/{language}/assessments/{its}{Question}");
        Assert.Contains(changed, Text(anne), StringComparison.Ordinal);
        await TakeOverAsync(anne);
        Assert.Equal("4", anne.Page.QuerySelector("input[name=level][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_group_sees_the_members_that_let_it_in_side_by_side_until_they_withdraw()
    {
        using var anne = await site.SignedUpAsync($"anne.{Guid.NewGuid():N}@chu.example");
        using var gabriel = await site.SignedUpAsync($"gabriel.{Guid.NewGuid():N}@ght.example");
        var member = await MakeHouseAsync(anne);
        await site.FinalisedAsync(member, await AccountAsync(member));
        await gabriel.GetAsync("/fr/organisations/new");
        await gabriel.SendAsync(("name", "GHT de l’Est"), ("organisation_kind", "hospital"), ("siren", "356000000"), ("is_group", "yes"));
        var group = gabriel.Path.Split('?')[0];
        await gabriel.GetAsync($"{group}/units");
        Assert.Empty(gabriel.Page.QuerySelectorAll("tbody tr"));

        var (grants, now) = (Service<GrantStore>(), site.Clock.GetUtcNow());
        await grants.GrantAsync(
            member, group.Split('/')[^1], false, FrenchTime.DayOf(now).AddDays(1), await AccountAsync(member), now, default);
        await gabriel.GetAsync($"{group}/units");
        var row = Assert.Single(gabriel.Page.QuerySelector("tbody")!.QuerySelectorAll("tr"));
        Assert.Contains("Membre du groupe", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await gabriel.GetAsync(row.QuerySelector("a")!.GetAttribute("href")!));

        var grant = Assert.Single(await grants.OfClientAsync(member, default)).Id;
        await grants.WithdrawAsync(member, grant, await AccountAsync(member), now, default);
        await gabriel.GetAsync($"{group}/units");
        Assert.Empty(gabriel.Page.QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData("fr", "Vous ne menez aucune action ici.")]
    [InlineData("en", "You lead no action here.")]
    public async Task The_actions_of_an_organisation_and_its_units_stand_in_one_list_by_month(string language, string none)
    {
        using var anne = await site.SignedUpAsync($"anne.{Guid.NewGuid():N}@chu.example", language);
        var house = await MakeHouseAsync(anne);
        var unit = (await Service<UnitStore>().MakeAsync(house, UnitKind.Registry, Hospital.OfUnit(UnitKind.Registry, "Registre"),
            await AccountAsync(house), site.Clock.GetUtcNow(), default))!;
        var page = $"/{language}/organisations/{house}/actions";
        await anne.GetAsync(page);
        Assert.Empty(anne.Page.QuerySelectorAll("main a[href*='/plan/actions/']"));

        var (own, its) = (await CreateAsync(house), await CreateAsync(unit));
        await AnswerAsync(anne, language, own, "1");
        await AnswerAsync(anne, language, its, "0");
        await anne.GetAsync(page);
        var (all, account) = (Shown(anne), await AccountAsync(house));
        Assert.Contains(all, link => link.Contains(own, StringComparison.Ordinal));
        Assert.Contains(all, link => link.Contains(its, StringComparison.Ordinal));
        await anne.GetAsync($"{page}?unit={unit}");
        Assert.Equal(all.Where(link => link.Contains(its, StringComparison.Ordinal)), Shown(anne));
        await anne.GetAsync($"{page}?only=mine");
        Assert.Contains(none, Text(anne), StringComparison.Ordinal);
        await anne.GetAsync($"{page}?only=late");
        Assert.Empty(Shown(anne));

        var action = all[0].Split('/')[^1];
        await Service<TrackingStore>().ChooseAsync(all[0].Split('/')[3], new Dictionary<string, DateOnly?> { [action] = new(2026, 1, 1) },
            [], AuditActor.Account(account), site.Clock.GetUtcNow(), default);
        await anne.GetAsync($"{page}?only=late");
        Assert.Equal(all[0], Assert.Single(Shown(anne)));
        Assert.Equal(HttpStatusCode.NotFound, await anne.GetAsync($"{page}?unit=another"));
        Assert.Equal(HttpStatusCode.NotFound, await anne.GetAsync($"{page}?only=others"));

        static IReadOnlyList<string> Shown(Visitor visitor) =>
            [.. visitor.Page.QuerySelectorAll("main a[href*='/plan/actions/']").Select(link => link.GetAttribute("href")!)];
    }

    private static string Text(Visitor visitor) => visitor.Page.Body!.TextContent;

    private static Task<HttpStatusCode> TakeOverAsync(Visitor visitor) =>
        visitor.SendFormAsync(visitor.Page.QuerySelector("form:has([formaction*=takeover])")!, "?handler=takeover");

    private static async Task AnswerAsync(Visitor visitor, string language, string assessment, string level)
    {
        await visitor.GetAsync($"/{language}/assessments/{assessment}{Question}");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("level", level)));
    }

    private static async Task<string> BeginAsync(Visitor visitor, string language)
    {
        await visitor.GetAsync($"/{language}/assessments/new");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("answers_for", "unit")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(
            ("answers_for", "unit"), ("unit_kind", "registry"), ("house", "CHU de Montervaux"), ("role", "holder"), ("mode", "express"),
            ("organisation", "Registre des cardiopathies"), ("organisation_kind", "registry"), ("region", "FR-GES"), ("controller", "yes"),
            ("micro_enterprise", "no"), ("categories", "k"), ("public_funding", "yes"), ("snds", "no")));
        return visitor.Path.Split('?')[0];
    }

    private static async Task<string> MakeHouseAsync(Visitor visitor)
    {
        await visitor.GetAsync("/fr/organisations/new");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(
            ("name", "CHU de Montervaux"), ("organisation_kind", "hospital"), ("siren", "732829320"), ("language", "fr"),
            ("apart", "732829320")));
        return visitor.Path.Split('?')[0].Split('/')[^1];
    }

    private async Task<string> CreateAsync(string organisation) => await Service<OrganisationAssessmentStore>().CreateAsync(
        organisation, site.Content.Questionnaires[^1].Version,
        new(AssessmentMode.Full, Roles.Holder, new("hospital", "FR-GES", "yes", "no", ["k"], "yes", "no"), "CHU"),
        new Dictionary<string, Answer>(), await AccountAsync(organisation), site.Clock.GetUtcNow(), default);

    /// <summary>The only member of an organisation.</summary>
    private async Task<string> AccountAsync(string organisation) =>
        Assert.Single(await Service<MemberStore>().OfOrganisationAsync(organisation, default)).AccountId;

    private T Service<T>()
        where T : notnull => site.Services.GetRequiredService<T>();
}

namespace EhdsReadiness.Core.Tests.Organisations;

public sealed class UnitStoreTests : IDisposable
{
    private readonly People _people = new();
    private readonly UnitStore _units;
    private readonly OrganisationStore _organisations;

    public UnitStoreTests() => (_units, _organisations) = (new(_people.Database), new(_people.Database));

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task A_unit_that_is_made_has_its_maker_as_owner_a_house_and_no_number_and_can_have_no_units()
    {
        var house = await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Contributor));

        var unit = await MakeAsync(house);

        var found = (await _organisations.FindAsync(unit, "anne", default))!;
        Assert.Equal((MemberRole.Owner, "", "registry"), (found.Role, found.Details.Identifier, found.Details.Kind));
        Assert.Equal(new UnitPlace(house, People.Hospital.Name, UnitKind.Registry, ShowsDrafts: false), found.Unit);
        Assert.Null(await _organisations.FindAsync(unit, "bruno", default));
        Assert.Null(await _units.MakeAsync(house, UnitKind.Cohort, People.Hospital, "bruno", People.Noon, default));
        Assert.Equal([new(unit, "Registre des cardiopathies", UnitKind.Registry, false)], await _units.OfHouseAsync(house, default));
        Assert.Null(await _units.MakeAsync(
            unit, UnitKind.Cohort, People.Hospital.OfUnit(UnitKind.Cohort, "Cohorte"), "anne", People.Noon, default));
    }

    [Fact]
    public async Task An_organisation_becomes_a_unit_by_a_code_that_is_good_once_and_gives_up_its_number()
    {
        var house = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        var other = await _people.OrganisationAsync(("bruno", MemberRole.Owner));
        var code = await _units.OfferAsync(house, UnitKind.Biobank, "anne", People.Noon, default);
        var typed = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);

        Assert.Equal(house, (await _units.FindOfferAsync(typed, People.Noon, default))!.HouseId);
        Assert.Equal(PlaceOutcome.NoPlace, await _units.JoinAsync(house, typed, house, "anne", People.Noon, default));
        Assert.Equal(PlaceOutcome.NoOffer, await _units.JoinAsync(other, typed, "another house", "bruno", People.Noon, default));
        Assert.Equal(PlaceOutcome.Joined, await _units.JoinAsync(other, typed, house, "bruno", People.Noon, default));

        var found = (await _organisations.FindAsync(other, "bruno", default))!;
        Assert.Equal(("", UnitKind.Biobank), (found.Details.Identifier, found.Unit!.UnitKind));
        Assert.Null(await _units.FindOfferAsync(code, People.Noon, default));
        Assert.Empty(await _units.OffersAsync(house, People.Noon, default));
    }

    [Fact]
    public async Task A_code_is_good_for_nothing_once_it_is_over_withdrawn_or_its_giver_is_no_owner_any_more()
    {
        var house = await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Owner));
        var over = await _units.OfferAsync(house, UnitKind.Cohort, "anne", People.Noon - UnitOffer.Lifetime, default);
        var withdrawn = await _units.OfferAsync(house, UnitKind.Cohort, "anne", People.Noon, default);
        Assert.True(await _units.WithdrawOfferAsync(
            house, Assert.Single(await _units.OffersAsync(house, People.Noon, default)).Id, "anne", People.Noon, default));
        var brunos = await _units.OfferAsync(house, UnitKind.Cohort, "bruno", People.Noon, default);
        await new MemberStore(_people.Database).RemoveAsync(house, "bruno", null, "anne", People.Noon, default);

        foreach (var code in new[] { over, withdrawn, brunos, "", null })
        {
            Assert.Null(await _units.FindOfferAsync(code, People.Noon, default));
        }
    }

    [Fact]
    public async Task Who_has_units_or_is_one_becomes_none()
    {
        var house = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        var other = await _organisations.CreateAsync(People.Hospital, "anne", People.Noon, default);
        var unit = await MakeAsync(other);
        var code = await _units.OfferAsync(house, UnitKind.Cohort, "anne", People.Noon, default);

        Assert.Equal(PlaceOutcome.NoPlace, await _units.JoinAsync(other, code, house, "anne", People.Noon, default));
        Assert.Equal(PlaceOutcome.NoPlace, await _units.JoinAsync(unit, code, house, "anne", People.Noon, default));
        Assert.True(await _units.LeaveAsync(unit, other, "anne", People.Noon, default));
        Assert.Equal(PlaceOutcome.Joined, await _units.JoinAsync(unit, code, house, "anne", People.Noon, default));
    }

    [Fact]
    public async Task A_house_that_is_erased_leaves_its_units_independent_and_their_trail_says_so()
    {
        var house = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        var unit = await MakeAsync(house);
        Assert.True(await _units.ShowDraftsAsync(unit, true, "anne", People.Noon, default));
        Assert.False(await _units.ShowDraftsAsync(unit, true, "anne", People.Noon, default));

        await new OrganisationErasure(_people.Database).EraseAsync(house, "anne", People.Noon, default);

        Assert.Null((await _organisations.FindAsync(unit, "anne", default))!.Unit);
        var trail = await new AuditQuery(_people.Database).OfOrganisationAsync(unit, new(), 0, 10, default);
        Assert.Equal([AuditAction.UnitLeft, AuditAction.DraftsShown, AuditAction.UnitJoined, AuditAction.Created],
            trail.Select(line => line.Action));
    }

    [Fact]
    public async Task A_unit_that_is_erased_or_closed_with_its_owners_account_leaves_an_entry_with_its_house()
    {
        var house = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        await _people.AccountAsync("claire");
        var unit = await MakeAsync(house);
        await _people.JoinAsync(unit, "claire", MemberRole.Owner);
        await new MemberStore(_people.Database).RemoveAsync(unit, "anne", null, "anne", People.Noon, default);

        Assert.Equal(MemberChange.Done, await new ClosingStore(_people.Database).CloseAsync(
            "claire", new Dictionary<string, Handover>(), People.Noon, default));

        Assert.Empty(await _units.OfHouseAsync(house, default));
        var trail = await new AuditQuery(_people.Database).OfOrganisationAsync(house, new(), 0, 1, default);
        Assert.Equal((AuditAction.UnitLeft, unit), (trail[0].Action, trail[0].SubjectId));
    }

    private async Task<string> MakeAsync(string house) => (await _units.MakeAsync(
        house, UnitKind.Registry, People.Hospital.OfUnit(UnitKind.Registry, "Registre des cardiopathies"), "anne", People.Noon, default))!;
}

namespace EhdsReadiness.Core.Tests.Portfolios;

public sealed class GrantTests : IDisposable
{
    private static readonly DateOnly Until = new(2027, 6, 30);

    private readonly People _people = new();
    private readonly GrantStore _grants;
    private readonly ConsultancyStore _consultancies;

    public GrantTests()
    {
        _grants = new(_people.Database);
        _consultancies = new(_people.Database);
    }

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task An_access_given_again_takes_the_place_of_the_one_before()
    {
        var (client, consultancy) =
            (await _people.OrganisationAsync(("anne", MemberRole.Owner)), await ConsultancyAsync("claire", "552081317"));
        await _grants.GrantAsync(client, consultancy, true, Until, "anne", People.Noon, default);
        await _grants.GrantAsync(client, consultancy, false, Until.AddMonths(1), "anne", People.Noon.AddHours(1), default);

        var grants = await _grants.OfClientAsync(client, default);
        Assert.Equal([(false, true), (true, false)], grants.Select(grant => (grant.MayAnswer, grant.RunsOn(new(2026, 11, 23)))));
        Assert.Equal(("anne", People.Noon.AddHours(1)), (grants[1].WithdrawnByName, grants[1].WithdrawnAt));
    }

    [Theory]
    [InlineData("2027-06-30", true)]
    [InlineData("2027-07-01", false)]
    public async Task An_access_runs_through_its_last_day(string day, bool runs)
    {
        var (client, consultancy) =
            (await _people.OrganisationAsync(("anne", MemberRole.Owner)), await ConsultancyAsync("claire", "552081317"));
        await _grants.GrantAsync(client, consultancy, true, Until, "anne", People.Noon, default);
        Assert.Equal(runs, Assert.Single(await _grants.OfClientAsync(client, default))
            .RunsOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Only_the_organisation_that_gave_an_access_withdraws_it_and_only_once()
    {
        var (client, consultancy, other) = (await _people.OrganisationAsync(("anne", MemberRole.Owner)),
            await ConsultancyAsync("claire", "552081317"), await _people.OrganisationAsync(("bruno", MemberRole.Owner)));
        await _grants.GrantAsync(client, consultancy, true, Until, "anne", People.Noon, default);
        var id = Assert.Single(await _grants.OfClientAsync(client, default)).Id;

        Assert.False(await _grants.WithdrawAsync(other, id, "bruno", People.Noon, default));
        Assert.False(await _grants.WithdrawAsync(client, "nothing", "anne", People.Noon, default));
        Assert.True(await _grants.WithdrawAsync(client, id, "anne", People.Noon, default));
        Assert.False(await _grants.WithdrawAsync(client, id, "anne", People.Noon, default));
    }

    [Fact]
    public async Task Giving_and_withdrawing_stand_in_the_clients_trail()
    {
        var (client, consultancy) =
            (await _people.OrganisationAsync(("anne", MemberRole.Owner)), await ConsultancyAsync("claire", "552081317"));
        await _grants.GrantAsync(client, consultancy, true, Until, "anne", People.Noon, default);
        await _grants.WithdrawAsync(client, Assert.Single(await _grants.OfClientAsync(client, default)).Id, "anne", People.Noon, default);

        var lines = await new AuditQuery(_people.Database).OfOrganisationAsync(client, new(), 0, 10, default);
        Assert.Equal(
            [(AuditAction.Withdrew, "anne", "Conseil claire", null), (AuditAction.Granted, "anne", "Conseil claire", "answer 2027-06-30")],
            lines.Take(2).Select(line => (line.Action, line.ActorName, line.SubjectName, line.Remark)));
        Assert.Null((await new AuditTrail(_people.Database).VerifyAsync(default)).Fault);
    }

    [Theory]
    [InlineData("552081317", true)]
    [InlineData(" 552 081 317 ", true)]
    [InlineData("55208131", false)]
    [InlineData("%", false)]
    [InlineData("732829320", false)]
    [InlineData("", false)]
    public async Task A_consultancy_is_found_by_its_exact_proven_identifier_only(string typed, bool found)
    {
        var consultancy = await ConsultancyAsync("claire", "552081317");
        await ProveAsync(consultancy);
        // Of the other SIREN there is an organisation that is no consultancy.
        await _people.OrganisationAsync(("anne", MemberRole.Owner));

        Assert.Equal(found ? consultancy : null, (await _consultancies.FindAsync(typed, default))?.Id);
    }

    [Fact]
    public async Task A_siren_that_a_stranger_gives_finds_nobody_and_hides_nobody_who_has_proven_it()
    {
        var first = await ConsultancyAsync("claire", "552081317");
        Assert.Null(await _consultancies.FindAsync("552081317", default));
        var second = await ConsultancyAsync("paul", "552081317");
        await _consultancies.MakeCodeAsync(first, People.Noon, default);
        await _consultancies.MakeCodeAsync(second, People.Noon, default);

        Assert.Null(await _consultancies.FindAsync("552081317", default));
        await ProveAsync(second);
        Assert.Equal(second, (await _consultancies.FindAsync("552081317", default))!.Id);
        Assert.Equal(second,
            (await _consultancies.FindAsync((await _consultancies.CodeOfAsync(second, default))!.ToLowerInvariant(), default))!.Id);
    }

    [Fact]
    public async Task A_replaced_code_names_nobody()
    {
        var consultancy = await ConsultancyAsync("claire", null);
        Assert.Null(await _consultancies.CodeOfAsync(consultancy, default));
        await _consultancies.MakeCodeAsync(consultancy, People.Noon, default);
        var old = (await _consultancies.CodeOfAsync(consultancy, default))!;
        await _consultancies.MakeCodeAsync(consultancy, People.Noon, default);

        Assert.Matches("^[B-DF-HJKMNP-TV-XZ2-9]{4}-[B-DF-HJKMNP-TV-XZ2-9]{4}-[B-DF-HJKMNP-TV-XZ2-9]{4}$", old);
        Assert.Null(await _consultancies.FindAsync(old, default));
        Assert.Equal(consultancy, (await _consultancies.FindAsync((await _consultancies.CodeOfAsync(consultancy, default))!, default))!.Id);
    }

    private async Task ProveAsync(string organisation) => Assert.Equal(ProofOutcome.Proven,
        await new ClaimStore(_people.Database).ConfirmAsync(organisation, "552081317", "someone", "Seen", People.Noon, default));

    private async Task<string> ConsultancyAsync(string owner, string? siren) =>
        await new OrganisationStore(_people.Database)
            .CreateAsync(new($"Conseil {owner}", "company", null, siren, siren is null ? "BE 0400" : null, null, true, Language.French),
            await _people.AccountAsync(owner), People.Noon, default);
}

namespace EhdsReadiness.Core.Tests.Aggregates;

public sealed class ClaimStoreTests : IAsyncLifetime, IDisposable
{
    private const string Number = "732829320";
    private const string Contact = "direction@chu.example";
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);
    private static readonly OrganisationDetails Details = new("CHU", "hospital", "FR-IDF", Number, null, null, false, Language.French);

    private readonly TemporaryDatabase _database = new();
    private string _account = "";
    private string _first = "";
    private string _second = "";

    private ClaimStore Claims => new(_database.Database);

    private OrganisationStore Organisations => new(_database.Database);

    public async Task InitializeAsync()
    {
        var account = new Account
            { Id = Account.NewId(Now), Email = "anne@chu.example", Name = "Anne", Language = Language.French, CreatedAt = Now };
        Assert.True(await new AccountStore(_database.Database).AddAsync(account, AuditActor.System, default));
        _account = account.Id;
        await new RegisterStore(_database.Database).ReplaceAsync(
            [new(Number, "CHU de Montervaux", "hospital", "FR-IDF", Roles.Holder, [], null, Contact)], AuditActor.System,
            Now, default);
        _first = await Organisations.CreateAsync(Details, _account, Now, default);
        _second = await Organisations.CreateAsync(Details with { Name = "Un autre" }, _account, Now, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_claim_says_what_the_register_knows_and_who_else_gives_the_number()
    {
        var claim = (await Claims.FindAsync(_first, Now, default))!;

        Assert.Equal(("CHU", Number, 1, "CHU de Montervaux", Contact),
            (claim.Name, claim.Identifier, claim.Members, claim.KnownAs, claim.Contact));
        Assert.Equal((1, false, null, null), (claim.Others, claim.IsAnothers, claim.CodeUntil, claim.Proof));
        Assert.Equal(2, await Claims.CountAsync(ClaimFilter.Open, null, default));
    }

    [Fact]
    public async Task The_code_that_was_sent_last_proves_the_number_once_however_it_is_typed()
    {
        var former = await Claims.MakeCodeAsync(_first, Number, Contact, _account, Now, default);
        var code = (await Claims.MakeCodeAsync(_first, Number, Contact, _account, Now, default))!;

        Assert.Equal(ProofOutcome.WrongCode, await Claims.ProveByCodeAsync(_first, former, _account, Now, default));
        Assert.Equal(ProofOutcome.WrongCode, await Claims.ProveByCodeAsync(_second, code, _account, Now, default));
        Assert.Equal(ProofOutcome.WrongCode,
            await Claims.ProveByCodeAsync(_first, code, _account, Now + NumberCode.Lifetime, default));
        Assert.Equal(ProofOutcome.Proven,
            await Claims.ProveByCodeAsync(_first, $" {code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()} ", _account, Now,
            default));
        Assert.Equal(ProofOutcome.WrongCode, await Claims.ProveByCodeAsync(_first, code, _account, Now, default));

        var proof = (await Claims.FindAsync(_first, Now, default))!.Proof!;
        Assert.Equal((ProofWay.Code, "Anne", null, Now), (proof.Way, proof.By, proof.Reason, proof.ProvenAt));
        Assert.True((await Claims.FindAsync(_second, Now, default))!.IsAnothers);
        Assert.Equal(0, await Claims.CountAsync(ClaimFilter.Open, null, default));
        Assert.Equal(2, (await Claims.ListAsync(ClaimFilter.All, Number, 0, 10, Now, default)).Count);
    }

    [Fact]
    public async Task A_number_is_one_organisations_until_its_proof_is_taken_back()
    {
        Assert.Equal(ProofOutcome.Proven, await Claims.ConfirmAsync(_second, Number, _account, "Vu au téléphone", Now, default));
        Assert.Equal(ProofOutcome.ProvenByAnother, await Claims.ConfirmAsync(_first, Number, _account, "Erreur", Now, default));

        Assert.False(await Claims.RevokeAsync(_first, Number, _account, "Erreur", Now, default));
        Assert.True(await Claims.RevokeAsync(_second, Number, _account, "Erreur", Now, default));
        Assert.False(await Claims.RevokeAsync(_second, Number, _account, "Erreur", Now, default));

        Assert.Equal(ProofOutcome.Proven, await Claims.ConfirmAsync(_first, Number, _account, "Vu au téléphone", Now, default));
        Assert.Equal("Vu au téléphone", (await Claims.FindAsync(_first, Now, default))!.Proof!.Reason);
    }

    [Fact]
    public async Task A_proof_and_a_code_end_with_the_number_that_they_are_of()
    {
        var code = await Claims.MakeCodeAsync(_second, Number, Contact, _account, Now, default);
        Assert.Equal(ProofOutcome.Proven, await Claims.ConfirmAsync(_first, Number, _account, "Vu au téléphone", Now, default));
        var other = Details with { Siren = "552100554" };
        Assert.True(await Organisations.SaveAsync(_first, other, Details, _account, Now, default));
        Assert.True(await Organisations.SaveAsync(
            _second, other with { Name = "Un autre" }, Details with { Name = "Un autre" }, _account, Now, default));

        Assert.Null((await Claims.FindAsync(_first, Now, default))!.Proof);
        Assert.Equal(ProofOutcome.NumberChanged, await Claims.ConfirmAsync(_first, Number, _account, "Vu", Now, default));
        Assert.Equal(ProofOutcome.NumberChanged, await Claims.ProveByCodeAsync(_second, code, _account, Now, default));
        Assert.Null(await Claims.MakeCodeAsync(_first, Number, Contact, _account, Now, default));

        Assert.True(await Organisations.SaveAsync(_first, Details, other, _account, Now, default));
        Assert.Null((await Claims.FindAsync(_first, Now, default))!.Proof);
    }

    [Fact]
    public async Task A_code_is_good_for_nothing_once_the_register_has_another_contact_or_the_proof_was_taken_back()
    {
        var code = await Claims.MakeCodeAsync(_first, Number, Contact, _account, Now, default);
        await new RegisterStore(_database.Database).ReplaceAsync(
            [new(Number, "CHU de Montervaux", "hospital", "FR-IDF", Roles.Holder, [], null, "dsi@chu.example")], AuditActor.System, Now,
            default);
        Assert.Equal(ProofOutcome.WrongCode, await Claims.ProveByCodeAsync(_first, code, _account, Now, default));

        var other = await Claims.MakeCodeAsync(_first, Number, "dsi@chu.example", _account, Now, default);
        Assert.Equal(ProofOutcome.Proven, await Claims.ConfirmAsync(_first, Number, _account, "Vu au téléphone", Now, default));
        Assert.True(await Claims.RevokeAsync(_first, Number, _account, "Erreur", Now, default));
        Assert.Equal(ProofOutcome.WrongCode, await Claims.ProveByCodeAsync(_first, other, _account, Now, default));
    }

    [Fact]
    public async Task Numbers_that_several_give_and_organisations_that_no_owner_opens_are_listed()
    {
        var alone = await Organisations.CreateAsync(
            Details with { Siren = "552100554", Name = "Épinal 100 %" }, _account, Now, default);
        async Task<string[]> IdsOf(ClaimFilter filter, string? search = null)
        {
            var claims = await Claims.ListAsync(filter, search, 0, 10, Now, default);
            Assert.Equal(claims.Count, await Claims.CountAsync(filter, search, default));
            return [.. claims.Select(claim => claim.OrganisationId).Order(StringComparer.Ordinal)];
        }

        string[] both = [.. new[] { _first, _second }.Order(StringComparer.Ordinal)];

        Assert.Equal(both, await IdsOf(ClaimFilter.Disputed));
        Assert.Empty(await IdsOf(ClaimFilter.Orphaned));
        Assert.Equal(both, await IdsOf(ClaimFilter.All));
        Assert.Equal([alone], await IdsOf(ClaimFilter.All, "552 100 554"));
        // Names of what the register does not know are not to be had by parts.
        Assert.Empty(await IdsOf(ClaimFilter.All, "épinal 100 %"));
        Assert.Equal(both, await IdsOf(ClaimFilter.All, "DE MONTERVAUX"));
        Assert.Equal([_second], await IdsOf(ClaimFilter.All, "un AUTRE"));
        Assert.Empty(await IdsOf(ClaimFilter.All, "%"[..1] + "_"));

        await using (var connection = await _database.Database.OpenAsync(default))
        {
            await connection.ExecuteAsync("UPDATE account SET disabled_at = created_at", null, null, default);
        }

        Assert.Equal(3, (await IdsOf(ClaimFilter.Orphaned)).Length);
    }

    [Fact]
    public async Task The_owners_of_whoever_gives_a_number_are_known_but_not_to_tell_them_of_their_own()
    {
        Assert.Empty(await Claims.OwnersAsync(Number, _account, default));
        await Claims.ConfirmAsync(_second, Number, _account, "Seen", Now, default);

        Assert.Equal([(_first, false, "anne@chu.example", "fr"), (_second, true, "anne@chu.example", "fr")],
            (await Claims.OwnersAsync(Number, "somebody else", default)).OrderBy(owner => owner.IsProven));
    }
}

using System.Data.Common;

namespace EhdsReadiness.Core.Tests.Accounts;

public sealed class StoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 11, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _temporary = new();

    private AccountStore Accounts => new(_temporary.Database);

    private AttemptStore Attempts => new(_temporary.Database);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Two_accounts_never_share_an_address_whatever_the_case_of_its_letters()
    {
        Assert.True(await AddAsync("Anne@exemple.fr"));
        Assert.False(await AddAsync("anne@EXEMPLE.fr"));
        Assert.True(await AddAsync("bruno@exemple.fr"));
        var bruno = (await Accounts.FindByEmailAsync("BRUNO@EXEMPLE.FR", default))!;
        bruno.Email = "ANNE@exemple.fr";
        Assert.False(await Accounts.SaveAsync(bruno, default));
    }

    [Fact]
    public async Task Of_two_writers_the_later_one_notices()
    {
        await AddAsync("anne@exemple.fr");
        var (first, second) = (
            (await Accounts.FindByEmailAsync("ANNE@EXEMPLE.FR", default))!, (await Accounts.FindByEmailAsync("ANNE@EXEMPLE.FR", default))!);
        first.Name = "Anne One";
        second.Name = "Anne Two";
        Assert.True(await Accounts.SaveAsync(first, default));
        Assert.False(await Accounts.SaveAsync(second, default));
        first.Name = "Anne Again";
        Assert.True(await Accounts.SaveAsync(first, default));
        Assert.Equal("Anne Again", (await Accounts.FindAsync(first.Id, default))!.Name);
    }

    /// <summary>A role that a login gave goes with the login; one that somebody else gave stays.</summary>
    [Fact]
    public async Task A_new_password_by_a_mail_takes_logins_off_with_the_role_that_they_gave()
    {
        var logins = new ExternalLoginStore(_temporary.Database);
        async Task<Account> LinkedAsync(string name, AccountRole given)
        {
            await AddAsync($"{name}@exemple.fr");
            var account = (await Accounts.FindByEmailAsync($"{name}@exemple.fr".ToUpperInvariant(), default))!;
            await logins.LinkAsync(new("house", "https://id.exemple.fr", name), account.Id, Noon, default);
            await logins.NoteRoleAsync((await logins.OfAccountAsync(account.Id, default))[0].Id, given, default);
            account.Role = AccountRole.Analyst;
            await Accounts.SaveAsync(account, default);
            return account;
        }

        var (theirs, ours) = (await LinkedAsync("anne", AccountRole.Analyst), await LinkedAsync("bruno", AccountRole.Administrator));
        foreach (var account in new[] { theirs, ours })
        {
            var what = new AuditEvent(
                AuditAction.Secured, AuditActor.Account(account.Id), AuditSubject.Account(account.Id), null, "password");
            Assert.True(await Accounts.SaveByLinkAsync(account, "token", what, Noon, default, unlinks: true));
            Assert.Empty(await logins.OfAccountAsync(account.Id, default));
        }

        Assert.Null((await Accounts.FindAsync(theirs.Id, default))!.Role);
        Assert.Equal(AccountRole.Analyst, (await Accounts.FindAsync(ours.Id, default))!.Role);
    }

    [Fact]
    public async Task A_step_of_the_authenticator_is_used_once_and_never_one_before_it()
    {
        await AddAsync("anne@exemple.fr");
        var id = (await Accounts.FindByEmailAsync("ANNE@EXEMPLE.FR", default))!.Id;
        Assert.True(await Accounts.UseStepAsync(id, 100, default));
        Assert.False(await Accounts.UseStepAsync(id, 100, default));
        Assert.False(await Accounts.UseStepAsync(id, 99, default));
        Assert.True(await Accounts.UseStepAsync(id, 101, default));
    }

    [Fact]
    public async Task Tries_are_free_again_when_their_span_is_over_and_when_one_succeeded()
    {
        var span = TimeSpan.FromMinutes(15);
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(await Attempts.TakeAsync("anne", 3, span, Noon.AddMinutes(i), default));
        }

        Assert.Equal(Noon + span, await Attempts.TakeAsync("anne", 3, span, Noon.AddMinutes(14), default));
        Assert.Null(await Attempts.TakeAsync("bruno", 3, span, Noon.AddMinutes(14), default));
        Assert.Null(await Attempts.TakeAsync("anne", 3, span, Noon + span, default));
        await Attempts.TakeAsync("anne", 1, span, Noon + span, default);
        await Attempts.ForgetAsync("anne", default);
        Assert.Null(await Attempts.TakeAsync("anne", 1, span, Noon + span, default));
    }

    [Fact]
    public async Task Of_many_tries_at_once_no_more_than_the_limit_are_made()
    {
        var attempts = Attempts;
        var taken = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(_ => Task.Run(() => attempts.TakeAsync("anne", 10, TimeSpan.FromMinutes(15), Noon, default))));
        Assert.Equal(10, taken.Count(one => one is null));
    }

    [Fact]
    public async Task A_recovery_code_is_used_once_and_new_ones_replace_the_old()
    {
        await AddAsync("anne@exemple.fr");
        var id = (await Accounts.FindByEmailAsync("ANNE@EXEMPLE.FR", default))!.Id;
        var store = new RecoveryCodeStore(_temporary.Database);
        var old = await store.RenewAsync(id, default);
        Assert.True(await store.UseAsync(id, old[0].ToUpperInvariant(), default));
        Assert.False(await store.UseAsync(id, old[0], default));
        Assert.Equal(9, await store.CountAsync(id, default));
        await store.RenewAsync(id, default);
        Assert.False(await store.UseAsync(id, old[1], default));
        Assert.Equal(10, await store.CountAsync(id, default));
    }

    [Fact]
    public async Task A_session_goes_with_its_account_and_when_nobody_used_it()
    {
        await AddAsync("anne@exemple.fr");
        var id = (await Accounts.FindByEmailAsync("ANNE@EXEMPLE.FR", default))!.Id;
        var sessions = new SessionStore(_temporary.Database);
        var idle = await sessions.BeginAsync(id, "", "", Noon, Noon.AddDays(-1), default);
        var used = await sessions.BeginAsync(id, "", "Firefox, Windows", Noon.AddDays(2), Noon.AddDays(1), default);
        Assert.Null(await sessions.FindAsync(idle, default));
        Assert.Equal(id, (await sessions.FindAsync(used, default))!.AccountId);
        Assert.Equal(MemberChange.Done, await new ClosingStore(_temporary.Database)
            .CloseAsync(id, new Dictionary<string, Handover>(), Noon.AddDays(2), default));
        Assert.Null(await sessions.FindAsync(used, default));
    }

    [Fact]
    public async Task A_session_is_kept_by_the_hash_of_its_secret_and_ends_with_the_stamp_of_its_account()
    {
        await AddAsync("anne@exemple.fr");
        var anne = (await Accounts.FindByEmailAsync("ANNE@EXEMPLE.FR", default))!;
        var sessions = new SessionStore(_temporary.Database);
        var secret = await sessions.BeginAsync(anne.Id, anne.SecurityStamp, "", Noon, Noon.AddDays(-1), default);
        var session = Assert.Single(await sessions.OfAccountAsync(anne.Id, default));
        Assert.Equal(Secret.Hash(secret), session.Id);
        Assert.Null(await sessions.FindAsync(session.Id, default));

        var late = anne.SecurityStamp;
        anne.SecurityStamp = "another";
        Assert.True(await Accounts.SaveAsync(anne, default));
        Assert.Null(await sessions.FindAsync(secret, default));
        Assert.Empty(await sessions.OfAccountAsync(anne.Id, default));

        // A sign-in that began before the change ends in nothing.
        Assert.Null(await sessions.FindAsync(await sessions.BeginAsync(anne.Id, late, "", Noon, Noon.AddDays(-1), default), default));
        var renewed = await sessions.RenewAsync(anne.Id, anne.SecurityStamp, "", Noon, default);
        Assert.Equal(anne.Id, (await sessions.FindAsync(renewed, default))!.AccountId);
        Assert.Single(await sessions.OfAccountAsync(anne.Id, default));
    }

    [Theory]
    [InlineData("BEFORE INSERT ON used_link")]
    [InlineData("BEFORE INSERT ON audit_entry")]
    public async Task What_the_link_of_a_mail_does_is_done_whole_or_not_at_all(string fault)
    {
        await AddAsync("anne@exemple.fr");
        var anne = (await Accounts.FindByEmailAsync("ANNE@EXEMPLE.FR", default))!;
        var (sessions, signUps) = (new SessionStore(_temporary.Database), new SignUpStore(_temporary.Database));
        var session = await sessions.BeginAsync(anne.Id, anne.SecurityStamp, "", Noon, Noon.AddDays(-1), default);
        await signUps.AddAsync(new("bruno@exemple.fr", "Bruno", Language.French, "hash", Noon.AddDays(1)), "token", Noon, default);
        var bruno = Named("bruno@exemple.fr");
        anne.PasswordHash = "another";
        var what = new AuditEvent(AuditAction.Secured, AuditActor.Account(anne.Id), AuditSubject.Account(anne.Id), null, "password");

        await _temporary.Database.ExecuteAsync(EngineSql.Fault(fault), null, default);
        await Assert.ThrowsAnyAsync<DbException>(() => Accounts.SaveByLinkAsync(anne, "link", what, Noon, default));
        await Assert.ThrowsAnyAsync<DbException>(() => signUps.ConfirmAsync("token", bruno, null, default));

        Assert.NotEqual("another", (await Accounts.FindAsync(anne.Id, default))!.PasswordHash);
        Assert.NotNull(await sessions.FindAsync(session, default));
        Assert.NotNull(await signUps.FindAsync("token", Noon, default));
        Assert.Null(await Accounts.FindByEmailAsync("BRUNO@EXEMPLE.FR", default));

        await _temporary.Database.ExecuteAsync(EngineSql.EndFault, null, default);
        Assert.True(await Accounts.SaveByLinkAsync(anne, "link", what, Noon, default));
        Assert.True(await signUps.ConfirmAsync("token", bruno, null, default));
        Assert.False(await signUps.ConfirmAsync("token", Named("bruno@exemple.fr"), null, default));
        Assert.Null(await sessions.FindAsync(session, default));
        Assert.Equal(anne.Id, await new UsedLinkStore(_temporary.Database).FindAsync("link", default));
        Assert.Equal(bruno.Id, await new UsedLinkStore(_temporary.Database).FindAsync("token", default));
    }

    [Fact]
    public async Task Each_lock_within_a_day_lasts_twice_as_long_as_the_one_before()
    {
        var (span, now, lengths) = (TimeSpan.FromMinutes(15), Noon, new List<double>());
        for (var i = 0; i < 8; i++)
        {
            DateTimeOffset? until;
            for (Attempt attempt; (attempt = await Attempts.TakeOrLockAsync("anne", 2, span, now, default)).Until is null;)
            {
            }

            until = (await Attempts.TakeOrLockAsync("anne", 2, span, now, default)).Until;
            lengths.Add((until!.Value - now).TotalMinutes);
            now = until.Value;
        }

        Assert.Equal([15, 30, 60, 120, 240, 480, 960, 1440], lengths);
        await Attempts.ForgetAsync("anne", default);
        for (var i = 0; i < 2; i++)
        {
            Assert.Null((await Attempts.TakeOrLockAsync("anne", 2, span, now, default)).Until);
        }

        var first = await Attempts.TakeOrLockAsync("anne", 2, span, now, default);
        Assert.Equal((now + span, true), (first.Until!.Value, first.IsFirstRefusal));
        Assert.False((await Attempts.TakeOrLockAsync("anne", 2, span, now, default)).IsFirstRefusal);
    }

    private Task<bool> AddAsync(string email)
    {
        var account = Named(email);
        return Accounts.AddAsync(account, AuditActor.Account(account.Id), default);
    }

    private static Account Named(string email) =>
        new() { Id = Account.NewId(Noon), Email = email, Name = email, Language = Language.French, CreatedAt = Noon };
}

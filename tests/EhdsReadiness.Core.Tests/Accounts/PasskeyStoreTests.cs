namespace EhdsReadiness.Core.Tests.Accounts;

public sealed class PasskeyStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 11, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _temporary = new();

    private AccountStore Accounts => new(_temporary.Database);

    private PasskeyStore Passkeys => new(_temporary.Database, Accounts);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task It_counts_on_or_not_at_all_and_never_back()
    {
        var anne = await AnneAsync("counts", 5);
        await AnneAsync("does not count", 0, anne);
        Assert.False(await Passkeys.UseAsync("counts", 5, true, Noon, default));
        Assert.False(await Passkeys.UseAsync("counts", 0, true, Noon, default));
        Assert.True(await Passkeys.UseAsync("counts", 6, true, Noon, default));
        Assert.True(await Passkeys.UseAsync("does not count", 0, false, Noon, default));
        Assert.True(await Passkeys.UseAsync("does not count", 0, false, Noon, default));
        Assert.False(await Passkeys.UseAsync("unknown", 1, false, Noon, default));
        Assert.Equal((6, true, Noon), (await Passkeys.FindAsync("counts", default)) is { } kept
            ? (kept.SignCount, kept.BackedUp, kept.UsedAt) : default);
    }

    [Fact]
    public async Task It_is_a_second_factor_until_the_last_is_removed_and_goes_with_its_account()
    {
        var anne = await AnneAsync("one", 0);
        Assert.True((await ReadAsync()).HasSecondFactor);
        Assert.False(await Passkeys.RenameAsync("somebody else", "one", "Other", default));
        Assert.True(await Passkeys.RenameAsync(anne.Id, "one", "Other", default));
        var late = await ReadAsync();
        var what = new AuditEvent(AuditAction.Secured, AuditActor.Account(anne.Id), AuditSubject.Account(anne.Id), null, "passkey removed");
        Assert.True(await Passkeys.RemoveAsync(await ReadAsync(), "one", what, Noon, default));
        Assert.False(await Passkeys.RemoveAsync(late, "one", what, Noon, default));
        Assert.False((await ReadAsync()).HasSecondFactor);
        await AnneAsync("two", 0, await ReadAsync());
        await _temporary.Database.ExecuteAsync("DELETE FROM account", null, default);
        Assert.Null(await Passkeys.FindAsync("two", default));
    }

    private async Task<Account> ReadAsync() => (await Accounts.FindByEmailAsync("ANNE@EXEMPLE.FR", default))!;

    /// <summary>Gives Anne a passkey of that identifier, and an account first when she has none.</summary>
    private async Task<Account> AnneAsync(string credential, long count, Account? anne = null)
    {
        if (anne is null)
        {
            anne = new()
                { Id = Account.NewId(Noon), Email = "anne@exemple.fr", Name = "Anne", Language = Language.French, CreatedAt = Noon };
            await Accounts.AddAsync(anne, AuditActor.System, default);
        }

        var what = new AuditEvent(AuditAction.Secured, AuditActor.Account(anne.Id), AuditSubject.Account(anne.Id), null, "passkey added");
        var passkey = new Passkey(credential, anne.Id, credential, "key", count, "Clé", "usb nfc", true, false, Noon, null);
        Assert.True(await Passkeys.AddAsync(anne, passkey, what, default));
        return anne;
    }
}

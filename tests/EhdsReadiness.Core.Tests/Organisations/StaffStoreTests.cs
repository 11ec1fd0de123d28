namespace EhdsReadiness.Core.Tests.Organisations;

public sealed class StaffStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 11, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _temporary = new();

    private AccountStore Accounts => new(_temporary.Database);

    private StaffStore Staff => new(_temporary.Database);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Nobody_of_staff_changes_their_own_role_nor_takes_the_last_administrator_who_can_sign_in()
    {
        await AddAsync("anne", AccountRole.Administrator);
        await AddAsync("bruno", AccountRole.Administrator, password: null);
        await AddAsync("noor", AccountRole.Analyst);
        var (anne, bruno) = (AuditActor.Account("anne"), AuditActor.Account("bruno"));

        Assert.Equal(StaffRefusal.Oneself, (await Staff.GiveRoleAsync("anne", null, anne, Noon, default))!.Refusal);
        Assert.Equal(StaffRefusal.Oneself, await Staff.SetDisabledAsync("anne", true, anne, Noon, default));
        // Bruno has never set a password: Anne is the only one who can come in.
        Assert.Equal(StaffRefusal.LastAdministrator, await Staff.SetDisabledAsync("anne", true, bruno, Noon, default));
        Assert.Equal(StaffRefusal.LastAdministrator,
            (await Staff.GiveRoleAsync("anne", AccountRole.Analyst, bruno, Noon, default))!.Refusal);
        Assert.Null(await Staff.SetDisabledAsync("bruno", true, anne, Noon, default));
        Assert.Null(await Staff.SetDisabledAsync("bruno", false, anne, Noon, default));
        Assert.True((await Staff.GiveRoleAsync("noor", AccountRole.Administrator, anne, Noon, default))!.IsDone);
        Assert.True((await Staff.GiveRoleAsync("anne", null, AuditActor.Account("noor"), Noon, default))!.IsDone);
        // Whoever runs the machine may.
        Assert.True((await Staff.GiveRoleAsync("noor", null, AuditActor.System, Noon, default))!.IsDone);
    }

    [Fact]
    public async Task Administrators_see_when_somebody_last_signed_in_and_in_how_many_browsers_and_end_it()
    {
        await AddAsync("anne", AccountRole.Administrator);
        await AddAsync("noor", AccountRole.Analyst);
        await AddAsync("somebody", null);
        var sessions = new SessionStore(_temporary.Database);
        foreach (var account in new[] { "noor", "somebody" })
        {
            await sessions.BeginAsync(account, "stamp", "Firefox, Linux", Noon, Noon.AddDays(-1), default);
            await sessions.BeginAsync(account, "stamp", "Chrome, Windows", Noon.AddHours(1), Noon.AddDays(-1), default);
        }

        Assert.Equal(["anne", "noor"], (await Staff.AllAsync(default)).Select(one => one.Id));
        Assert.Null(await Staff.FindAsync("somebody", default));
        var noor = (await Staff.FindAsync("noor", default))!;
        Assert.Equal((Noon.AddHours(1), 2, true, false), (noor.LastSignIn, noor.Sessions, noor.HasPassword, noor.HasSecondFactor));
        await Staff.EndSessionsAsync("noor", but: null, AuditActor.Account("anne"), Noon, default);
        Assert.Equal(0, (await Staff.FindAsync("noor", default))!.Sessions);

        var trail = new AuditQuery(_temporary.Database);
        Assert.Equal(3, await trail.CountOfSiteAsync(default));
        Assert.Equal([AuditAction.Secured, AuditAction.Created, AuditAction.Created],
            (await trail.OfSiteAsync(0, 10, default)).Select(line => line.Action));
    }

    private async Task AddAsync(string id, AccountRole? role, string? password = "hash") =>
        Assert.True(await Accounts.AddAsync(
            new()
            {
                Id = id, Email = $"{id}@exemple.fr", Name = id, Language = Language.French, Role = role, PasswordHash = password,
                SecurityStamp = "stamp", CreatedAt = Noon,
            },
            AuditActor.System, default));
}

namespace EhdsReadiness.Core.Tests.Storage;

/// <summary>No mail without what it tells, and nothing told without its mail.</summary>
public sealed class MailStoreTests : IDisposable
{
    private static readonly WaitingMail Mail = new("mail", "sealed", People.Noon, null, People.Noon);

    private readonly People _people = new();

    private Database Database => _people.Database;

    public void Dispose() => _people.Dispose();

    public static TheoryData<string> Events() =>
        ["account added", "account saved", "saved by link", "sign-up", "recovery code", "lock", "closing", "invitation"];

    [Theory]
    [MemberData(nameof(Events))]
    public async Task What_is_told_is_written_with_its_mail_or_not_at_all(string what)
    {
        var organisation = await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Reader));
        await new RecoveryCodeStore(Database).ReplaceAsync("bruno", ["aaaa-bbbb-cccc-dddd"], default);
        var before = await RowsAsync();

        await Database.ExecuteAsync(EngineSql.Fault("BEFORE INSERT ON mail"), null, default);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => DoAsync(what, organisation));
        Assert.Equal(before, await RowsAsync());

        await Database.ExecuteAsync(EngineSql.EndFault, null, default);
        await DoAsync(what, organisation);
        Assert.NotEqual(before, await RowsAsync());
        Assert.Equal(1, await new MailStore(Database).CountAsync(refused: false, default));
    }

    [Fact]
    public async Task What_is_refused_leaves_no_mail()
    {
        await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Reader));
        var bruno = (await new AccountStore(Database).FindAsync("bruno", default))!;
        bruno.ConcurrencyStamp = "an older one";

        Assert.False(await new AccountStore(Database).SaveAsync(bruno, default, mail: Mail));
        Assert.False(await new RecoveryCodeStore(Database).UseAsync("bruno", "none", default, Mail));
        Assert.Equal(MemberChange.LastOwner, await new ClosingStore(Database)
            .CloseAsync("anne", new Dictionary<string, Handover>(), People.Noon, default, Mail));
        Assert.Equal(0, await new MailStore(Database).CountAsync(refused: false, default));
    }

    [Fact]
    public async Task Owners_are_told_of_a_lock_once_a_day_and_each_lock_stands_in_the_trail()
    {
        var what = new AuditEvent(AuditAction.Locked, AuditActor.System, AuditSubject.Account("anne"), null);
        for (var hour = 0; hour < 26; hour++)
        {
            await new AttemptStore(Database)
                .NoteLockAsync(what, Mail with { Id = $"mail {hour}" }, People.Noon.AddHours(hour), default);
        }

        Assert.Equal(2, await new MailStore(Database).CountAsync(refused: false, default));
        Assert.Equal(26, await Database.FindAsync<int>("SELECT COUNT(*) FROM audit_entry", null, default));
    }

    private async Task DoAsync(string what, string organisation)
    {
        var accounts = new AccountStore(Database);
        var bruno = (await accounts.FindAsync("bruno", default))!;
        var changed = new AuditEvent(AuditAction.Changed, AuditActor.Account("bruno"), AuditSubject.Account("bruno"), null);
        await (what switch
        {
            "account added" => accounts.AddAsync(
                new() { Id = "claire", Email = "c@example.org", Name = "C", Language = Language.French, CreatedAt = People.Noon },
                AuditActor.System, default, Mail),
            "account saved" => accounts.SaveAsync(bruno, default, changed, People.Noon, Mail),
            "saved by link" => accounts.SaveByLinkAsync(bruno, "token", changed, People.Noon, default, Mail),
            "sign-up" => new SignUpStore(Database).AddAsync(
                new("c@example.org", "C", Language.French, "hash", People.Noon.AddDays(1)), "token", People.Noon, default, Mail),
            "recovery code" => new RecoveryCodeStore(Database).UseAsync("bruno", "aaaa-bbbb-cccc-dddd", default, Mail),
            "lock" => new AttemptStore(Database).NoteLockAsync(changed, Mail, People.Noon, default),
            "closing" => new ClosingStore(Database)
                .CloseAsync("bruno", new Dictionary<string, Handover>(), People.Noon, default, Mail),
            _ => (Task)new InvitationStore(Database)
                .InviteAsync(organisation, "c@example.org", MemberRole.Reader, "anne", People.Noon, default, _ => Mail),
        });
    }

    /// <summary>How many rows there are, and the stamp of an account, by which each change of it shows.</summary>
    private async Task<string> RowsAsync()
    {
        var rows = new List<string>();
        foreach (var table in (await Database.ListAsync<string>(EngineSql.Tables, null, default)).Order(StringComparer.Ordinal))
        {
            rows.Add($"{table} {await Database.FindAsync<int>($"SELECT COUNT(*) FROM {table}", null, default)}");
        }

        return string.Join(", ", rows) + await Database.FindAsync<string>(
            "SELECT concurrency_stamp FROM account WHERE id = 'bruno'", null, default);
    }
}

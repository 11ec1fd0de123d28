using EhdsReadiness.Web.Tests.Pages;
using Microsoft.Extensions.Hosting;

namespace EhdsReadiness.Web.Tests.Mails;

/// <summary>A mail that waited while what its link was for was done, withdrawn or changed is deleted and not sent: every kind of mail with
/// such a link, made and ended by the pages.</summary>
public sealed class EndedMailTests : IAsyncLifetime, IDisposable
{
    private readonly SmtpServer _server = new();
    private readonly TestSite _site = new();

    public async Task InitializeAsync()
    {
        await _site.StartAsync("--Mail:Host", "127.0.0.1", "--Mail:Port", $"{_server.Port}", "--Mail:Security", "None", "--Mail:From",
            "ehds@example.org", "--Site:Address", "https://readiness.example.org");
        // From here on rounds are the test's own.
        await _site.Services.GetServices<IHostedService>().OfType<JobRunner>().Single().StopAsync(default);
    }

    public Task DisposeAsync() => _site.DisposeAsync();

    public void Dispose() => _server.Dispose();

    public static TheoryData<string> Kinds() =>
        ["sign-up", "password", "address", "invitation", "accepted invitation", "reminder", "reminder of a former member",
        "closed account"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_mail_whose_link_was_used_or_withdrawn_is_deleted_and_one_whose_link_is_good_leaves_without_what_it_rests_on(
        string kind)
    {
        var (good, _) = await CauseAsync(kind);
        var (ended, end) = await CauseAsync(kind);
        Assert.Single(_site.Mails(good));
        Assert.Single(_site.Mails(ended));

        var waiting = _site.WaitingMails.Select(one => one.Id).ToList();
        await end();
        foreach (var (id, _) in _site.WaitingMails.Where(one => !waiting.Contains(one.Id)))
        {
            // What tells of the end.
            await _site.Services.GetRequiredService<MailStore>().DeleteAsync(id, default);
        }

        await _site.Job("mails").RoundAsync(default);

        Assert.Equal([good], _server.Recipients.Distinct());
        Assert.DoesNotContain("X-EhdsReadiness", await _server.NextAsync(), StringComparison.Ordinal);
        Assert.Empty(_site.WaitingMails);
    }

    /// <summary>Makes the site write a mail, and gives its reader and how its link ends.</summary>
    private async Task<(string To, Func<Task> EndAsync)> CauseAsync(string kind)
    {
        var (email, visitor) = (Consulting.NewEmail(), _site.Visitor());
        switch (kind)
        {
            case "sign-up":
                await visitor.GetAsync("/fr/sign-up");
                await visitor.SendAsync(("email", email), ("name", "Camille Roux"), ("password", Visitor.Password));
                return (email, () => FollowAsync(visitor, email, ("password", Visitor.Password)));
            case "password" or "closed account":
                await _site.AddAccountAsync(email);
                await visitor.GetAsync("/fr/sign-in/forgotten");
                await visitor.SendAsync(("email", email));
                return (email, () =>
                    kind == "password" ? FollowAsync(visitor, email, ("password", "un autre mot de passe 42"))
                    : CloseAsync(visitor, email));
            case "address":
                var former = Consulting.NewEmail();
                await _site.AddAccountAsync(former);
                await visitor.SignInAsync(former);
                await visitor.GetAsync("/fr/account/email");
                await visitor.SendAsync(("email", email), ("current_password", Visitor.Password));
                return (email, () => FollowAsync(visitor, email));
            case "invitation" or "accepted invitation":
                return (email, await InviteAsync(visitor, email, kind == "invitation"));
            default:
                return await RemindAsync(kind == "reminder");
        }
    }

    private async Task FollowAsync(Visitor visitor, string email, params (string, string?)[] values)
    {
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(_site.Mails(email)[0].Links[0]));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(values));
    }

    private static async Task CloseAsync(Visitor visitor, string email)
    {
        await visitor.SignInAsync(email);
        await visitor.GetAsync("/fr/account/close");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("current_password", Visitor.Password)));
    }

    private async Task<Func<Task>> InviteAsync(Visitor invited, string email, bool withdraws)
    {
        using var consulting = await Consulting.BeginAsync(_site);
        var owner = _site.Visitor();
        var client = await consulting.AddClientAsync("CHU de Montervaux");
        await owner.SignInAsync(client.Email);
        await owner.GetAsync($"/fr/organisations/{client.Id}/members/invite");
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(("email", email), ("role", "reader")));
        return async () =>
        {
            if (withdraws)
            {
                var open = await _site.Services.GetRequiredService<InvitationStore>()
                    .OpenAsync(client.Id, _site.Clock.GetUtcNow(), default);
                Assert.True(await _site.Services.GetRequiredService<InvitationStore>()
                    .WithdrawAsync(client.Id, open[0].Id, client.OwnerId, _site.Clock.GetUtcNow(), default));
                return;
            }

            await _site.AddAccountAsync(email);
            await invited.SignInAsync(email);
            await FollowAsync(invited, email);
        };
    }

    private async Task<(string, Func<Task>)> RemindAsync(bool isWanted)
    {
        using var consulting = await Consulting.BeginAsync(_site);
        var (client, now) = (await consulting.AddClientAsync("CHU de Montervaux"), _site.Clock.GetUtcNow());
        var today = FrenchTime.DayOf(now);
        var reminders = _site.Services.GetRequiredService<ReminderStore>();
        var details = new ActionDetails(
            "Désigner un référent", null, null, null, new(today.Year, today.Month, 1), ActionStatus.ToDo, null, null, null, false);
        await _site.Services.GetRequiredService<TrackingStore>()
            .AddAsync(client.Assessment!, details, AuditActor.Account(client.OwnerId), now, default);
        await reminders.SetWantedAsync(client.Assessment!, client.OwnerId, true, now, default);
        await _site.Job("reminders").RoundAsync(default);
        return (client.Email, async () =>
        {
            if (isWanted)
            {
                await reminders.SetWantedAsync(client.Assessment!, client.OwnerId, false, now, default);
                return;
            }

            await using var connection = await _site.Database.OpenAsync(default);
            await connection.ExecuteAsync("DELETE FROM member WHERE account_id = @OwnerId", client);
        });
    }
}

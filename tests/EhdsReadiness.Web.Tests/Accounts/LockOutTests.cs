using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Accounts;

/// <summary>What strangers can take from the owner of an account by guessing and by asking for mails: nothing. Networks are told apart
/// behind a proxy.</summary>
public sealed class LockOutTests : IAsyncLifetime
{
    private const string Wrong = "not the password at all";

    private readonly TestSite _site = new();

    public Task InitializeAsync() => _site.StartAsync("--Proxies:Known:0", "127.0.0.1");

    public Task DisposeAsync() => _site.DisposeAsync();

    private Visitor From(string network)
    {
        var visitor = _site.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", network);
        return visitor;
    }

    /// <summary>Tries wrong passwords until one is not even tried.</summary>
    private async Task GuessAsync(string email, params string[] networks)
    {
        foreach (var network in networks)
        {
            using var stranger = From(network);
            for (var i = 0; i < 11; i++)
            {
                Assert.Equal(HttpStatusCode.BadRequest, await stranger.SignInAsync(email, password: Wrong));
            }
        }
    }

    [Fact]
    public async Task A_stranger_locks_their_own_network_and_nobody_elses()
    {
        await _site.AddAccountAsync("spared@exemple.fr");
        await GuessAsync("spared@exemple.fr", "203.0.113.9");
        using var same = From("::ffff:203.0.113.9");
        Assert.Equal(HttpStatusCode.BadRequest, await same.SignInAsync("spared@exemple.fr"));
        using var owner = From("198.51.100.1");
        Assert.Equal(HttpStatusCode.OK, await owner.SignInAsync("spared@exemple.fr"));
    }

    [Fact]
    public async Task From_everywhere_at_once_strangers_lock_unknown_browsers_and_never_a_known_one()
    {
        await _site.AddAccountAsync("known@exemple.fr");
        using var known = From("198.51.100.1");
        Assert.Equal(HttpStatusCode.OK, await known.SignInAsync("known@exemple.fr"));
        await known.GetAsync("/fr/sign-out");
        await known.SendAsync();
        await GuessAsync("known@exemple.fr", [.. Enumerable.Range(1, 11).Select(i => $"203.0.113.{i}")]);

        using var unknown = From("198.51.100.2");
        Assert.Equal(HttpStatusCode.BadRequest, await unknown.SignInAsync("known@exemple.fr"));
        Assert.StartsWith("Trop d’essais", unknown.Page.GetElementById("email-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await known.SignInAsync("known@exemple.fr"));
        Assert.Equal("/fr/waiting", known.Path);
    }

    [Fact]
    public async Task Whoever_is_signed_in_goes_on_to_change_what_matters_while_strangers_guess()
    {
        await _site.AddAccountAsync("inside@exemple.fr");
        using var owner = From("203.0.113.20");
        await owner.SignInAsync("inside@exemple.fr");
        await GuessAsync("inside@exemple.fr", "203.0.113.20");
        await owner.GetAsync("/fr/account/password");
        Assert.Equal(HttpStatusCode.OK,
            await owner.SendAsync(("current_password", Visitor.Password), ("password", "cinq mots sans aucun rapport")));
        Assert.Equal("/fr/account?done=password", owner.Path);
    }

    [Fact]
    public async Task Another_network_cannot_use_up_the_mails_of_an_owner_nor_one_kind_those_of_another()
    {
        await _site.AddAccountAsync("mailed@exemple.fr");
        using var stranger = From("203.0.113.30");
        for (var i = 0; i < 6; i++)
        {
            await stranger.GetAsync("/fr/sign-in/forgotten");
            await stranger.SendAsync(("email", "mailed@exemple.fr"));
        }

        Assert.Equal(5, _site.Mails("mailed@exemple.fr").Count);
        using var owner = From("198.51.100.3");
        await owner.GetAsync("/fr/sign-in/forgotten");
        await owner.SendAsync(("email", "mailed@exemple.fr"));
        Assert.Equal(6, _site.Mails("mailed@exemple.fr").Count);
        await stranger.GetAsync("/fr/sign-up");
        await stranger.SendAsync(("email", "mailed@exemple.fr"), ("name", "Camille Roux"), ("password", Visitor.Password));
        Assert.Equal(7, _site.Mails("mailed@exemple.fr").Count);
    }

    [Fact]
    public async Task An_invitation_reaches_an_address_that_strangers_flooded_and_its_sender_is_told_when_one_does_not()
    {
        await _site.AddAccountAsync("flooded@exemple.fr");
        using var stranger = From("203.0.113.40");
        for (var i = 0; i < 6; i++)
        {
            await stranger.GetAsync("/fr/sign-in/forgotten");
            await stranger.SendAsync(("email", "flooded@exemple.fr"));
        }

        var owner = await _site.AddAccountAsync("inviting@exemple.fr");
        var details = new OrganisationDetails(
            "CHU de Montervaux", "hospital", "FR-GES", "732829320", null, null, false, Core.Language.French);
        var id = await _site.Services.GetRequiredService<OrganisationStore>()
            .CreateAsync(details, owner.Id, _site.Clock.GetUtcNow(), default);
        using var visitor = From("198.51.100.4");
        await visitor.SignInAsync("inviting@exemple.fr");
        for (var i = 0; i < 5; i++)
        {
            await visitor.GetAsync($"/fr/organisations/{id}/members/invite");
            Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("email", "flooded@exemple.fr"), ("role", "reader")));
        }

        Assert.Equal(10, _site.Mails("flooded@exemple.fr").Count);
        var open = (await _site.Services.GetRequiredService<InvitationStore>().OpenAsync(id, _site.Clock.GetUtcNow(), default)).Single();
        await visitor.GetAsync($"/fr/organisations/{id}/members/invite");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("email", "flooded@exemple.fr"), ("role", "reader")));
        Assert.StartsWith("Rien n’est parti", visitor.Page.GetElementById("email-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(open, (await _site.Services.GetRequiredService<InvitationStore>().OpenAsync(id, _site.Clock.GetUtcNow(), default))
            .Single());
    }

    [Fact]
    public async Task A_lock_leaves_a_trace_in_the_trail_and_tells_the_owner_once_a_day()
    {
        var account = await _site.AddAccountAsync("traced@exemple.fr");
        await GuessAsync("traced@exemple.fr", "203.0.113.50", "203.0.113.51");
        using var next = From("203.0.113.50");
        await next.GetAsync("/fr/sign-in");
        await TraceAsync(account.Id, 2);

        var mail = Assert.Single(_site.Mails("traced@exemple.fr"));
        Assert.Equal("Trop d’essais à votre compte", mail.Subject);
        await using var connection = await _site.Database.OpenAsync(default);
        const string sql =
            "SELECT entry.action FROM audit_entry AS entry JOIN audit_detail AS detail ON detail.number = entry.number WHERE " +
            "detail.subject_id = @Id ORDER BY entry.number";
        Assert.Equal(["created", "sign_in_failed", "locked", "locked"], await connection.QueryAsync<string>(sql, new { account.Id }));
    }

    /// <summary>Traces are written once the answer has gone out: this returns when those of the locks are there.</summary>
    private async Task TraceAsync(string accountId, int locks)
    {
        const string sql =
            "SELECT COUNT(*) FROM audit_entry JOIN audit_detail ON audit_detail.number = audit_entry.number WHERE subject_id = " +
            "@accountId AND action = 'locked'";

        await using var connection = await _site.Database.OpenAsync(default);
        var given = DateTime.UtcNow.AddMinutes(1);
        while ((await connection.ExecuteScalarAsync<int>(sql, new { accountId }) < locks
            || _site.MailFiles.Count == 0 || _site.WaitingMails.Count > 0) && DateTime.UtcNow < given)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public void Counts_say_how_many_came_and_one_line_a_minute_says_it_in_the_log()
    {
        using var log = new Faults.KeptLog();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var counters = new AbuseCounters(_site.Clock, logs.CreateLogger<AbuseCounters>());
        for (var i = 0; i < 100; i++)
        {
            counters.Count(AbuseKind.RateLimited);
        }

        Assert.Single(log.Records);
        _site.Clock.Move(TimeSpan.FromMinutes(1));
        counters.Count(AbuseKind.RateLimited);
        Assert.Equal(2, log.Records.Count);
        Assert.Contains("RateLimited: 100 ", log.Records[1].Text, StringComparison.Ordinal);
    }
}

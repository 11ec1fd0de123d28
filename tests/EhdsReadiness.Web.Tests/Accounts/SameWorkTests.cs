using EhdsReadiness.Web.Accounts;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Identity;

namespace EhdsReadiness.Web.Tests.Accounts;

/// <summary>What a stranger asks costs the same work for an address with an account and for one without: no watch tells them
/// apart.</summary>
public sealed class SameWorkTests : IAsyncLifetime
{
    // A site of its own: what it counts, nobody else adds to.
    private readonly TestSite _site = new();

    public Task InitializeAsync() => _site.StartAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_password_is_hashed_once_for_a_known_an_unknown_and_a_new_account()
    {
        await _site.AddAccountAsync("worked@exemple.fr");
        var invited = await _site.AddAccountAsync("invited@exemple.fr");
        invited.PasswordHash = null;
        Assert.True(await _site.Accounts.SaveAsync(invited, default));
        foreach (var email in new[] { "worked@exemple.fr", "unknown@exemple.fr", "invited@exemple.fr" })
        {
            await using var scope = _site.Services.CreateAsyncScope();
            var hasher = new CountingHasher();
            scope.ServiceProvider.GetRequiredService<UserManager<Account>>().PasswordHasher = hasher;
            var tried = await scope.ServiceProvider.GetRequiredService<PasswordCheck>().TryAsync(email, "not the password", default);
            Assert.Equal((null, null), (tried.Account, tried.LockedUntil));
            Assert.Equal(1, hasher.Hashes);
        }
    }

    [Theory]
    [InlineData("sign-in")]
    [InlineData("sign-up")]
    [InlineData("sign-in/forgotten")]
    public async Task The_same_rows_are_written_and_as_many_mails_leave(string page)
    {
        var (known, unknown) = ($"known.{page.Replace('/', '.')}@exemple.fr", $"unknown.{page.Replace('/', '.')}@exemple.fr");
        await _site.AddAccountAsync(known);
        var done = new List<(int Tries, int SignUps, int Mails)>();
        foreach (var email in new[] { known, unknown })
        {
            var before = await CountAsync();
            using var visitor = _site.Visitor();
            await visitor.GetAsync($"/en/{page}");
            await visitor.SendAsync(("email", email), ("name", "Camille Roux"), ("password", "not that password at all"));
            var after = await CountAsync();
            done.Add((after.Tries - before.Tries, after.SignUps - before.SignUps, after.Mails - before.Mails));
        }

        Assert.Equal(done[0], done[1]);
        // One for the network, one for all networks together.
        Assert.Equal(2, done[0].Tries);
        Assert.Equal(page == "sign-in" ? 0 : 1, done[0].Mails);
    }

    private async Task<(int Tries, int SignUps, int Mails)> CountAsync()
    {
        await using var connection = await _site.Database.OpenAsync(default);
        return (await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM attempt"),
            await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM sign_up"), _site.MailFiles.Count);
    }

    /// <summary>The framework's hasher, which counts what it does.</summary>
    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public int Hashes { get; private set; }

        public override string HashPassword(Account user, string password)
        {
            Hashes++;
            return base.HashPassword(user, password);
        }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Hashes++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}

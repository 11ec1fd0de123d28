using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace EhdsReadiness.Benchmarks;

/// <summary>People with accounts on the site under measure.</summary>
internal sealed class People(WebApplication site, Uri address)
{
    private const string Password = "a password for the benchmark";

    /// <summary>The value that has to come back with a form of this page.</summary>
    public static string TokenOf(string page) =>
        Regex.Match(page, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)").Groups[1].Value;

    /// <summary>A new account, and what names it.</summary>
    public async Task<string> AccountAsync(string email, DateTimeOffset at, AccountRole? role = null)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var account = new Account
            { Id = Account.NewId(at), Email = email, Name = email, Language = Language.French, Role = role, CreatedAt = at };
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password)).Succeeded
            ? account.Id : throw new InvalidOperationException($"No account for {email}.");
    }

    public async Task<HttpClient> SignInAsync(string email)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
            { BaseAddress = address };
        await SendAsync(client, "/fr/sign-in", new("email", email), new("password", Password));
        return client;
    }

    /// <summary>A signed-in analyst, second factor included.</summary>
    public async Task<HttpClient> AnalystAsync()
    {
        const string email = "analyst@bench.example";
        var accounts = site.Services.GetRequiredService<AccountStore>();
        var account = (await accounts.FindAsync(await AccountAsync(email, DateTimeOffset.UtcNow, AccountRole.Analyst), default))!;
        (account.AuthenticatorKey, account.TwoFactor) = (AuthenticatorCode.NewKey(), true);
        await accounts.SaveAsync(account, default);
        var client = await SignInAsync(email);
        await SendAsync(client, "/fr/sign-in/code",
            new KeyValuePair<string, string>("code", AuthenticatorCode.Of(account.AuthenticatorKey, DateTimeOffset.UtcNow)));
        return client;
    }

    private static async Task SendAsync(HttpClient client, string path, params KeyValuePair<string, string>[] fields)
    {
        var page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", TokenOf(page)), .. fields]);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), form);
        if (response.StatusCode != HttpStatusCode.Found)
        {
            throw new InvalidOperationException($"{path} answers {response.StatusCode}.");
        }
    }
}

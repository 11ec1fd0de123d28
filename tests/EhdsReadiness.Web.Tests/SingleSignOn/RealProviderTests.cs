using System.Security.Claims;
using System.Runtime.CompilerServices;
using AngleSharp.Html.Parser;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace EhdsReadiness.Web.Tests.SingleSignOn;

/// <summary>The whole way to two identity providers that are not ours, and back, and out again.</summary>
public sealed class RealProviderTests : IAsyncLifetime
{
    private const string ClientSecret = "a secret of forty characters and no less";

    private readonly TestSite _site = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task With_oidc_provider_set_up_as_ProConnect_somebody_opens_an_account_comes_again_and_both_sign_out_each_other()
    {
        var start = new ProcessStartInfo("node", ["provider.mjs"])
            { WorkingDirectory = Folder(), RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        try
        {
            var issuer = (await process.StandardOutput.ReadLineAsync())!;
            await _site.StartAsync(
                "--Oidc:pro:Authority", issuer, "--Oidc:pro:ClientId", "ehds", "--Oidc:pro:ClientSecret", ClientSecret,
                "--Oidc:pro:Title", "ProConnect", "--Oidc:pro:Scopes", "openid given_name usual_name email siret uid",
                "--Oidc:pro:AcrValues", "eidas1", "--Oidc:pro:Prompt", "login", "--Oidc:pro:TrustsOrganisation", "true",
                "--Oidc:pro:ReplacesSecondFactor", "true", "--Oidc:pro:Claims", """{"id_token":{"amr":{"essential":true}}}""");
            await process.StandardInput.WriteLineAsync(_site.Address.GetLeftPart(UriPartial.Authority));
            Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
            using var visitor = _site.Visitor();

            await WalkAsync(visitor, await SignOnSite.SetOutAsync(visitor, "pro"));
            Assert.Equal("/fr/sign-in/identity", visitor.Path);
            Assert.Equal(("noemie.legoff@chu.example", "Noémie Le Goff"),
                (ValueOf(visitor, "email"), ValueOf(visitor, "name")));
            Assert.Equal(HttpStatusCode.OK, await visitor.SendFormAsync(
                visitor.Page.QuerySelectorAll("main form")[^1], "?handler=new", ("email", ValueOf(visitor, "email")),
                ("name", ValueOf(visitor, "name"))));
            Assert.Equal("/fr/waiting", visitor.Path);

            // By the provider's own session, and its sign-out ends ours.
            using var other = _site.Visitor();
            await WalkAsync(other, await SignOnSite.SetOutAsync(other, "pro"));
            Assert.Equal("/fr/waiting", other.Path);
            await other.GetAsync("/fr/sign-out");
            await other.SendFormAsync(other.Page.QuerySelector("main form")!, "");
            await WalkAsync(other, SignOnSite.Onward(other));
            Assert.Equal("/fr/sign-in?done=signed-out", other.Path);
            Assert.Equal((true, false), (await SignOnSite.IsInAsync(visitor), await SignOnSite.IsInAsync(other)));

            // Showing anew who one is, as the account has no password; then a sign-out at the provider alone.
            await visitor.GetAsync("/fr/account/confirm?return=%2Ffr%2Faccount%2Fpassword");
            await visitor.SendFormAsync(
                visitor.Page.QuerySelector("main form")!, "?provider=pro&return=%2Ffr%2Faccount%2Fpassword");
            await WalkAsync(visitor, SignOnSite.Onward(visitor));
            Assert.Equal("/fr/account/password", visitor.Path);
            Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("password", "un tout premier mot de passe")));
            await WalkAsync(visitor, $"{issuer}/session/end?client_id=ehds");
            Assert.False(await SignOnSite.IsInAsync(visitor));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task With_OpenIddict_somebody_links_an_account_and_comes_again()
    {
        await using var provider = await OpenIddictAsync();
        var issuer = provider.Urls.Single() + "/";
        // Its first answer makes its keys, which on a busy machine takes longer than the site waits for a provider.
        using (var client = new HttpClient())
        {
            await client.GetStringAsync(new Uri(issuer + ".well-known/openid-configuration"));
        }

        await _site.StartAsync(
            "--Oidc:house:Authority", issuer, "--Oidc:house:ClientId", "ehds", "--Oidc:house:ClientSecret", ClientSecret);
        var account = await _site.AddAccountAsync("house@exemple.fr");
        using var visitor = _site.Visitor();
        await WalkAsync(visitor, await SignOnSite.SetOutAsync(visitor, "house", language: "en"));
        Assert.Equal(("/en/sign-in/identity", "house@hospital.example"), (visitor.Path, ValueOf(visitor, "email")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendFormAsync(
            visitor.Page.QuerySelector("main form")!, "?handler=link", ("account_email", account.Email), ("password", Visitor.Password)));

        using var again = _site.Visitor();
        await WalkAsync(again, await SignOnSite.SetOutAsync(again, "house", "?return=%2Fen%2Forganisations", "en"));

        Assert.Equal("/en/organisations", again.Path);
        await again.GetAsync("/en/sign-out");
        await again.SendFormAsync(again.Page.QuerySelector("main form")!, "");
        await WalkAsync(again, SignOnSite.Onward(again));
        Assert.Equal("/en/sign-in?done=signed-out", again.Path);
    }

    /// <summary>A server of OpenIddict without any database.</summary>
    private static async Task<WebApplication> OpenIddictAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo")
                .SetEndSessionEndpointUris("logout");
            options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            options.RegisterScopes(Scopes.Email, Scopes.Profile);
            options.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            options.EnableDegradedMode();
            options.UseAspNetCore().DisableTransportSecurityRequirement();
            options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != "ehds" || context.RedirectUri?.EndsWith("/oidc/house/callback", StringComparison.Ordinal) != true)
                {
                    context.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != "ehds" || context.ClientSecret != ClientSecret)
                {
                    context.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            options.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default));
            options.AddEventHandler<HandleEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                context.SignOut();
                return default;
            }));
            options.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                var identity = new ClaimsIdentity("house");
                identity.SetClaim(Claims.Subject, "house-7").SetScopes(context.Request.GetScopes())
                    .SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
                context.SignIn(new ClaimsPrincipal(identity));
                return default;
            }));
            options.AddEventHandler<HandleUserInfoRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                (context.Email, context.EmailVerified, context.GivenName, context.FamilyName) =
                    ("house@hospital.example", true, "Noémie", "Le Goff");
                return default;
            }));
        });
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync();
        return app;
    }

    /// <summary>Follows what providers say, and sends the form that one of them shows, until the site is reached again.</summary>
    private async Task WalkAsync(Visitor visitor, string address)
    {
        var at = new Uri(address);
        for (var step = 0; step < 20 && at.Authority != _site.Address.Authority; step++)
        {
            var response = await visitor.Http.GetAsync(at);
            if (response.Headers.Location is null)
            {
                var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
                var form = page.QuerySelector("form");
                if (form is null) { return; }

                using var fields = new FormUrlEncodedContent(page.QuerySelectorAll("input[name]")
                    .Select(one => KeyValuePair.Create(one.GetAttribute("name")!, one.GetAttribute("value") ?? ""))
                    .Append(KeyValuePair.Create("logout", "yes")));
                response = await visitor.Http.PostAsync(new Uri(at, form.GetAttribute("action")!), fields);
                if (response.Headers.Location is null) { return; }
            }

            at = new(at, response.Headers.Location);
        }

        await visitor.GetAsync(at.PathAndQuery);
    }

    private static string? ValueOf(Visitor visitor, string field) =>
        visitor.Page.QuerySelector($"input[name={field}]")!.GetAttribute("value");

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "provider");
}

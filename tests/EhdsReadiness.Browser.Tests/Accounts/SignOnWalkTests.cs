using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EhdsReadiness.Browser.Tests.Accounts;

/// <summary>The way to an identity provider that is not ours and back, in a browser that holds to the policy of our pages, every page of it
/// audited.</summary>
public sealed class SignOnWalkTests(SignOnWalkTests.FederatedSite site) : IClassFixture<SignOnWalkTests.FederatedSite>
{
    [Theory]
    [InlineData("fr", 320, true)]
    [InlineData("en", 1280, true)]
    [InlineData("en", 320, false)]
    public async Task Somebody_comes_by_a_provider_makes_an_account_links_and_leaves(string language, int width, bool script)
    {
        var page = await site.VisitorAsync(script, width, locale: language == "fr" ? "fr-FR" : "en-GB");
        async Task LookAsync(string path, string state)
        {
            await page.WaitForURLAsync(url => url.Contains($"/{language}{path}", StringComparison.Ordinal));
            await Audit.OfAsync(page, path, $"{state}, {width} by a provider", language, script: script);
            await RunningSite.PictureAsync(page, $"sign-on{path.Replace('/', '-')}-{state.Replace(' ', '-')}-{language}-{width}");
        }

        await page.GotoAsync($"/{language}/sign-in");
        await LookAsync("/sign-in", "with providers");
        await page.GotoAsync($"/{language}/sign-in/with/pro");
        await LookAsync("/sign-in/with/pro", "as visited");
        await page.GotoAsync($"/{language}/sign-in");
        // No redirect leads there: the page leads on by itself, through all that the provider has in between.
        await RunningSite.GoOnAsync(page.Locator("button[formaction*='/sign-in/with/pro']"));
        await LookAsync("/sign-in/identity", "as visited");
        await RunningSite.GoOnAsync(page.Locator("button[formaction*='handler=link']"));
        await LookAsync("/sign-in/identity", "refused");
        await page.Locator("#email").FillAsync($"noemie.{language}-{width}@chu.example");
        await RunningSite.GoOnAsync(page.Locator("button[formaction*='handler=new']"));
        await LookAsync("/sign-up", "sent");
        await page.GotoAsync((await site.LinksToAsync($"noemie.{language}-{width}@chu.example"))[^1]);
        await LookAsync("/sign-up/confirm", "by the provider");
        await RunningSite.GoOnAsync(page.Locator("main form button"));
        await LookAsync("/waiting", "as visited by a provider");

        await page.GotoAsync($"/{language}/account/logins");
        await LookAsync("/account/logins", "confirmed");
        await page.GotoAsync($"/{language}/account/confirm");
        await LookAsync("/account/confirm", "as visited");
        await page.GotoAsync($"/{language}/sign-in/refused?because=down");
        await LookAsync("/sign-in/refused", "down");
        await page.GotoAsync($"/{language}/sign-out");
        await RunningSite.GoOnAsync(page.Locator("main form button"));
        await page.WaitForURLAsync(url => url.StartsWith(site.Issuer, StringComparison.Ordinal));
        await RunningSite.GoOnAsync(page.Locator("button[name=logout][value=yes]"));
        await LookAsync("/sign-in", "signed out by a provider");
        await site.ForgetAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>A site with an identity provider.</summary>
    public sealed class FederatedSite : RunningSite
    {
        private readonly Process _provider = Process.Start(new ProcessStartInfo("node", ["provider.mjs"])
            { WorkingDirectory = Folder(), RedirectStandardInput = true, RedirectStandardOutput = true })!;

        /// <summary>Address of the provider.</summary>
        public string Issuer { get; private set; } = "";

        protected override string[] Settings =>
        [
            "--Oidc:pro:Authority", Issuer, "--Oidc:pro:ClientId", "ehds", "--Oidc:pro:ClientSecret",
            "a secret of forty characters and no less", "--Oidc:pro:Title", "ProConnect", "--Oidc:pro:AcrValues", "eidas1",
            "--Oidc:pro:Scopes", "openid given_name usual_name email siret uid",
        ];

        public override async Task InitializeAsync()
        {
            Issuer = (await _provider.StandardOutput.ReadLineAsync())!;
            await base.InitializeAsync();
            await _provider.StandardInput.WriteLineAsync(Address);
            Assert.Equal("ready", await _provider.StandardOutput.ReadLineAsync());
        }

        public override async Task DisposeAsync()
        {
            _provider.Kill(entireProcessTree: true);
            _provider.Dispose();
            await base.DisposeAsync();
        }

        /// <summary>Takes the only person that the provider knows from the account, for the next walk.</summary>
        public async Task ForgetAsync() => await Get<Core.Storage.Database>().ExecuteAsync("DELETE FROM external_login", null, default);

        private static string Folder([CallerFilePath] string here = "") =>
            Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "EhdsReadiness.Web.Tests", "SingleSignOn", "provider");
    }
}

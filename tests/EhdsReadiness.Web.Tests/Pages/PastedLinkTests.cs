using EhdsReadiness.Web.Accounts;

namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>Links lead where they should, whatever mail programs and people did to them.</summary>
[Collection(SiteCollection.Name)]
public sealed class PastedLinkTests(TestSite site)
{
    /// <summary>What happens to links, each by an example of who does it.</summary>
    private static readonly (string Name, Func<string, string> Mangle)[] Manglings =
    [
        ("full stop of the sentence", link => $"{link}."),
        ("comma", link => $"{link},"),
        ("bracket", link => $"{link})."),
        ("angle bracket", link => $"{link}%3E"),
        ("square bracket and semicolon", link => $"{link}];"),
        ("quotation mark", link => $"{link}%E2%80%9D"),
        ("guillemet after a no-break space", link => $"{link}%C2%A0%C2%BB"),
        ("blank", link => $"{link}%20"),
        ("invisible blank", link => $"{link}%E2%80%8B"),
        ("line break of quoted-printable", link => $"{link[..^7]}=%0D%0A{link[^7..]}"),
        ("line break", link => $"{link[..^7]}%0A{link[^7..]}"),
        ("tracking", link => $"{link}{(link.Contains('?', StringComparison.Ordinal) ? '&' : '?')}utm_source=mail&fbclid=A1&sa=D"),
        ("tracking without a question mark", link => $"{link}&utm_source=mail"),
        ("HTML", link =>
            link.Contains('?', StringComparison.Ordinal) ? link.Replace("&", "&amp;", StringComparison.Ordinal) + "&amp;utm=1"
            : $"{link}?utm=1&amp;x=2"),
        ("encoded twice", link => link.Replace("%", "%25", StringComparison.Ordinal).Replace("-", "%252D", StringComparison.Ordinal)),
        ("encoded whole", link =>
            link.Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3F", StringComparison.Ordinal)
            .Replace("&", "%26", StringComparison.Ordinal).Replace("=", "%3D", StringComparison.Ordinal)),
        ("upper-case language", link => $"/FR{link[3..]}"),
        ("mixed-case language", link => $"/Fr{link[3..]}"),
    ];

    [Fact]
    public async Task Each_kind_of_link_survives_each_mangling_and_looking_uses_nothing_up()
    {
        using var anonymous = site.Visitor();
        using var member = await site.SignedUpAsync("pasted.member@exemple.fr");
        foreach (var (kind, link) in await LinksAsync(member))
        {
            var visitor = kind == "plan reminder" || kind == "access" ? member : anonymous;
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(link));
            var heading = visitor.Page.QuerySelector("h1")!.TextContent;
            foreach (var (name, mangle) in Manglings)
            {
                using var looked =
                    await visitor.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(mangle(link), UriKind.Relative)));
                Assert.True(await visitor.GetAsync(mangle(link)) == HttpStatusCode.OK,
                    $"{kind}, {name}: {visitor.Response.StatusCode} at {mangle(link)}");
                Assert.True(heading == visitor.Page.QuerySelector("h1")!.TextContent,
                    $"{kind}, {name}: “{visitor.Page.QuerySelector("h1")!.TextContent}”");
                Assert.True(looked.StatusCode == HttpStatusCode.OK, $"{kind}, {name}: HEAD is {looked.StatusCode}");
            }

            var found = await visitor.GetAsync(link[..^1]);
            Assert.True(
                (found == HttpStatusCode.OK && heading == visitor.Page.QuerySelector("h1")!.TextContent)
                || (found == HttpStatusCode.NotFound
                    && visitor.Page.Body!.TextContent.Contains("Ce lien est incomplet", StringComparison.Ordinal)),
                $"{kind}, cut: {found} “{visitor.Page.QuerySelector("h1")!.TextContent}”");
        }
    }

    [Fact]
    public async Task A_form_on_a_mangled_link_is_sent_to_where_it_should()
    {
        const string email = "pasted.form@exemple.fr";
        using var visitor = site.Visitor();
        await visitor.GetAsync("/fr/sign-up");
        await visitor.SendAsync(("email", email), ("name", "Camille Roux"), ("password", Visitor.Password));

        await visitor.GetAsync(site.LastMail(email).Links[0] + "%E2%80%9D.");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("password", Visitor.Password)));
        Assert.Equal("/fr/waiting", visitor.Path);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("<{0}>")]
    [InlineData("« {0} ».")]
    [InlineData("  {0}\u200b,")]
    [InlineData("{0}?utm_source=mail&amp;x=1")]
    public async Task A_resume_link_is_found_in_what_was_pasted(string around)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        var whole = new Uri(site.Address, list).ToString();
        string[] pasted = [whole, whole.Insert(whole.Length - 9, "=\r\n"), whole.Insert(whole.Length - 9, "\n"),
            Uri.EscapeDataString(whole), Uri.EscapeDataString(Uri.EscapeDataString(whole)), list[(list.LastIndexOf('/') + 1)..]];
        foreach (var link in pasted)
        {
            await visitor.GetAsync("/en");
            Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("link", around.Replace("{0}", link, StringComparison.Ordinal))));
            Assert.Equal(list, visitor.Path);
        }
    }

    [Fact]
    public void Secrets_are_letters_and_digits_and_those_of_before_stay_good()
    {
        for (var i = 0; i < 200; i++)
        {
            Assert.Matches("^[A-Za-z0-9]{32}$", Secret.Create());
        }

        Assert.True(Core.Assessments.AssessmentKey.IsWellFormed("-_AAAAAAAAAAAAAAAAAAAAAAAAAAAA_-"));
    }

    [Theory]
    [InlineData("/fr", "", "/fr", "")]
    [InlineData("/", "", "/", "")]
    [InlineData("/EN", "?x=1", "/en", "?x=1")]
    [InlineData("/fr/portfolio", "?q=A%26amp%3BB%20%22(x)%22.", "/fr/portfolio", "?q=A%26amp%3BB%20%22(x)%22.")]
    [InlineData("/fr/law/60.", "", "/fr/law/60", "")]
    [InlineData("/fr/law/60?a=1&b=2", "", "/fr/law/60", "?a=1&b=2")]
    [InlineData("/fr/law/60&a=1", "?b=2", "/fr/law/60", "?a=1&b=2")]
    [InlineData("/fr/law/60#top", "?b=2", "/fr/law/60", "?b=2")]
    public void Nothing_else_of_an_address_is_changed(string path, string query, string mendedPath, string mendedQuery) =>
        Assert.Equal((mendedPath, mendedQuery), PastedLink.Mend(path, query));

    /// <summary>One link of each kind that is mailed or handed on.</summary>
    private async Task<IReadOnlyList<(string Kind, string Link)>> LinksAsync(Visitor member)
    {
        using var visitor = site.Visitor();
        var resume = await visitor.StartAsync();
        await visitor.GetAsync($"{resume}/share");
        await visitor.SendAsync("?handler=reader", true);
        var reading = new Uri(visitor.Page.QuerySelector("#reader")!.TextContent.Trim()).AbsolutePath;

        await visitor.GetAsync("/fr/sign-up");
        await visitor.SendAsync(("email", "pasted.confirm@exemple.fr"), ("name", "Camille Roux"), ("password", Visitor.Password));
        await site.AddAccountAsync("pasted.reset@exemple.fr");
        await visitor.GetAsync("/fr/sign-in/forgotten");
        await visitor.SendAsync(("email", "pasted.reset@exemple.fr"));
        await member.GetAsync("/fr/account/email");
        await member.SendAsync(("email", "pasted+new@exemple.fr"), ("current_password", Visitor.Password));
        await member.GetAsync("/fr/organisations/new");
        await member.SendAsync(("name", "CHU de Montervaux"), ("organisation_kind", "hospital"), ("region", "FR-GES"),
            ("foreign_identifier", "PASTED-1"), ("language", "fr"));
        var organisation = member.Path.Split('?')[0];
        await member.GetAsync($"{organisation}/members/invite");
        await member.SendAsync(("email", "pasted.invited@exemple.fr"), ("role", "reader"));
        await member.GetAsync($"{organisation}/assessments/new");
        await member.SendAsync(("role", "both"), ("controller", "yes"), ("micro_enterprise", "no"), ("categories", "a,f"),
            ("public_funding", "yes"), ("snds", "no"), ("mode", "full"));

        var reset = site.LastMail("pasted.reset@exemple.fr").Links[0];
        Assert.Equal(MailTokens.Length, reset.Length - reset.IndexOf("token=", StringComparison.Ordinal) - "token=".Length);
        return
        [
            ("resume", resume), ("read only", reading), ("confirm", site.LastMail("pasted.confirm@exemple.fr").Links[0]),
            ("new password", reset),
            ("e-mail change", site.LastMail("pasted+new@exemple.fr").Links[0]),
            ("invitation", site.LastMail("pasted.invited@exemple.fr").Links[0]),
            ("plan reminder", $"{member.Path.Split('?')[0]}/plan"), ("access", $"{organisation}/access"), ("keep", $"{resume}/keep"),
            ("verify", "/fr/verify"),
        ];
    }
}

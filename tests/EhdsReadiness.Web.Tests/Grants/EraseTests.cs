using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Grants;

/// <summary>An owner erases an organisation.</summary>
[Collection(SiteCollection.Name)]
public sealed class EraseTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "L’organisation est effacée")]
    [InlineData("en", "The organisation is erased")]
    public async Task The_typed_name_erases_it_for_everybody_at_once(string language, string title)
    {
        using var consulting = await Consulting.BeginAsync(site);
        var client = await consulting.AddClientAsync("CHU de Montervaux");
        using var owner = site.Visitor();
        await owner.SignInAsync(client.Email);
        await owner.GetAsync($"/{language}/organisations/{client.Id}/erase");
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(("name", " CHU de Montervaux ")));

        Assert.Equal(title, owner.Page.QuerySelector("h1")!.TextContent);
        foreach (var (who, path) in new[]
            { (owner, $"organisations/{client.Id}/audit"), (owner, $"assessments/{client.Assessment}"),
            (consulting.Consultant, $"assessments/{client.Assessment}/report.pdf") })
        {
            Assert.Equal(HttpStatusCode.NotFound, await who.GetAsync($"/{language}/{path}"));
        }

        await consulting.Consultant.GetAsync($"/{language}/portfolio");
        Assert.DoesNotContain("Montervaux", consulting.Consultant.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.Services.GetRequiredService<AuditTrail>().VerifyAsync(default)).Fault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("chu de montervaux")]
    [InlineData("CHU de Montervaux 2")]
    public async Task Another_name_erases_nothing_and_stays_in_the_field(string typed)
    {
        using var consulting = await Consulting.BeginAsync(site);
        var client = await consulting.AddClientAsync("CHU de Montervaux");
        using var owner = site.Visitor();
        await owner.SignInAsync(client.Email);
        await owner.GetAsync($"/fr/organisations/{client.Id}/erase");
        Assert.Equal(HttpStatusCode.BadRequest, await owner.SendAsync(("name", typed)));

        Assert.Equal(typed, owner.Page.QuerySelector("#name")!.GetAttribute("value") ?? "");
        Assert.NotNull(owner.Page.QuerySelector("#name-error"));
        Assert.Equal(HttpStatusCode.OK, await consulting.Consultant.GetAsync($"/fr/assessments/{client.Assessment}"));
    }
}

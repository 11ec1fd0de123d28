using EhdsReadiness.Web.Tests.Isolation;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Organisations;

/// <summary>What the page of finalising does of what the organisation said of being counted.</summary>
[Collection(SiteCollection.Name)]
public sealed class FinaliseTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "Votre organisation n’est pas comptée")]
    [InlineData("en", "Your organisation is not counted")]
    public async Task A_yes_counts_only_against_a_no_that_the_page_showed(string language, string words)
    {
        using var world = await World.CreateAsync(site);
        await world.SetStateAsync(AssessmentState.Approved);
        var agreements = site.Services.GetRequiredService<AgreementStore>();
        var owner = world[Persona.Owner];
        var page = $"/{language}/assessments/{world.Assessment}/finalise";
        Assert.Equal(HttpStatusCode.OK, await owner.GetAsync(page));
        Assert.DoesNotContain(words, owner.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(await agreements.TrySayAsync(
            world.Organisation, false, null, world.AccountOf(Persona.Owner), site.Clock.GetUtcNow(), default));

        Assert.Equal(HttpStatusCode.Conflict, await SendAsync());
        Assert.False((await agreements.FindAsync(world.Organisation, default))!.Agreed);
        Assert.Equal(HttpStatusCode.OK, await owner.GetAsync(page));
        Assert.Contains(words, owner.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await SendAsync());
        Assert.True((await agreements.FindAsync(world.Organisation, default))!.Agreed);

        // With what is open kept, as the page asks for.
        Task<HttpStatusCode> SendAsync() => owner.SendAsync([("agreed", "yes"), .. owner.Page.QuerySelectorAll("input[name^=keep_]")
            .Select(box => (box.GetAttribute("name")!, box.GetAttribute("value")))]);
    }
}

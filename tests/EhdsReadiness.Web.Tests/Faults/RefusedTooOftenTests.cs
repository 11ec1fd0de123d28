using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>Whoever sends too much in a minute is told so.</summary>
public sealed class RefusedTooOftenTests
{
    [Theory]
    [InlineData("PostsPerMinute", "fr")]
    [InlineData("StartsPerMinute", "en")]
    public async Task A_form_sent_too_often_is_429_with_a_page_in_the_readers_language(string limit, string language)
    {
        var site = new TestSite();
        try
        {
            await site.StartAsync($"--RateLimits:{limit}", "1");
            using var visitor = site.Visitor();
            await visitor.StartAsync(language);
            await visitor.GetAsync($"/{language}/assessments/new");

            Assert.Equal(HttpStatusCode.TooManyRequests, await visitor.SendAsync());
            Assert.Equal(language, visitor.Page.DocumentElement.GetAttribute("lang"));
            Assert.Equal("60", Assert.Single(visitor.Response.Headers.GetValues("Retry-After")));
            Assert.Equal(1, (await Rows.CountAsync(site.Database)).Assessments);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }
}

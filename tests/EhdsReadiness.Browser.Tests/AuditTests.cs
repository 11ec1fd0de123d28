namespace EhdsReadiness.Browser.Tests;

/// <summary>The audit finds what it is there for.</summary>
[Collection(PagesCollection.Name)]
public sealed class AuditTests(RunningSite site)
{
    [Fact]
    public async Task A_page_of_good_contrast_passes()
    {
        var page = await OpenAsync("");

        Assert.Single(await Audit.FindingsAsync(page));
        await page.Context.CloseAsync();
    }

    /// <summary>Each stands behind elements of the same kind that are right.</summary>
    [Theory]
    [InlineData("a colour of its own", "<ul><li>One</li><li>Two</li><li style='color: #999'>Three</li></ul>")]
    [InlineData("another surface below", "<div style='background: #777'><p>Words</p></div>")]
    [InlineData("a surface far below", "<div style='background: #777'><section><div><p>Words</p></div></section></div>")]
    [InlineData("a group that fades", "<div style='opacity: .4'><p>Words</p></div>")]
    [InlineData("something placed over it", "<p style='margin-top: 40px'>Words</p><div style='position: absolute; width: 200px; "
        + "height: 400px; top: 0; left: 0; background: #555'></div>")]
    [InlineData("something placed by itself", "<div style='position: fixed; bottom: 0; background: #777'><p>Words</p></div>")]
    [InlineData("a place elsewhere of one like it", "<div style='background: #777'><p style='position: absolute; top: 0; left: 60%'>"
        + "Right</p><p>Words</p></div>")]
    [InlineData("a frame that cuts off one like it", "<div class='er-scroll' style='overflow: auto; width: 60px'><table style='background: "
        + "#777'><tr><td>WordsWordsWords</td></tr></table></div><div class='er-scroll' style='overflow: auto'><table style='background: "
        + "#777'><tr><td>Words</td></tr></table></div>")]
    [InlineData("a sign like it that is none", "<div style='background: #777'><p>–</p><p>5</p></div>")]
    [InlineData("a surface drawn before it", "<style>.b { position: relative } .b::before { content: ''; position: absolute; inset: 0; "
        + "background: #555 }</style><p class='b'>Words</p>")]
    public async Task Poor_contrast_is_found_wherever_it_comes_from(string where, string html)
    {
        var page = await OpenAsync(html);

        var found = (await Audit.FindingsAsync(page))[1..];

        Assert.True(Array.Exists(found, one => one.StartsWith("color-contrast ", StringComparison.Ordinal)), where);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string html)
    {
        var page = await site.VisitorAsync(script: true);
        await page.SetContentAsync($"<!DOCTYPE html><html lang='en'><title>A page</title><body style='background: #fff; color: #333'><main>"
            + $"<h1>A page</h1><p>Right</p><p>As right</p>{html}</main></body></html>");
        return page;
    }
}

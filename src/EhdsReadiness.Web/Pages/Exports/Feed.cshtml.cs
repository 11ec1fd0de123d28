namespace EhdsReadiness.Web.Pages.Exports;

/// <summary>
/// The plan as a calendar, for whoever has its secret address: the same file as the download, and nothing else. An address that is unknown,
/// withdrawn, or made by somebody who may not see the plan any more is 404, all alike.
/// </summary>
[EnableRateLimiting(RateLimits.Feed)]
public sealed class FeedModel(AssessmentDoor door, Content content) : LocalisedPage
{
    [FromRoute(Name = "token")] public string Token { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await door.OpenByFeedAsync(Token, Today, cancel) is not { } opened) { return NotFound(); }

        var plan = await door.FollowAsync(opened, cancel);
        var file = ExportFile.Calendar;
        var bytes = file.Write(AssessmentExport.Of(content, opened, plan, Language), opened.Stored.Id);
        // A calendar that asks again with the tag of what it has is told that nothing changed.
        return new FileContentResult(bytes, file.ContentType)
            { EntityTag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"") };
    }
}

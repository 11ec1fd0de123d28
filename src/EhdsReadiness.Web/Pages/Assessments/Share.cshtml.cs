namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The links of an assessment: the resume link sent to oneself or replaced by a new one where it leaked, a read-only link made and
/// withdrawn.</summary>
[EnableRateLimiting(RateLimits.Mail)]
[AssessmentAccess(Right.ShareByLink, Right.ShareByLink)]
public sealed class ShareModel(AssessmentStore assessments, AccountMails mails, Outbox outbox) : AssessmentPage
{
    internal static readonly IReadOnlyList<string> Fields = ["email"];

    /// <summary>Most mails with the resume link of one assessment within a day.</summary>
    internal const int MostPerDay = 5;

    /// <summary>Where the resume link is to be sent; used once, and not kept.</summary>
    [BindProperty(Name = "email")] public string? Email { get; set; }

    /// <summary>The read-only link, shown once: only its hash is kept.</summary>
    public string? ReaderLink { get; private set; }

    /// <summary>True right after the resume link was sent.</summary>
    public bool IsSent => Request.Query["done"] == "mailed";

    public async Task<IActionResult> OnPostMailAsync(CancellationToken cancel)
    {
        var email = TextSanitizer.SanitizeToken(Email);
        if (!EmailAddress.IsWellFormed(email)) { return Invalid("email", Texts["Share.Error.email"]); }

        if (await RefuseTodayAsync($"resume links of {Opened.Stored.Id}", MostPerDay, "email", "Share.Error.often", cancel) is { } refused)
        {
            return refused;
        }

        // Whoever got too many already gets none: nobody is told that the address is known.
        if (await mails.MayGoAsync("resume", email!, null, cancel))
        {
            var link = Whole(Links.Assessment(Key));
            var mail = Mail.Of("Resume", email!, Language, link) with { Ground = new MailGround.Resume(Key) };
            await outbox.PutAsync(mail, cancel);
        }

        return Redirect($"{Links.Share(Key)}?done=mailed");
    }

    public async Task<IActionResult> OnPostReplaceAsync(CancellationToken cancel) =>
        Redirect($"{Links.Assessment(await assessments.ReplaceKeyAsync(Opened.Stored.Id, cancel))}?new=true");

    [ShowsOnce]
    public async Task<IActionResult> OnPostReaderAsync(CancellationToken cancel)
    {
        var key = await assessments.CreateReaderKeyAsync(Opened.Stored.Id, cancel);
        await ReopenAsync(cancel);
        ReaderLink = Whole(Links.Assessment(key));
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel)
    {
        await assessments.WithdrawReaderKeyAsync(Opened.Stored.Id, cancel);
        return Redirect(Links.Share(Key));
    }
}

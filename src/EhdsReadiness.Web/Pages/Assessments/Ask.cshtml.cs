namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Makes the link by which somebody without an account answers one question: shown once, sent to an address if one is typed, which
/// is not kept.</summary>
[EnableRateLimiting(RateLimits.Mail)]
[AssessmentAccess(Right.AskOutside, Right.AskOutside)]
public sealed class AskModel(ClarificationStore clarifications, AccountMails mails, AccountStore accounts, Outbox outbox) : AssessmentPage
{
    internal static readonly IReadOnlyList<string> Fields = ["email"];

    [FromRoute(Name = "id")] public string QuestionId { get; set; } = "";
    [BindProperty(Name = "email")] public string? Email { get; set; }

    public Question Question => Opened.Scope.First(question => question.Id == QuestionId);

    /// <summary>Null while nobody was asked.</summary>
    public Clarification? Errand { get; private set; }

    /// <summary>Whether a link is in use.</summary>
    public bool IsInUse => Errand?.IsOpen(Now) == true;

    /// <summary>The link, shown once: only its hash is kept.</summary>
    public string? Link { get; private set; }

    /// <summary>What was just done, and how it is shown; null for nothing.</summary>
    public (string Type, string Text)? Notice { get; private set; }

    [ShowsOnce]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var email = TextSanitizer.SanitizeToken(Email);
        if (email is not null && !EmailAddress.IsWellFormed(email)) { return Invalid("email", Texts["Share.Error.email"]); }

        if (await RefuseTodayAsync(
            $"clarifications of {Opened.Stored.Id}", Clarification.MostPerDay, "email", "Ask.Error.often", cancel) is { } refused)
        {
            return refused;
        }

        // Whoever got too many already gets none, and the link is there to copy; nobody is told that the address is known.
        var mail = email is not null && await mails.MayGoAsync("clarify", email, null, cancel) ? await MailAsync(email, cancel) : null;
        var token = await outbox.PutAsync(seal => clarifications.OpenAsync(
            Opened.Stored, QuestionId, Actor, Now, cancel, mail is null ? null : secret => seal(mail(secret))));
        await ReadAsync(cancel);
        if (token is null) { return Conflicting(); }

        Link = Whole(Links.Clarify(token));
        Notice = ("success", Texts[email is null ? "Ask.Done.made" : "Ask.Done.sent"].Value);
        Email = null;
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel)
    {
        await clarifications.WithdrawAsync(Opened.Stored, QuestionId, Actor, Now, cancel);
        return Redirect($"{Links.Ask(Key, QuestionId)}?done=withdrawn");
    }

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        await base.AdmitAsync(handler, cancel)
            ?? (Opened.Scope.Any(question => question.Id == QuestionId) ? null : Refusal(StatusCodes.Status404NotFound));

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Errand = await clarifications.FindAsync(Opened.Stored.Id, QuestionId, cancel);
        Notice = Request.Query["done"] == "withdrawn" ? ("success", Texts["Ask.Done.withdrawn"].Value) : null;
    }

    /// <summary>The mail by the secret of its link, in the language of the page: nothing is known of whoever reads it.</summary>
    private async Task<Func<string, Mail>> MailAsync(string email, CancellationToken cancel)
    {
        var asker = IsSignedIn && Opened.IsShared ? (await accounts.FindAsync(AccountId, cancel))?.Name : null;
        var until = Now + Clarification.Lifetime;
        return token => Mail.Of(
            asker is null ? "Clarify.link" : "Clarify", email, Language, Mail.Words(asker), Mail.Words(Organisation),
            Whole(Links.Clarify(token)), AccountMails.Moment(until, Language)) with
        {
            Until = until,
            Ground = new MailGround.Clarification(token),
        };
    }
}

namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>
/// Asks to join the organisation that gives a number, with a word of one's own. Of the organisation only what the register says is shown,
/// and who is in it never.
/// </summary>
[EnableRateLimiting(Security.RateLimits.Mail)]
[SignedIn]
public sealed class JoinModel(
    JoinStore joins, LedWorkStore work, AccountStore accounts, AttemptStore attempts, AccountSettings settings, Outbox outbox)
    : LocalisedPage
{
    internal static readonly IReadOnlyList<string> Fields = ["number", "message"];

    /// <summary>The number, as it was typed; null until one was.</summary>
    [BindProperty(Name = "number", SupportsGet = true)] public string? Number { get; set; }

    [BindProperty(Name = "message")] public string? Message { get; set; }

    /// <summary>The organisation; null when no number was given, or no other organisation gives it.</summary>
    public Joinable? Found { get; private set; }

    /// <summary>Whether a number was given and looked up.</summary>
    public bool IsLookedUp { get; private set; }

    private string? Identifier => Siren.Read(Number) ?? TextSanitizer.SanitizeToken(Number);

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        await base.AdmitAsync(handler, cancel) ?? (User.IsStaff() ? Refusal(StatusCodes.Status403Forbidden) : null);

    /// <summary>Subject of the tries at numbers, of which an account has few: whether an organisation is on the site is not for everybody
    /// to list.</summary>
    internal static string LookUpsOf(string accountId) => $"numbers looked up by {accountId}";

    /// <summary>Most numbers that one account may look up within a day: each organisation that it may make, a few times over.</summary>
    internal static int LookUpsPerDay(AccountSettings settings) => 7 * settings.OrganisationsPerDay;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Found is not { } found) { return Invalid("number", Texts[IsLookedUp ? "Join.Nobody" : "Error.join.number"]); }

        var message = TextSanitizer.SanitizeLine(Message);
        if (TextSanitizer.Length(message ?? "") > JoinRequest.LongestMessage)
        {
            return Invalid("message", Texts["Error.join.message", JoinRequest.LongestMessage]);
        }

        if (!found.IsAsked && await RefuseTodayAsync(
            $"joins of {AccountId}", JoinRequest.MostPerDay, "message", "Error.join.often", cancel) is { } refused)
        {
            return refused;
        }

        var mailsOf = await MailsAsync(found, message, cancel);
        return await outbox.PutAsync(seal => joins.AskAsync(found, AccountId, message, Now, cancel, id => mailsOf(id).Select(seal))) switch
        {
            JoinOutcome.Asked or JoinOutcome.AskedBefore => Redirect($"{Links.Organisations}?done=asked"),
            JoinOutcome.Member => Redirect(Links.Organisation(found.OrganisationId)),
            JoinOutcome.Gone => Invalid("number", Texts["Join.Nobody"], StatusCodes.Status409Conflict),
        };
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        if (Identifier is not { } identifier) { return; }

        var most = LookUpsPerDay(settings);
        if (await attempts.TakeAsync(LookUpsOf(AccountId), most, TimeSpan.FromDays(1), Now, cancel) is { } tomorrow)
        {
            ModelState.AddModelError("number", Texts["Error.numbers.often", most, AccountMails.Moment(tomorrow, Language)]);
            return;
        }

        (IsLookedUp, Found) = (true, await joins.FindAsync(identifier, AccountId, Now, cancel));
    }

    /// <summary>The mails to the owners by the identifier of the request, each in its reader's language.</summary>
    private async Task<Func<string, IEnumerable<Mail>>> MailsAsync(Joinable found, string? message, CancellationToken cancel)
    {
        var asks = await accounts.FindAsync(AccountId, cancel);
        var owners = await work.OwnersAsync(found.OrganisationId, cancel);
        return id => owners.Select(owner =>
        {
            var language = Languages.Find(owner.Language) ?? Language.French;
            return Mail.Of(
                "JoinAsked", owner.Email, language, Mail.Words(asks?.Name), asks?.Email ?? "-", Formats.Identifier(found.Identifier),
                Mail.Words(message), Whole(new Links(language).Members(found.OrganisationId)),
                Formats.Date(FrenchTime.DayOf(Now + JoinRequest.OwnersAlone), language),
                Formats.Date(FrenchTime.DayOf(Now + JoinRequest.Lifetime), language)) with
            {
                Until = Now + JoinRequest.Lifetime,
                Ground = new MailGround.Join(id),
            };
        });
    }
}

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Where the account is signed in, and the end of it: the very next request of an ended session is nobody's.</summary>
public sealed class SessionsModel(SessionStore sessions) : AccountPage
{
    /// <summary>The sessions, the one used last first.</summary>
    public IReadOnlyList<Session> List { get; private set; } = [];

    /// <summary>True when some were just ended.</summary>
    public bool Ended => Request.Query.ContainsKey("ended");

    protected override async Task ReadAsync(CancellationToken cancel) => List = await sessions.OfAccountAsync(AccountId, cancel);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "session")] string? session, CancellationToken cancel)
    {
        if (session is null || !await sessions.EndAsync(AccountId, session, cancel)) { return NotFound(); }

        await NoteAsync(AuditAction.Secured, "sessions", cancel);
        return Redirect($"{Links.Sessions}?ended=true");
    }

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken cancel)
    {
        await sessions.EndAllAsync(AccountId, SessionId, cancel);
        await NoteAsync(AuditAction.Secured, "sessions", cancel);
        return Redirect($"{Links.Sessions}?ended=true");
    }
}

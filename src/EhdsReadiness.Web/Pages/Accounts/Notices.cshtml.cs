namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>How each kind of notice reaches its reader by mail.</summary>
public sealed class NoticesModel(NoticeStore notices) : AccountPage
{
    /// <summary>As they are, or as they were just chosen.</summary>
    public IReadOnlyDictionary<EventKind, NoticeWay> Ways { get; private set; } = new Dictionary<EventKind, NoticeWay>();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await notices.ChooseAsync(AccountId, Ways, cancel);
        return Redirect($"{Links.Account}?done=notices");
    }

    // Staff open nothing of which anybody is told.
    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        await base.AdmitAsync(handler, cancel) ?? (Account.Role is null ? null : Refusal(StatusCodes.Status403Forbidden));

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        var kept = await notices.WaysAsync(AccountId, cancel);
        // What is none of the choices changes nothing.
        Ways = Request.HasFormContentType
            ? kept.ToDictionary(one => one.Key, one => Ids.Find<NoticeWay>(Request.Form[one.Key.Id()]) ?? one.Value)
            : kept;
    }
}

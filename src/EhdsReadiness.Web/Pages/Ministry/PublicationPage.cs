namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A page over one publication: the last one unless <c>?publication=</c> names another, read once for the whole folder.</summary>
[StaffAccess(AccountRole.Analyst)]
public abstract class PublicationPage : LocalisedPage
{
    private PublicationWords? _words;

    /// <summary>The publication; null when there is none yet.</summary>
    public Publication? Publication { get; private set; }

    /// <summary>Number that the address names; null when it names none, and the last one is shown.</summary>
    public int? Number { get; private set; }

    public PublicationWords Words => _words ??= new(Service<Content>(), Texts, Language);

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        if (await base.AdmitAsync(handler, cancel) is { } refusal) { return refusal; }

        var named = Request.Query["publication"].ToString();
        Number = int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        Publication = await Service<PublicationReader>().FindAsync(named.Length > 0 ? number : null, cancel);
        return Publication is null && named.Length > 0 ? Refusal(StatusCodes.Status404NotFound) : null;
    }
}

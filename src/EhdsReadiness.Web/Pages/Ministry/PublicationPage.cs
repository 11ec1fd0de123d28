namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A page over one publication: the last one unless <c>?publication=</c> names another, read once for the whole folder.</summary>
public abstract class PublicationPage : StaffPage
{
    private PublicationWords? _words;

    protected override AccountRole Needed => AccountRole.Analyst;

    /// <summary>The publication; null when there is none yet.</summary>
    public Publication? Publication { get; private set; }

    /// <summary>Number that the address names; null when it names none, and the last one is shown.</summary>
    public int? Number { get; private set; }

    public PublicationWords Words => _words ??= new(
        HttpContext.RequestServices.GetRequiredService<Content>(),
        Texts,
        Language);

    protected PublicationReader Publications => HttpContext.RequestServices.GetRequiredService<PublicationReader>();

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        var named = Request.Query["publication"].ToString();
        Number = int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        Publication = await Publications.FindAsync(named.Length > 0 ? number : null, cancel);
        return Publication is null && named.Length > 0 ? NotFound() : null;
    }
}

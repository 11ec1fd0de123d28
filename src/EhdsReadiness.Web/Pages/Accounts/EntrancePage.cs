namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>A page on the way in: it remembers where the person was going, and the form that they had sent.</summary>
public abstract class EntrancePage : LocalisedPage
{
    /// <summary>A form that was refused because nobody was signed in, as <see cref="CarriedForms"/> encrypts it; null for none.</summary>
    [BindProperty(Name = CarriedForms.Name)] public string? Carried { get; set; }

    /// <summary>The form to be sent again, once somebody is signed in; null before, and when there is none.</summary>
    public SentForm? SendAgain { get; private set; }

    /// <summary>Where somebody goes who is signed in.</summary>
    protected virtual string Onward => ReturnPath ?? Links.Waiting();

    /// <summary>The assessment that somebody is about to attach; null when they are going elsewhere.</summary>
    public Assessments.AttachWay? Way { get; private set; }

    /// <summary>Where somebody is going, as far as the page may tell; null for nowhere in particular.</summary>
    protected virtual string? Going => ReturnPath;

    /// <summary>Whether the link that led here has served somebody; only on a page that a mail's link leads to.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>The address of this page, to come back to; null for whoever is signed in.</summary>
    public string? SignInAndReturn =>
        IsSignedIn ? null : Links.SignIn(Request.PathBase + Request.Path + Request.QueryString);

    protected override async Task ReadAsync(CancellationToken cancel) =>
        Way = await Assessments.AttachWay.OfAsync(1, Going, Service<AssessmentStore>(), Language, cancel);

    /// <summary>Answers a mail's link that is good for nothing any more: whoever it has served is led on, everybody else sees the
    /// page.</summary>
    protected async Task<IActionResult> OverAsync(string token, CancellationToken cancel)
    {
        var served = await Service<UsedLinkStore>().FindAsync(token, cancel);
        IsUsed = served is not null;
        return served is not null && User.HasClaim(ClaimTypes.NameIdentifier, served) ? Redirect(Onward)
            : PageWithStatus(StatusCodes.Status404NotFound);
    }

    /// <summary>What follows on signing in: the form that was carried, to be sent, or the page that somebody was going to.</summary>
    protected IActionResult Enter()
    {
        SendAgain = Service<CarriedForms>().Read(Carried);
        return SendAgain is null ? Redirect(Onward) : Page();
    }
}

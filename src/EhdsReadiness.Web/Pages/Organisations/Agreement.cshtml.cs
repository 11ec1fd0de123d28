namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Whether the organisation is counted in the ministry's aggregates: asked at finalising, changed here at any time.</summary>
public sealed class AgreementModel(Content content, AgreementStore agreements, FinalisedCopyStore copies, TimeProvider clock)
    : OrganisationPage
{
    internal static readonly IReadOnlyList<string> Fields = ["agreed"];

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    [BindProperty(Name = "agreed")]
    public string? Agreed { get; set; }

    /// <summary>Null when nothing was ever said, which is a no.</summary>
    public Agreement? Agreement { get; private set; }

    /// <summary>What enters, from the newest full copy; null while there is none.</summary>
    public Result? Counted { get; private set; }

    protected override OrganisationRight Needed => OrganisationRight.Agree;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        Agreed = Agreement?.Agreed == true ? "yes" : "no";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Agreed is not ("yes" or "no"))
        {
            ModelState.AddModelError("agreed", Texts["Error.agreed"]);
            await ReadAsync(cancel);
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        await agreements.SayAsync(Organisation.Id, Agreed == "yes", AccountId, clock.GetUtcNow(), cancel);
        return Redirect($"{Links.Organisation(Organisation.Id)}?done=agreement");
    }

    protected override async Task<IActionResult?> GiveBackAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        return PageWithStatus(StatusCodes.Status400BadRequest);
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Agreement = await agreements.FindAsync(Organisation.Id, cancel);
        foreach (var copy in await copies.OfOrganisationAsync(Organisation.Id, cancel))
        {
            var reading = AssessmentFile.ReadKept(await copies.DocumentAsync(copy.AssessmentId, cancel) ?? [], content);
            if (reading.Assessment is { Mode: AssessmentMode.Full } assessment)
            {
                Counted = Readiness.Of(content, assessment);
                return;
            }
        }
    }
}

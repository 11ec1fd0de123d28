namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Finalises an approved assessment, after a page that says what that means, and asks whether the organisation may be
/// counted.</summary>
[AssessmentAccess(Right.Finalise, Right.Finalise, AnswersOutOfTurn = true)]
public sealed class FinaliseModel(FinalisedCopyStore copies, StateStore states, AgreementStore agreements)
    : AssessmentPage
{
    /// <summary>Number of steps that the page showed.</summary>
    [BindProperty(Name = "seen")] public int Seen { get; set; }

    /// <summary><c>yes</c> when the organisation agrees to be counted; anything else leaves what it said before.</summary>
    [BindProperty(Name = "agreed")] public string? Agreed { get; set; }

    /// <summary>Whether the organisation said before that it may be counted.</summary>
    public bool AgreedBefore { get; private set; }

    /// <summary>True when somebody took another step meanwhile.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Only full assessments are counted.</summary>
    public bool Counts => Opened.Stored.Settings.Mode == AssessmentMode.Full;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Seen = (await states.OfAssessmentAsync(Opened.Stored.Id, cancel)).Count;
        AgreedBefore = (await agreements.FindAsync(Opened.Stored.OrganisationId!, cancel))?.Agreed == true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await copies.FinaliseAsync(Opened.Stored, Opened.Questionnaire, Seen, AccountId, Counts
            && Agreed == "yes", Now, cancel);
        if (outcome != StepOutcome.Stale) { return Redirect(Links.Approval(Key)); }

        await ReopenAsync(cancel);
        IsStale = true;
        return Conflicting();
    }

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}

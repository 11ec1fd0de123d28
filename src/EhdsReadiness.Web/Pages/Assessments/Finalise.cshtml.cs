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

    /// <summary>Mark of what its author saw of that, as the form carries it; null where nothing was said.</summary>
    [BindProperty(Name = "said")] public string? SaidSeen { get; set; }

    [BindProperty] public KeptForm Kept { get; set; } = new();

    /// <summary>The answers that nobody stands behind yet.</summary>
    public OpenAnswers Open { get; private set; } = OpenAnswers.None;

    /// <summary>What the organisation said before of being counted; null where nothing was.</summary>
    public Agreement? Said { get; private set; }

    /// <summary>What the form carries: a page that only gives back what was typed is not one on which something newer was seen.</summary>
    public string? SaidNow => GivesBack ? SaidSeen : Said?.Mark;

    /// <summary>True when somebody took another step meanwhile, or said that the organisation is not to be counted.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Only full assessments are counted.</summary>
    public bool Counts => Opened.Stored.Settings.Mode == AssessmentMode.Full;

    public async Task OnGetAsync(CancellationToken cancel) => Seen = (await states.OfAssessmentAsync(Opened.Stored.Id, cancel)).Count;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await copies.FinaliseAsync(Opened.Stored, Opened.Questionnaire, Seen, AccountId, Counts
            && Agreed == "yes", Now, cancel, Kept.Read(), SaidSeen);
        if (outcome is StepOutcome.Done or StepOutcome.DoneBefore) { return Redirect(Links.Approval(Key)); }

        await ReopenAsync(cancel);
        if (outcome == StepOutcome.Open)
        {
            await ReadAsync(cancel);
            Kept.Refuse(Open, ModelState, Texts);
            return Invalid();
        }

        IsStale = true;
        return Conflicting();
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Said = await agreements.FindAsync(Opened.Stored.OrganisationId!, cancel);
        Open = OpenAnswers.Of(Opened.Scope, Opened.Answers, await states.AskedAsync(Opened.Stored.Id, cancel));
    }
}

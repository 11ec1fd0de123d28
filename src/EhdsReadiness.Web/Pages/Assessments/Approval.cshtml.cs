namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Where an organisation's assessment stands between draft and copy, and the steps that lead on.</summary>
[AssessmentAccess(Right.SeeQuestions, AnswersOutOfTurn = true)]
public sealed class ApprovalModel(StateStore states) : AssessmentPage
{
    internal static readonly IReadOnlyList<string> Fields = ["message", .. KeptForm.Fields];

    /// <summary>Number of steps that the page showed.</summary>
    [BindProperty(Name = "seen")] public int Seen { get; set; }

    [BindProperty(Name = "message")] public string? Message { get; set; }

    [BindProperty] public KeptForm Kept { get; set; } = new();

    /// <summary>The answers that nobody stands behind yet.</summary>
    public OpenAnswers Open { get; private set; } = OpenAnswers.None;

    /// <summary>The steps taken, the oldest first.</summary>
    public IReadOnlyList<StateChange> Changes { get; private set; } = [];

    /// <summary>True when somebody took another step meanwhile.</summary>
    public bool IsStale { get; private set; }

    public IActionResult OnGet() => Opened.IsShared ? Page() : NotFound();

    [AssessmentAccess(send: Right.Submit)]
    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancel) => StepAsync(Right.Submit, null, cancel);

    [AssessmentAccess(send: Right.Approve)]
    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancel) => StepAsync(Right.Approve, null, cancel);

    [AssessmentAccess(send: Right.AskForChanges)]
    public async Task<IActionResult> OnPostChangesAsync(CancellationToken cancel)
    {
        var message = TextSanitizer.Sanitize(Message);
        if (message is not null && TextSanitizer.Length(message) <= StateChange.LongestMessage)
        {
            return await StepAsync(Right.AskForChanges, message, cancel);
        }

        ModelState.AddModelError("message", message is null ? Texts["Approval.Error.none"]
            : Texts["Approval.Error.long", StateChange.LongestMessage, TextSanitizer.Length(message)]);
        await ReadAsync(cancel);
        return Invalid();
    }

    private async Task<IActionResult> StepAsync(Right right, string? message, CancellationToken cancel)
    {
        var outcome = await states.StepAsync(
            Opened.Stored, Opened.Questionnaire, right, Seen, AccountId, message, Now, cancel, Kept.Read());
        if (outcome is StepOutcome.Done or StepOutcome.DoneBefore) { return Redirect(Links.Approval(Key)); }

        await ReopenAsync(cancel);
        await ReadAsync(cancel);
        if (outcome == StepOutcome.Open)
        {
            Kept.Refuse(Open, ModelState, Texts);
            return Invalid();
        }

        IsStale = true;
        return Conflicting();
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Changes = await states.OfAssessmentAsync(Opened.Stored.Id, cancel);
        Open = OpenAnswers.Of(Opened.Scope, Opened.Answers, await states.AskedAsync(Opened.Stored.Id, cancel));
    }

    protected override IActionResult? GiveBack() => Opened.IsShared ? Invalid() : null;
}

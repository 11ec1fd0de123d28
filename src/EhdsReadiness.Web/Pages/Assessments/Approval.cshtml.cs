namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Where an organisation's assessment stands between draft and copy, and the steps that lead on.</summary>
public sealed class ApprovalModel(StateStore states, TimeProvider clock) : AssessmentPage
{
    internal static readonly IReadOnlyList<string> Fields = ["message"];

    /// <summary>Number of steps that the page showed.</summary>
    [BindProperty(Name = "seen")]
    public int Seen { get; set; }

    [BindProperty(Name = "message")]
    public string? Message { get; set; }

    /// <summary>The steps taken, the oldest first.</summary>
    public IReadOnlyList<StateChange> Changes { get; private set; } = [];

    /// <summary>True when somebody took another step meanwhile.</summary>
    public bool IsStale { get; private set; }

    protected override bool AnswersOutOfTurn => true;

    protected override Right ToSend(string? handler) => handler switch
    {
        "Submit" => Right.Submit,
        "Changes" => Right.AskForChanges,
        "Approve" => Right.Approve,
        _ => Right.Answer,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!Opened.IsShared) { return NotFound(); }

        await ReadAsync(cancel);
        return Page();
    }

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancel) => StepAsync(Right.Submit, null, cancel);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancel) => StepAsync(Right.Approve, null, cancel);

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
        return PageWithStatus(StatusCodes.Status400BadRequest);
    }

    private async Task<IActionResult> StepAsync(Right right, string? message, CancellationToken cancel)
    {
        if (await states.StepAsync(Opened.Stored, right, Seen, AccountId!, message, clock.GetUtcNow(), cancel) != StepOutcome.Stale)
        {
            return Redirect(Links.Approval(Key));
        }

        await ReopenAsync(cancel);
        await ReadAsync(cancel);
        IsStale = true;
        return PageWithStatus(StatusCodes.Status409Conflict);
    }

    private async Task ReadAsync(CancellationToken cancel) => Changes = await states.OfAssessmentAsync(Opened.Stored.Id, cancel);

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}

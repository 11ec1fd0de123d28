namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>One question: five levels in words, two honest ways out, the law beside it.</summary>
[AssessmentAccess(Right.SeeQuestions, AnswersOutOfTurn = true)]
public sealed class QuestionModel(
    Content content, AnswerStore answers, CommentStore comments, AssignmentStore assignments, OfferedAnswerStore offers, UnitStore units,
    ClarificationStore clarifications, MemberStore members)
    : AssessmentPage
{
    private const string BackToReview = "review";
    private const string BackToConfirm = "confirm";

    [FromRoute(Name = "id")] public string QuestionId { get; set; } = "";
    [BindProperty] public AnswerForm Form { get; set; } = new();

    /// <summary><c>review</c> when saving leads back to the review, <c>confirm</c> to the answers to confirm.</summary>
    [BindProperty(SupportsGet = true, Name = "return")] public string? Return { get; set; }

    /// <summary>The question; null when this version has none of that name.</summary>
    public Question? Question => Opened.Questionnaire.Find(QuestionId);

    /// <summary>Identifier of the question whose answer was just saved; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "saved")] public string? Saved { get; set; }

    /// <summary>The question whose answer was just saved; null for none.</summary>
    public Question? SavedBefore => HttpMethods.IsGet(Request.Method) && Saved is { } id ? Opened.Questionnaire.Find(id) : null;

    /// <summary>Why the question is not asked; null when it is.</summary>
    public NotAsked? LeftOut { get; private set; }

    /// <summary>The answer that stands in the way of what was sent; null when there is no conflict.</summary>
    public StoredAnswer? Conflict { get; private set; }

    /// <summary>Who gave that answer; null when it is not known by name.</summary>
    public AnswerChange? ConflictChange { get; private set; }

    /// <summary>What was sent when the conflict arose; null when the answer was taken back.</summary>
    public Answer? Sent { get; private set; }

    /// <summary>True when an answer was sent that the state takes no more: it is shown again, so that it can be copied.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What colleagues did and said; null for an assessment that has only its link holder.</summary>
    public Discussion? Discussion { get; private set; }

    /// <summary>What the house of the unit offers as an answer; null when it offers none, and where no unit answers.</summary>
    public HouseAnswer? House { get; private set; }

    /// <summary>What became of taking it over: <c>taken</c>, or <c>changed</c> when it was not, since the house's or one's own had changed;
    /// null when that was not asked for.</summary>
    public string? HouseDone => Request.Query["house"] is ["taken" or "changed"] done ? done.ToString() : null;

    /// <summary>Whether the organisation has units to which the answer can be offered.</summary>
    public bool MayOffer { get; private set; }

    /// <summary>What the organisation offers its units for the question; null when it offers nothing.</summary>
    public OfferedAnswer? Offered { get; private set; }

    /// <summary>Who would know the answer, who was asked, what they said; null for nothing of it.</summary>
    public Clarification? Errand { get; private set; }

    /// <summary>Whether a link by which somebody answers the question is in use.</summary>
    public bool HasOpenLink => Errand?.IsOpen(Now) == true;

    /// <summary>Members who may be named as those who would know.</summary>
    public IReadOnlyList<Member> Colleagues { get; private set; } = [];

    /// <summary>What was just done, and how it is shown; null for nothing.</summary>
    public (string Type, string Text)? Notice => Request.Query["done"].ToString() switch
    {
        "adopted" => ("success", Texts["Said.Done.adopted"].Value),
        "set-aside" => ("success", Texts["Said.Done.setAside"].Value),
        "stale" => ("warning", Texts["Said.Done.stale"].Value),
        "decided" => ("warning", Texts["Said.Done.decided"].Value),
        _ => null,
    };

    public Regulation Regulation => content.Regulation;
    public Content Published => content;
    public bool ReturnsToReview => Return == BackToReview;
    public bool ReturnsToConfirm => Return == BackToConfirm;

    /// <summary>The duty as it binds this organisation; null for good practice.</summary>
    public BindingDuty? Duty => Question?.Duty?.For(Opened.Stored.Settings.Profile, Regulation);

    /// <summary>The day of the last change: when duties are due is told as on that day.</summary>
    public DateOnly Date => FrenchTime.DayOf(Opened.Stored.ChangedAt);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Refuse() is { } refusal) { return refusal; }

        Form = AnswerForm.Of(Opened.Answers.GetValueOrDefault(QuestionId));
        Form.Who = Form.WhoSeen = Errand?.Name;
        await ReadDiscussionAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (RefuseAnswer() is { } refusal) { return refusal; }

        if (Form.Read(Question!, ModelState, Texts) is { } answer) { return await SaveAsync(answer, cancel); }

        await ReadDiscussionAsync(cancel);
        return Answered(StatusCodes.Status400BadRequest, () => Invalid());
    }

    /// <summary>Shows the form with a row for another proof; nothing is checked or written.</summary>
    public async Task<IActionResult> OnPostProofAsync(CancellationToken cancel)
    {
        if (RefuseAnswer() is { } refusal) { return refusal; }

        Form.AddProof();
        await ReadDiscussionAsync(cancel);
        return Page();
    }

    /// <summary>Takes the answer back: the question counts as unanswered again.</summary>
    public async Task<IActionResult> OnPostClearAsync(CancellationToken cancel) =>
        RefuseAnswer() ?? await SaveAsync(null, cancel);

    /// <summary>Puts the answer that the house offers in place of the unit's.</summary>
    /// <param name="mark">Of the answer that the page showed.</param>
    public async Task<IActionResult> OnPostTakeOverAsync([FromForm] string? mark, CancellationToken cancel)
    {
        if (RefuseAnswer() is { } refusal) { return refusal; }

        var outcome = await offers.TakeOverAsync(Opened, Question!, mark, Form.Version, Actor, Now, cancel);
        var said = outcome.Result is SaveResult.Saved or SaveResult.SavedBefore ? "taken" : "changed";
        return Redirect($"{Links.Question(Key, QuestionId)}?house={said}{(ReturnsToReview ? $"&return={BackToReview}" : "")}");
    }

    /// <summary>Saves what somebody said by the link of the question as its answer.</summary>
    public async Task<IActionResult> OnPostAdoptAsync([FromForm] string? errand, CancellationToken cancel)
    {
        if (Refuse() is { } refusal) { return refusal; }

        var outcome = await clarifications.TakeOverAsync(Opened.Stored, QuestionId, errand ?? "", Form.Version, Actor, Now, cancel);
        switch (outcome.Result)
        {
            case SaveResult.Stale:
                return Redirect(DoneAt(outcome.Current is null ? "decided" : "stale"));
            case SaveResult.Closed:
                return await ClosedAsync(cancel);
            case SaveResult.Gone:
                return NotFound();
            case SaveResult.Saved or SaveResult.SavedBefore:
                return Redirect(DoneAt("adopted"));
            default:
                throw new InvalidOperationException($"An answer cannot become {outcome.Result}.");
        }
    }

    /// <summary>Sets aside what somebody said by the link of the question.</summary>
    public async Task<IActionResult> OnPostSetAsideAsync([FromForm] string? errand, CancellationToken cancel)
    {
        if (RefuseAnswer() is { } refusal) { return refusal; }

        var isDone = await clarifications.SetAsideAsync(Opened.Stored, QuestionId, errand ?? "", Actor, Now, cancel);
        return Redirect(DoneAt(isDone ? "set-aside" : "decided"));
    }

    /// <summary>Offers the answer to the units of the organisation, or takes the offer back.</summary>
    [AssessmentAccess(send: Right.Offer)]
    public async Task<IActionResult> OnPostOfferAsync(
        [FromForm] string? offered, [FromForm(Name = "with_note")] string? withNote, CancellationToken cancel)
    {
        if (Refuse() is { } refusal) { return refusal; }

        await (offered == "yes"
            ? offers.OfferAsync(Opened.Stored, QuestionId, withNote == "yes", AccountId, Now, cancel)
            : offers.WithdrawAsync(Opened.Stored, QuestionId, AccountId, Now, cancel));
        return Redirect($"{Links.Question(Key, QuestionId, ReturnsToReview)}#offer");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Form.ReadProofs(Request);
        Errand = await clarifications.FindAsync(Opened.Stored.Id, QuestionId, cancel);
        Colleagues = IsScript ? [] : await LeadersAsync(cancel);
        if (!Opened.IsShared || Question?.AnswerScope != AnswerScope.Organisation) { return; }

        House = await offers.ForUnitAsync(Opened.Stored.Id, QuestionId, cancel);
        var organisation = Opened.Stored.OrganisationId!;
        MayOffer = Opened.Allows(Right.Offer) && (await units.OfHouseAsync(organisation, cancel)).Count > 0;
        Offered = MayOffer ? await offers.FindAsync(organisation, QuestionId, cancel) : null;
    }

    protected override IActionResult? GiveBack() =>
        Refuse() ?? Answered(StatusCodes.Status400BadRequest, () => Invalid());

    private async Task<IActionResult> SaveAsync(Answer? answer, CancellationToken cancel)
    {
        var outcome = await answers.SaveAsync(Opened.Stored.Id, QuestionId, answer, Form.Version, Actor, Now, cancel);
        switch (outcome.Result)
        {
            case SaveResult.Gone:
                return NotFound();
            case SaveResult.Closed:
                return await ClosedAsync(cancel);
            case SaveResult.Stale:
                await ReopenAsync(cancel);
                (Conflict, Sent) = (outcome.Current, answer);
                ConflictChange = Opened.IsShared
                    ? (await answers.HistoryAsync(Opened.Stored.Id, QuestionId, cancel))
                        .FirstOrDefault(change => change.Version == Conflict?.Version)
                    : null;
                return Answered(StatusCodes.Status409Conflict, () => Conflicting());
            case SaveResult.Saved or SaveResult.SavedBefore:
                return await SavedAsync(answer, outcome.Current, cancel);
            default:
                throw new InvalidOperationException($"An answer cannot become {outcome.Result}.");
        }
    }

    /// <summary>Keeps who would know, as long as nobody does.</summary>
    private async Task NameAsync(Answer? answer, CancellationToken cancel)
    {
        var who = answer?.Kind == AnswerKind.Unknown ? TextSanitizer.SanitizeLine(Form.Who) : null;
        // Whoever left it as it was says nothing of it: a colleague may have named somebody since.
        if (answer?.Kind == AnswerKind.Unknown && who == TextSanitizer.SanitizeLine(Form.WhoSeen)) { return; }

        var named = who is null ? []
            : (IsScript ? await LeadersAsync(cancel) : Colleagues)
                .Where(one => one.Name.Equals(who, StringComparison.OrdinalIgnoreCase)).ToList();
        var (account, name) = named.Count == 1 ? (named[0].AccountId, (string?)null) : (null, who);
        if (account != Errand?.AccountId || (account is null && name != Errand?.Name))
        {
            await clarifications.NameAsync(Opened.Stored, QuestionId, account, name, Actor, Now, cancel);
        }
    }

    /// <summary>Who may be asked to answer; nobody where a link opens.</summary>
    private async Task<IReadOnlyList<Member>> LeadersAsync(CancellationToken cancel) =>
        Opened.IsShared && Opened.MayAnswer ? await members.LeadersAsync(Opened.Stored.OrganisationId!, cancel) : [];

    private string DoneAt(string done) =>
        $"{Links.Question(Key, QuestionId)}?done={done}{(ReturnsToReview ? $"&return={BackToReview}" : "")}";

    private async Task<IActionResult> SavedAsync(Answer? answer, StoredAnswer? current, CancellationToken cancel)
    {
        await NameAsync(answer, cancel);
        if (IsScript)
        {
            await ReopenAsync(cancel);
            return new JsonResult(new
            {
                version = current?.Version ?? 0,
                saved = Texts["Question.SavedAt", Formats.Time(FrenchTime.InParis(Now), Language)].Value,
                progress = Texts["Question.Progress", Result.Combined.Answered, Result.Combined.InScope].Value,
            });
        }

        return Redirect(answer is null ? Links.Question(Key, QuestionId, ReturnsToReview)
            : ReturnsToReview ? $"{Links.Review(Key)}?saved={QuestionId}#{QuestionId}"
            : ReturnsToConfirm ? $"{Links.ConfirmAxis(Key, Question!.AxisId)}?saved={QuestionId}"
            : Opened.After(Question!) is { } next ? $"{Links.Question(Key, next.Id)}?saved={QuestionId}"
            : $"{Links.Review(Key)}?saved={QuestionId}");
    }

    private async Task ReadDiscussionAsync(CancellationToken cancel) =>
        Discussion = await Discussion.OfAsync(Opened, Question!, answers, comments, assignments, cancel);

    private async Task<IActionResult> ClosedAsync(CancellationToken cancel)
    {
        await ReopenAsync(cancel);
        return Closed();
    }

    private IActionResult Closed()
    {
        IsClosed = true;
        return Answered(StatusCodes.Status409Conflict, () => Conflicting());
    }

    /// <summary>The page's script sends the same form and asks for JSON; it then shows where the full page is to be had.</summary>
    private bool IsScript => Request.Headers.Accept == "application/json";

    private IActionResult Answered(int status, Func<IActionResult> page) =>
        IsScript
            ? new JsonResult(new
                { error = FormExpired ? Texts["Question.Expired"].Value
                : Texts[IsClosed ? "Question.ClosedNotice" : status == StatusCodes.Status409Conflict ? "Question.ConflictNotice"
                : "Question.NotSavedNotice"].Value }) { StatusCode = status }
            : page();

    /// <summary>As <see cref="Refuse"/>, or why no answer is taken; null when one is.</summary>
    private IActionResult? RefuseAnswer() => Refuse() ?? (Opened.MayAnswer ? null : Closed());

    /// <summary>The 404 of a question that does not exist or is not asked of this organisation; null when it is.</summary>
    private IActionResult? Refuse()
    {
        if (Question is null) { return NotFound(); }

        var settings = Opened.Stored.Settings;
        LeftOut = Scope.WhyNot(Opened.Questionnaire, Question, settings.Role, settings.Profile, settings.Mode);
        return LeftOut is null ? null : PageWithStatus(StatusCodes.Status404NotFound);
    }
}

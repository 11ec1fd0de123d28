namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The comments on one question. A consultant sees those that are marked for them, and writes such ones only.</summary>
[AssessmentAccess(Right.SeeQuestions, Right.Comment)]
public sealed class CommentsModel(CommentStore comments) : AssessmentPage
{
    internal static readonly IReadOnlyList<string> Fields = ["text"];

    [FromRoute(Name = "id")] public string QuestionId { get; set; } = "";
    [BindProperty(Name = "text")] public string? Text { get; set; }

    /// <summary><c>consultant</c> when a consultant may see it.</summary>
    [BindProperty(Name = "audience")] public string? Audience { get; set; }

    /// <summary>The question; only asked for once it is known to be in scope.</summary>
    public Question Question => Opened.Questionnaire.Find(QuestionId)!;

    public IReadOnlyList<QuestionComment> Comments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!IsAsked) { return NotFound(); }

        await ShowAsync(cancel);
        return Page();
    }

    /// <param name="id">Chosen when the form was shown, so that a form sent twice is one comment.</param>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "id")] string? id, CancellationToken cancel)
    {
        if (!IsAsked) { return NotFound(); }

        if (!Guid.TryParseExact(id, "N", out _)) { return BadRequest(); }

        var text = TextSanitizer.Sanitize(Text);
        ModelState.AddIf(text is null, "text", Texts["Comments.Error.none"]);
        ModelState.CheckLength("text", text, QuestionComment.Longest, Texts, "Comments.Error.long");
        if (!ModelState.IsValid)
        {
            await ShowAsync(cancel);
            return Invalid();
        }

        var isInternal = Opened.Allows(Right.SeeInternalComments) && Audience != "consultant";
        return await comments.AddAsync(id, Opened.Stored.Id, QuestionId, Actor, isInternal, text!, Now, cancel)
            ? Redirect($"{Links.Question(Key, QuestionId)}#comments")
            : StatusCode(StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromForm(Name = "comment")] string? comment, CancellationToken cancel)
    {
        await comments.DeleteAsync(comment ?? "", Opened.Stored.Id, AccountId, cancel);
        return Redirect($"{Links.Question(Key, QuestionId)}#comments");
    }

    protected override IActionResult? GiveBack() => IsAsked ? Invalid() : null;

    /// <summary>Whether the question exists and is asked, of an organisation: nobody else has comments.</summary>
    private bool IsAsked => Opened.IsShared && Opened.Questionnaire.Find(QuestionId) is { } question && Result.Scope.Contains(question);

    private async Task ShowAsync(CancellationToken cancel) =>
        Comments = await comments.OfQuestionAsync(Opened.Stored.Id, QuestionId, Opened.Allows(Right.SeeInternalComments), cancel);
}

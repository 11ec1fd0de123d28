using EhdsReadiness.Web.Pages.ActionPlans;

namespace EhdsReadiness.Web.Pages.Reassessments;

/// <summary>Moves an assessment to a newer version of the questionnaire, after a preview under both; and back, as long as it is a
/// draft.</summary>
[AssessmentAccess(send: Right.ChangeProfile)]
public sealed class VersionModel(Content content, MoveStore moves) : AssessmentPage
{
    /// <summary>When the assessment had last changed as the preview showed it: nothing is moved that was not shown.</summary>
    [BindProperty(Name = "seen")] public string? Seen { get; set; }

    /// <summary>Number of the move that is to be undone.</summary>
    [BindProperty(Name = "number")] public int Number { get; set; }

    /// <summary>True when something changed since the preview: nothing was written.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The version that the assessment can be moved to; null when it is on the newest.</summary>
    public Questionnaire? Next => content.NextOn(Today, Opened.Questionnaire.Version);

    /// <summary>What the move would do; null when there is nowhere to move to.</summary>
    public QuestionnaireMove? Preview { get; private set; }

    /// <summary>The last move, when it can be undone.</summary>
    public StoredMove? Last { get; private set; }

    public bool MayMove => Opened.Allows(Right.ChangeProfile);

    /// <summary>The scores under both versions.</summary>
    public ComparisonColumn[] Columns =>
    [
        new(Texts["Version.on", Opened.Questionnaire.Version].Value, Result, null),
        new(Texts["Version.on", Next!.Version].Value, Readiness.Of(content, Preview!.After), null),
    ];

    /// <summary>What was last seen of the assessment, for the form.</summary>
    public string SeenNow => Opened.Stored.Revision.ToString(CultureInfo.InvariantCulture);

    /// <summary>The questions of one fate, in the order of the newer version.</summary>
    public IReadOnlyList<MovedQuestion> Of(MoveFate fate) => [.. Preview!.Questions.Where(one => one.Fate == fate)];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Next is not { } next) { return NotFound(); }

        return await AfterAsync(
            Seen == SeenNow
                ? await moves.MoveAsync(Opened.Stored, Opened.Questionnaire, next, Actor, Now, cancel)
                : SaveResult.Stale,
            cancel);
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancel) =>
        Last is null ? NotFound()
        : await AfterAsync(
            Seen == SeenNow ? await moves.UndoAsync(Opened.Stored, Number, content, Actor, Now, cancel) : SaveResult.Stale, cancel);

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Last = await moves.LastAsync(Opened.Stored.Id, cancel);
        var waiting = Opened.Answers.Values.Where(answer => answer.ToConfirm).Select(answer => answer.QuestionId)
            .ToHashSet(StringComparer.Ordinal);
        Preview = Next is { } next ? QuestionnaireMove.Of(Opened.Questionnaire, next, Result.Assessment, waiting) : null;
    }

    private async Task<IActionResult> AfterAsync(SaveResult result, CancellationToken cancel)
    {
        if (result == SaveResult.Saved) { return Redirect(Links.Version(Key)); }

        await ReopenAsync(cancel);
        await ReadAsync(cancel);
        IsStale = true;
        ModelState.Clear();
        return Conflicting();
    }
}

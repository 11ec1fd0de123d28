namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The carried answers of one axis in full, and one button that confirms exactly those that are shown.</summary>
[AssessmentAccess(Right.Answer, Right.Answer, AnswersOutOfTurn = true)]
public sealed class ConfirmAxisModel(AnswerStore answers) : AssessmentPage
{
    [FromRoute(Name = "id")] public string AxisId { get; set; } = "";

    /// <summary>Each answer that the page showed, as its question, a colon and its version.</summary>
    [BindProperty(Name = "shown")] public IReadOnlyList<string> Shown { get; set; } = [];

    /// <summary>How many answers were just confirmed, of this axis or the one before; 0 for none.</summary>
    [BindProperty(SupportsGet = true, Name = "confirmed")] public int Confirmed { get; set; }

    /// <summary>Identifier of the question whose answer was just saved; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "saved")] public string? Saved { get; set; }

    /// <summary>The axis; null when this version has none of that name.</summary>
    public Axis? Axis => Opened.Questionnaire.FindAxis(AxisId);

    /// <summary>The questions of the axis whose carried answer waits, in the order of asking.</summary>
    public IReadOnlyList<Question> Waiting => [.. Opened.ToConfirm.Where(question => question.AxisId == AxisId)];

    /// <summary>Questions that were shown and not confirmed, since somebody had changed or confirmed their answer meanwhile.</summary>
    public IReadOnlyList<Question> Changed { get; private set; } = [];

    /// <summary>True when the assessment takes no answers any more: nothing was confirmed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The next axis with an answer to confirm, from this one on and then from the start; null when there is none.</summary>
    public Axis? Next => Opened.Questionnaire.Axes.OrderBy(axis => axis.Number <= Axis!.Number)
        .FirstOrDefault(axis => Opened.ToConfirm.Any(question => question.AxisId == axis.Id));

    public IActionResult OnGet() => Axis is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Axis is null) { return NotFound(); }

        var asked = Opened.Scope.Where(question => question.AxisId == AxisId).Select(question => question.Id)
            .ToHashSet(StringComparer.Ordinal);
        var shown = Shown.Select(Read).OfType<(string QuestionId, int Version)>().Where(one => asked.Contains(one.QuestionId))
            .DistinctBy(one => one.QuestionId).ToList();
        var outcome = await answers.ConfirmAsync(Opened.Stored.Id, shown, Actor, Now, cancel);
        if (outcome.Result == SaveResult.Gone) { return NotFound(); }

        await ReopenAsync(cancel);
        (Confirmed, IsClosed) = (outcome.Result == SaveResult.Saved ? shown.Count - outcome.Changed.Count : 0,
            outcome.Result == SaveResult.Closed);
        Changed = [.. Opened.Scope.Where(question => outcome.Changed.Contains(question.Id))];
        if (IsClosed || Changed.Count > 0) { return Conflicting(); }

        var next = Next is { } axis ? Links.ConfirmAxis(Key, axis.Id) : Links.Assessment(Key);
        return Redirect($"{next}{(Confirmed > 0 ? $"?confirmed={Confirmed.ToString(CultureInfo.InvariantCulture)}" : "")}");
    }

    protected override IActionResult? GiveBack() => Axis is null ? NotFound() : Invalid();

    private static (string QuestionId, int Version)? Read(string? shown) =>
        shown?.Split(':') is [var question, var version]
            && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (question, number) : null;
}

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Check your answers: all of them, or those that may need another look.</summary>
public sealed class ReviewModel(Content content) : AssessmentPage
{
    private const string Unknown = "unknown";
    private const string NotApplicable = "not_applicable";
    private const string Note = "note";
    private const string NoProof = "no_proof";

    /// <summary>Identifier of the question whose answer was just saved; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "saved")] public string? Saved { get; set; }

    /// <summary>Which answers are to be shown.</summary>
    [BindProperty(SupportsGet = true, Name = "only")] public string? Only { get; set; }

    public Content Published => content;

    /// <summary>Which answers are shown; null for all.</summary>
    public string? Shown => Only is Unknown or NotApplicable or Note or NoProof ? Only : null;

    /// <summary>How many answers each choice shows.</summary>
    public IReadOnlyList<(string Only, int Count)> Counts =>
        [.. new[] { Unknown, NotApplicable, Note, NoProof }.Select(only => (only, Result.Scope.Count(question => Is(question, only))))];

    public IEnumerable<(Axis Axis, List<Question> Questions)> ByAxis =>
        Opened.Questionnaire.Axes.Select(axis =>
            (axis, Result.Scope.Where(question => question.AxisId == axis.Id && Is(question, Shown)).ToList()));

    private bool Is(Question question, string? only) => only switch
    {
        Unknown => Opened.AnswerTo(question)?.Kind == AnswerKind.Unknown,
        NotApplicable => Opened.AnswerTo(question)?.Kind == AnswerKind.NotApplicable,
        Note => Opened.AnswerTo(question)?.Note is not null,
        NoProof => Opened.AnswerTo(question) is { Claims: true, Evidence: null },
        _ => true,
    };
}

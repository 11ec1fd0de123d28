namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The form of a question page.</summary>
public sealed class AnswerForm
{
    public const string Unknown = "unknown";
    public const string NotApplicable = "not_applicable";

    private static readonly string[] Choices = ["0", "1", "2", "3", "4", Unknown, NotApplicable];

    /// <summary>Names of the fields, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["level", "who", "reason", "note", "evidence"];

    /// <summary><c>0</c> to <c>4</c>, <c>unknown</c> or <c>not_applicable</c>, or whatever was sent.</summary>
    [FromForm(Name = "level")] public string? Level { get; set; }
    [FromForm(Name = "reason")] public string? Reason { get; set; }
    [FromForm(Name = "note")] public string? Note { get; set; }
    [FromForm(Name = "evidence")] public string? Evidence { get; set; }

    /// <summary>Who would know, where nobody here does.</summary>
    [FromForm(Name = "who")] public string? Who { get; set; }

    /// <summary>The version of the answer that the page showed; 0 when there was none.</summary>
    [FromForm(Name = "version")] public int Version { get; set; }

    /// <summary>The level, when it is one that the page offers; null otherwise.</summary>
    public string? Chosen => Array.Find(Choices, choice => choice == Level);

    /// <summary>The form as the stored answer fills it in.</summary>
    public static AnswerForm Of(StoredAnswer? stored) => new()
    {
        Level = stored?.Answer switch
        {
            null => null,
            { Kind: AnswerKind.Level } => stored.Answer.Level!.Value.ToString(CultureInfo.InvariantCulture),
            { Kind: AnswerKind.Unknown } => Unknown,
            { Kind: AnswerKind.NotApplicable } => NotApplicable,
        },
        Reason = stored?.Answer?.Reason,
        Note = stored?.Answer?.Note,
        Evidence = stored?.Answer?.Evidence,
        Version = stored?.Version ?? 0,
    };

    /// <summary>The answer, when the form is right; otherwise null, with what is wrong in <paramref name="errors"/>.</summary>
    /// <param name="current">The answer as it stands: evidence that came from a file and is no address may stay as it is.</param>
    public Answer? Read(Question question, Answer? current, ModelStateDictionary errors, IStringLocalizer texts)
    {
        var (reason, note, evidence) = (TextSanitizer.Sanitize(Reason), TextSanitizer.Sanitize(Note), TextSanitizer.SanitizeLink(Evidence));
        Answer? answer = null;
        switch (Level)
        {
            case "0" or "1" or "2" or "3" or "4":
                answer = Answer.AtLevel(Level[0] - '0');
                break;
            case Unknown:
                answer = Answer.Unknown;
                break;
            case NotApplicable when question.NotApplicable is not null && reason is null:
                errors.AddModelError("reason", texts["Question.Error.reason"]);
                break;
            case NotApplicable when question.NotApplicable is not null:
                answer = Answer.NotApplicable(reason!);
                break;
            default:
                errors.AddModelError(
                    "level", texts[question.NotApplicable is null ? "Question.Error.level" : "Question.Error.levelOrNotApplicable"]);
                break;
        }

        errors.CheckLength(
            "reason", Level == NotApplicable ? reason : null, Answer.LongestNote, texts, "Question.Error.reasonTooLong");
        errors.CheckLength("who", TextSanitizer.SanitizeLine(Who), Clarification.LongestName, texts, "Question.Error.whoTooLong");
        errors.CheckLength("note", note, Answer.LongestNote, texts, "Question.Error.noteTooLong");
        errors.CheckLength("evidence", evidence, Answer.LongestEvidence, texts, "Question.Error.evidenceTooLong");
        errors.AddIf(
            evidence is not null && evidence != current?.Evidence && !IsAddress(evidence), "evidence", texts["Question.Error.evidence"]);

        return errors.IsValid && answer is not null ? answer with { Note = note, Evidence = evidence } : null;
    }

    /// <summary>Whether a text may be shown as a link: an absolute http or https address.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && !text.Any(char.IsWhiteSpace);
}

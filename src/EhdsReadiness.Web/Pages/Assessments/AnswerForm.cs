namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The form of a question page.</summary>
public sealed class AnswerForm
{
    public const string Unknown = "unknown";
    public const string NotApplicable = "not_applicable";

    private static readonly string[] Choices = ["0", "1", "2", "3", "4", Unknown, NotApplicable];

    /// <summary>Names of the fields, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["level", "who", "reason", "note", .. ProofRow.Fields];

    /// <summary><c>0</c> to <c>4</c>, <c>unknown</c> or <c>not_applicable</c>, or whatever was sent.</summary>
    [FromForm(Name = "level")] public string? Level { get; set; }
    [FromForm(Name = "reason")] public string? Reason { get; set; }
    [FromForm(Name = "note")] public string? Note { get; set; }

    /// <summary>The proofs as they were typed, at most <see cref="Proof.Most"/>: one row at least, which may be empty.</summary>
    public IReadOnlyList<ProofRow> Proofs { get; private set; } = [ProofRow.Empty];

    /// <summary>Who would know, where nobody here does.</summary>
    [FromForm(Name = "who")] public string? Who { get; set; }

    /// <summary>What stood there when the page was shown.</summary>
    [FromForm(Name = "who_seen")] public string? WhoSeen { get; set; }

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
        Proofs = stored?.Answer?.AllProofs is { Count: > 0 } proofs ? [.. proofs.Select(ProofRow.Of)] : [ProofRow.Empty],
        Version = stored?.Version ?? 0,
    };

    /// <summary>Takes the rows of proofs from what was sent, where a form was.</summary>
    public void ReadProofs(HttpRequest request)
    {
        if (HttpMethods.IsPost(request.Method) && request.HasFormContentType) { Proofs = ProofRow.From(request.Form); }
    }

    /// <summary>Offers an empty row more.</summary>
    public void AddProof() => Proofs = [.. Proofs.Append(ProofRow.Empty).Take(Proof.Most)];

    /// <summary>The answer, when the form is right; otherwise null, with what is wrong in <paramref name="errors"/>.</summary>
    public Answer? Read(Question question, ModelStateDictionary errors, IStringLocalizer texts)
    {
        var (reason, note) = (TextSanitizer.Sanitize(Reason), TextSanitizer.Sanitize(Note));
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
        var proofs = Proofs.Select((row, place) => row.Read(place + 1, errors, texts)).OfType<Proof>().Distinct().ToList();

        return errors.IsValid && answer is not null ? (answer with { Note = note }).With(proofs) : null;
    }
}

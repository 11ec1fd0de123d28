namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>
/// One question, for whoever has its link: its levels, its law, and fields for an answer that waits to be taken over. Of the assessment
/// only its name is told, and who asks. A link that is unknown, used, withdrawn or over is 404, all in the same words.
/// </summary>
[EnableRateLimiting(RateLimits.Grant)]
public sealed class ClarifyModel(Content content, ClarificationStore clarifications, AnonymousStorage storage) : LocalisedPage
{
    internal static readonly IReadOnlyList<string> Fields = ["level", "reason", "note", .. ProofRow.Fields, "by"];

    [FromRoute(Name = "token")] public string Token { get; set; } = "";
    [BindProperty] public AnswerForm Form { get; set; } = new();

    /// <summary>Who answers, as they call themselves.</summary>
    [BindProperty(Name = "by")] public string? By { get; set; }

    /// <summary>Null when the link is good for nothing.</summary>
    public QuestionAsked? Asked { get; private set; }

    /// <summary>What was typed by whoever's link ended meanwhile; null for nothing.</summary>
    public SentForm? Sent { get; private set; }

    /// <summary>True once the answer was sent.</summary>
    public bool IsDone => HttpMethods.IsGet(Request.Method) && Request.Query["done"] == "sent" && Asked is null;

    public Questionnaire Questionnaire => content.Find(Asked!.Assessment.Questionnaire)!;

    public Question Question => Questionnaire.Find(Asked!.QuestionId)!;

    /// <summary>Who asks, and for which organisation.</summary>
    public string From
    {
        get
        {
            var name = Asked!.OrganisationName ?? Asked.Assessment.Settings.NameIn(Language);
            return (Asked.AskedByName, name) switch
            {
                ({ } asker, { } organisation) => Texts["Clarify.From.both", asker, organisation],
                ({ } asker, null) => Texts["Clarify.From.asker", asker],
                (null, { } organisation) => Texts["Clarify.From.organisation", organisation],
                (null, null) => Texts["Clarify.From.nobody"],
            };
        }
    }

    /// <summary>The rules that the question cites, the duty's own first, each once with all its places.</summary>
    public IReadOnlyList<(Rule Rule, string Cites)> Rules =>
    [
        .. from cite in Question.Cites.Prepend(Question.Duty?.Article).OfType<string>().Distinct()
           let rule = content.Regulation.FindRule(cite)
           where rule is not null
           group Formats.Cite(cite, Language) by rule into places
           select (places.Key, Formats.Sentence(string.Join(", ", places))),
    ];

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method) && storage.Refuse(HttpContext) is { } refused)
        {
            return refused;
        }

        Form.ReadProofs(Request);
        Asked = await clarifications.FindAsync(Token, Now, cancel);
        return !IsDone && (Asked is null || !IsAsked(Asked)) ? await GoneAsync() : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var by = TextSanitizer.SanitizeLine(By);
        ModelState.CheckLength("by", by, Clarification.LongestName, Texts, "Question.Error.whoTooLong");
        ModelState.AddIf(by is not null && TextSanitizer.IsDisguised(By), "by", Texts["Clarify.Error.by"]);
        ModelState.AddIf(
            Form.Level == AnswerForm.Unknown, "level",
            Texts[Question.NotApplicable is null ? "Clarify.Error.level" : "Clarify.Error.levelOrNotApplicable"]);
        if (Form.Read(Question, ModelState, Texts) is not { } answer) { return Invalid(); }

        return await clarifications.AnswerAsync(Token, answer, by, Now, cancel) ? Redirect($"{Links.Clarify(Token)}?done=sent")
            : await GoneAsync();
    }

    /// <summary>Shows the form with a row for another proof; nothing is checked or written.</summary>
    public IActionResult OnPostProof()
    {
        Form.AddProof();
        return Page();
    }

    /// <summary>Whether the question is asked, now, of the organisation.</summary>
    private bool IsAsked(QuestionAsked asked)
    {
        var settings = asked.Assessment.Settings;
        return content.Find(asked.Assessment.Questionnaire) is { } questionnaire && questionnaire.Find(asked.QuestionId) is { } question
            && Scope.WhyNot(questionnaire, question, settings.Role, settings.Profile, settings.Mode) is null;
    }

    private async Task<IActionResult> GoneAsync()
    {
        (Asked, Sent) = (null, await SentForm.ReadAsync(Request));
        return HttpContext.Features.Get<ForgedForm>() is null ? PageWithStatus(StatusCodes.Status404NotFound) : BadRequest();
    }
}

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The task list: where the assessment stands and what is left.</summary>
public sealed class OverviewModel(AssignmentStore assignments, OfferedAnswerStore offers, ClarificationStore clarifications,
    BaselineStore baselines, OrganisationStore organisations, AssessmentStore assessments, ClientVisitStore visits) : AssessmentPage
{
    /// <summary>True right after the start: the page says to keep the link.</summary>
    [BindProperty(SupportsGet = true, Name = "new")] public bool IsNew { get; set; }

    /// <summary>How many answers were just confirmed; 0 for none.</summary>
    [BindProperty(SupportsGet = true, Name = "confirmed")] public int Confirmed { get; set; }

    /// <summary>What whoever asks was asked to answer, the earliest day first.</summary>
    public IReadOnlyList<Assignment> Mine { get; private set; } = [];

    /// <summary>What nobody is asked any more since somebody went, for those who may ask somebody else.</summary>
    public IReadOnlyList<LeftAssignment> LeftOnes { get; private set; } = [];

    /// <summary>Answers of the house that wait for its unit to take them over or to follow them.</summary>
    public IReadOnlyList<HouseAnswer> OfHouse { get; private set; } = [];

    /// <summary>Whether there is a former assessment to compare with, of those that whoever asks may see.</summary>
    public bool HasFormer { get; private set; }

    /// <summary>Questions to be clarified, and those of which an answer waits to be taken over, in the order of asking; with what is done
    /// about each, null for nothing. None for whoever may not see who said what.</summary>
    public IReadOnlyList<(Question Question, Clarification? Errand)> Errands { get; private set; } = [];

    /// <summary>Questions to be clarified of which somebody said that whoever asks would know.</summary>
    public IReadOnlyList<Question> AskedOfMe { get; private set; } = [];

    /// <summary>When the page is shown.</summary>
    public DateTimeOffset Moment => Now;

    /// <summary>What was just done; null for nothing.</summary>
    public string? Notice { get; private set; }

    /// <summary>The organisation's name, where the assessment that it was just given has another; null for nothing to offer.</summary>
    public string? OfferedName { get; private set; }

    /// <summary>Has the assessment bear the name of its organisation.</summary>
    /// <param name="version">Of the settings that the page showed.</param>
    [AssessmentAccess(send: Right.ChangeProfile)]
    public async Task<IActionResult> OnPostRenameAsync([FromForm] int version, CancellationToken cancel)
    {
        if (!Opened.IsShared || await organisations.FindAsync(Opened.Stored.OrganisationId!, AccountId, cancel) is not { } organisation)
        {
            return NotFound();
        }

        var settings = Opened.Stored.Settings with { Organisation = organisation.Details.Name };
        var saved = await assessments.SaveSettingsAsync(Opened.Stored, settings, version, Actor, Now, cancel);
        return Redirect($"{Links.Assessment(Key)}?done={(saved == SaveResult.Saved ? "renamed" : "attached")}");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        var done = Request.Query["done"].ToString();
        if (done.Length == 0 || !Opened.IsShared
            || await organisations.FindAsync(Opened.Stored.OrganisationId!, AccountId, cancel) is not { } organisation)
        {
            return;
        }

        var name = organisation.Details.Name;
        Notice = done switch
        {
            "attached" => Texts["Attached.Done", name].Value,
            "renamed" => Texts["Attached.Done.renamed", name].Value,
            "joined" => Texts["Attached.Done.joined", name].Value,
            _ => null,
        };
        OfferedName = done == "attached" && Opened.Allows(Right.ChangeProfile) && Opened.Stored.Settings.Organisation != name ? name : null;
    }

    protected override IActionResult? GiveBack() => null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        HasFormer = await baselines.HasFormerAsync(
            Opened.Stored.Id, Opened.Stored.OrganisationId, copiesOnly: Opened.Stored.AccessRole == AccessRole.HouseMember, cancel);
        if (Opened.Allows(Right.SeeQuestions))
        {
            var errands = await clarifications.OfAssessmentAsync(Opened.Stored.Id, cancel);
            var unknown = Opened.ToClarify.ToHashSet();
            Errands = [.. Opened.Scope.Select(question => (question, errands.GetValueOrDefault(question.Id)))
                .Where(one => unknown.Contains(one.question) || one.Item2?.Answer is not null || one.Item2?.IsOpen(Now) == true)];
            AskedOfMe = [.. Opened.ToClarify.Where(question =>
                Opened.IsShared && errands.GetValueOrDefault(question.Id)?.AccountId == AccountId)];
        }

        if (Client is { } client)
        {
            await visits.NoteAsync(AccountId, client.Id, Now, cancel);
        }

        if (Opened.IsShared)
        {
            // What the organisation is not asked any more has nothing to do in it.
            LeftOnes = !Opened.Allows(Right.Assign) ? []
                : [.. (await assignments.LeftAsync(Opened.Stored.Id, cancel)).Where(one => Opened.Count(one.Target).InScope > 0)];
            OfHouse = Opened.MayAnswer ? await offers.WaitingAsync(Opened, cancel) : [];
            Mine = [.. (await assignments.OfAssessmentAsync(Opened.Stored.Id, cancel))
                .Where(one => one.AccountId == AccountId && Opened.Count(one.Target).InScope > 0)];
        }
    }

    /// <summary>The whole address that resumes the assessment.</summary>
    public string ResumeLink => Whole(Links.Assessment(Key));

    /// <summary>Where "resume" leads; null when every question has an answer.</summary>
    public Question? Next => Opened.NextUnanswered();

    /// <summary>Number of the next question among those in scope, from 1.</summary>
    public int NextNumber => Result.Scope.TakeWhile(question => question != Next).Count() + 1;

    public IReadOnlyList<NotAsked> LeftOut =>
        Scope.LeftOut(Opened.Questionnaire, Result.Assessment.Role, Result.Assessment.Profile, Result.Assessment.Mode);

    /// <summary>How many carried answers to what the target names wait to be confirmed.</summary>
    public int ToConfirm(AssignmentTarget target) =>
        Opened.ToConfirm.Count(target.Names);

    /// <summary>How many answers in scope are of that kind.</summary>
    public int Count(AnswerKind kind) => Result.Scope.Count(question => Opened.AnswerTo(question)?.Kind == kind);
}

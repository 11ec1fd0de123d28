namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Asks members to answer an axis or single questions by a day.</summary>
[AssessmentAccess(Right.Assign, Right.Assign)]
public sealed class AssignModel(AssignmentStore assignments, MemberStore members) : AssessmentPage
{
    private const string Day = "yyyy-MM-dd";
    internal static readonly IReadOnlyList<string> Fields = ["target", "member", "due"];

    /// <summary><c>axis:</c> or <c>question:</c>, then the identifier.</summary>
    [BindProperty(SupportsGet = true, Name = "target")] public string? Target { get; set; }

    /// <summary>Identifier of the member's account.</summary>
    [BindProperty(Name = "member")] public string? MemberId { get; set; }

    /// <summary>The last day, as <c>2026-12-24</c>.</summary>
    [BindProperty(Name = "due")] public string? Due { get; set; }

    public IReadOnlyList<Assignment> Assignments { get; private set; } = [];

    /// <summary>What nobody is asked any more since somebody went.</summary>
    public IReadOnlyList<LeftAssignment> LeftOnes { get; private set; } = [];

    /// <summary>The members who answer.</summary>
    public IReadOnlyList<Member> Members { get; private set; } = [];

    public static string ValueOf(AssignmentTarget target) => target.AxisId is { } axis ? $"axis:{axis}" : $"question:{target.QuestionId}";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var target = Read(Target);
        Check("target", target is null);
        Check("member", Members.All(member => member.AccountId != MemberId));
        Check("due", !DateOnly.TryParseExact(Due, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) || due < Today
            || due > Assessment.LatestDate);
        if (!ModelState.IsValid) { return Invalid(); }

        return await assignments.AssignAsync(Opened.Stored.Id, target!, MemberId!, due, AccountId, Now, cancel)
            ? Redirect(Links.Assign(Key))
            : StatusCode(StatusCodes.Status409Conflict);

        void Check(string field, bool isWrong) => ModelState.AddIf(isWrong, field, Texts[$"Assign.Error.{field}"]);
    }

    /// <summary>Takes the request back. One that is gone already is in the list no more, which says enough.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        if (Read(Target) is { } target)
        {
            await assignments.RemoveAsync(Opened.Stored.Id, target, AccountId, Now, cancel);
        }

        return Redirect(Links.Assign(Key));
    }

    /// <summary>What is named, when the questionnaire has it.</summary>
    private AssignmentTarget? Read(string? value) => value?.Split(':', 2) switch
    {
        ["axis", var id] when Opened.Questionnaire.Axes.Any(axis => axis.Id == id) => AssignmentTarget.Axis(id),
        ["question", var id] when Opened.Questionnaire.Find(id) is not null => AssignmentTarget.Question(id),
        _ => null,
    };

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Assignments = await assignments.OfAssessmentAsync(Opened.Stored.Id, cancel);
        LeftOnes = await assignments.LeftAsync(Opened.Stored.Id, cancel);
        Members = await members.LeadersAsync(Opened.Stored.OrganisationId!, cancel);
    }
}

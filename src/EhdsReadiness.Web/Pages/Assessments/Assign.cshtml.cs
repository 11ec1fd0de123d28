using Microsoft.AspNetCore.WebUtilities;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Asks members to answer axes or single questions, by a day or without one: a table of all questions, of which several are ticked
/// and handed out at once.</summary>
[AssessmentAccess(Right.Assign, Right.Assign)]
public sealed class AssignModel(AssignmentStore assignments, MemberStore members) : AssessmentPage
{
    private const string Day = "yyyy-MM-dd";
    internal static readonly IReadOnlyList<string> Fields = ["target", "member", "due"];
    private IReadOnlyList<Assignment> _assigned = [];
    private IReadOnlyList<LeftAssignment> _left = [];
    private IReadOnlyList<QuestionToAssign> _questions = [];

    /// <summary>What is ticked, each <c>axis:</c> or <c>question:</c>, then the identifier.</summary>
    [BindProperty(SupportsGet = true, Name = "target")] public string[] Targets { get; set; } = [];

    /// <summary>Identifier of the member's account.</summary>
    [BindProperty(Name = "member")] public string? MemberId { get; set; }

    /// <summary>The last day, as <c>2026-12-24</c>; empty for none.</summary>
    [BindProperty(Name = "due")] public string? Due { get; set; }

    /// <summary>The axis that is shown alone; null for all.</summary>
    public string? Axis => Opened.Questionnaire.FindAxis(Request.Query["axis"])?.Id;

    public AssignFilter Filter => Ids.Find<AssignFilter>(Request.Query["show"]) ?? AssignFilter.All;

    /// <summary>The members who answer.</summary>
    public IReadOnlyList<Member> Members { get; private set; } = [];

    /// <summary>The questions of the filter, in the order of asking.</summary>
    public IReadOnlyList<QuestionToAssign> Shown => [.. In(Axis, Filter)];

    /// <summary>What was just done, to be said once, with how many things; null for nothing.</summary>
    public (string What, int Count)? Done =>
        Request.Query["done"].ToString() is ("given" or "taken") and var what
        && int.TryParse(Request.Query["n"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? (what, count) : null;

    /// <summary>The page with a filter.</summary>
    public string Address(string? axis, AssignFilter filter) =>
        Links.Assign(Key, axis, filter == AssignFilter.All ? null : filter.Id());

    public int CountOf(string? axis, AssignFilter filter) => In(axis, filter).Count();

    public bool IsTicked(string value) => Targets.Contains(value, StringComparer.Ordinal);

    /// <summary>An axis as a whole: who was asked it, and how many of its questions have an answer.</summary>
    public (Assignment? Assignment, LeftAssignment? Left, Progress Progress) WholeAxis(string axisId)
    {
        var target = AssignmentTarget.Axis(axisId);
        return (_assigned.FirstOrDefault(one => one.Target == target), _left.FirstOrDefault(one => one.Target == target),
            Opened.Count(target));
    }

    /// <summary>Asks all that is ticked, or nothing: what is not asked of the organisation any more is named.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var targets = ReadTargets();
        DateOnly? due =
            DateOnly.TryParseExact(Due?.Trim(), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        Check("member", Members.All(member => member.AccountId != MemberId));
        Check("due", due is null ? !string.IsNullOrWhiteSpace(Due) : due < Today || due > Assessment.LatestDate);
        if (!ModelState.IsValid) { return Invalid(); }

        return await assignments.AssignAsync(Opened.Stored.Id, targets, MemberId!, due, AccountId, Now, cancel)
            ? Redirect(Told("given", targets.Count))
            : StatusCode(StatusCodes.Status409Conflict);

        void Check(string field, bool isWrong) => ModelState.AddIf(isWrong, field, Texts[$"Assign.Error.{field}"]);
    }

    /// <summary>Takes requests back. One that is gone already is in the table no more, which says enough.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        var targets = ReadTargets();
        var byAxis = targets.Where(target =>
            _questions.Any(one => one.Question.Id == target.QuestionId && one.Assignment?.Target.AxisId is not null))
            .Select(NameOf).ToList();
        if (byAxis.Count > 0)
        {
            ModelState.AddModelError("target", Texts["Assign.Error.byAxis", string.Join(", ", byAxis)]);
        }

        if (!ModelState.IsValid) { return Invalid(); }

        await assignments.RemoveAsync(Opened.Stored.Id, targets, AccountId, Now, cancel);
        return Redirect(Told("taken", targets.Count));
    }

    /// <summary>The page with its filter, and what was just done.</summary>
    private string Told(string done, int count) =>
        QueryHelpers.AddQueryString(Address(Axis, Filter), new Dictionary<string, string?>
            { ["done"] = done, ["n"] = count.ToString(CultureInfo.InvariantCulture) });

    /// <summary>What is ticked; errors where that is nothing, or something that is not asked.</summary>
    private List<AssignmentTarget> ReadTargets()
    {
        var (targets, refused) = (new List<AssignmentTarget>(), new List<string>());
        foreach (var value in Targets.Distinct(StringComparer.Ordinal))
        {
            var target = Read(value);
            if (target is not null && Opened.Count(target).InScope > 0)
            {
                targets.Add(target);
            }
            else
            {
                refused.Add(target is null ? Texts["Assign.Error.unknown"].Value : NameOf(target));
            }
        }

        if (refused.Count > 0)
        {
            ModelState.AddModelError(
                "target", Texts.Of("Assign.Error.refused", refused.Count, string.Join(", ", refused.Distinct(StringComparer.Ordinal))));
        }

        ModelState.AddIf(targets.Count + refused.Count == 0, "target", Texts["Assign.Error.target"]);
        return targets;
    }

    /// <summary>What is named, when the questionnaire has it.</summary>
    private AssignmentTarget? Read(string? value) => value?.Split(':', 2) switch
    {
        ["axis", var id] when Opened.Questionnaire.FindAxis(id) is not null => AssignmentTarget.Axis(id),
        ["question", var id] when Opened.Questionnaire.Find(id) is not null => AssignmentTarget.Question(id),
        _ => null,
    };

    private IEnumerable<QuestionToAssign> In(string? axis, AssignFilter filter) =>
        _questions.Where(one => (axis is null || one.Question.AxisId == axis) && one.IsShownBy(filter, AccountId));

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        _assigned = await assignments.OfAssessmentAsync(Opened.Stored.Id, cancel);
        _left = await assignments.LeftAsync(Opened.Stored.Id, cancel);
        _questions = QuestionToAssign.Of(Opened, _assigned, _left, Today);
        Members = await members.LeadersAsync(Opened.Stored.OrganisationId!, cancel);
    }
}

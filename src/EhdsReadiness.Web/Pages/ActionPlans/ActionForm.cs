namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>The form in which people say who does an action, by when and how far it is.</summary>
public sealed class ActionForm
{
    private static readonly string[] MonthFormats = ["yyyy-MM", "MM/yyyy", "M/yyyy"];

    /// <summary>Names of the fields, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["title", "axis", "member", "owner", "due", "late", "status", "reason", "notes", "evidence"];

    [FromForm(Name = "title")] public string? Title { get; set; }

    /// <summary>Identifier of an axis; empty for none.</summary>
    [FromForm(Name = "axis")] public string? Axis { get; set; }

    /// <summary>Account of the member who leads the action; empty for somebody else.</summary>
    [FromForm(Name = "member")] public string? Member { get; set; }

    /// <summary>Name of whoever leads it; counts when no member is chosen.</summary>
    [FromForm(Name = "owner")] public string? Owner { get; set; }

    /// <summary><c>2028-12</c>, or <c>12/2028</c> where the browser knows no months.</summary>
    [FromForm(Name = "due")] public string? Due { get; set; }

    /// <summary><c>yes</c> to keep a month after the legal date.</summary>
    [FromForm(Name = "late")] public string? Late { get; set; }

    /// <summary><c>todo</c>, <c>doing</c>, <c>done</c> or <c>dropped</c>.</summary>
    [FromForm(Name = "status")] public string? Status { get; set; }

    [FromForm(Name = "reason")] public string? Reason { get; set; }
    [FromForm(Name = "notes")] public string? Notes { get; set; }
    [FromForm(Name = "evidence")] public string? Evidence { get; set; }

    /// <summary>The version of the action that the page showed; 0 when nobody had touched it.</summary>
    [FromForm(Name = "version")] public int Version { get; set; }

    /// <summary>The form as it is kept; an action that nobody gave a month shows the computed one.</summary>
    /// <param name="members">The members among whom an owner is chosen.</param>
    public static ActionForm Of(FollowedAction action, IReadOnlyList<Member> members) => new()
    {
        Title = action.Details.Title,
        Axis = action.Details.AxisId,
        Member = members.Any(member => member.AccountId == action.Details.OwnerAccount) ? action.Details.OwnerAccount : null,
        Owner = action.Details.OwnerAccount is null ? action.Details.Owner : null,
        Due = action.Due?.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Status = action.Details.Status.Id(),
        Reason = action.Details.Reason,
        Notes = action.Details.Notes,
        Evidence = action.Details.Evidence,
        Version = action.Tracked?.Version ?? 0,
    };

    /// <summary>An action of one's own that is to be added.</summary>
    public static ActionForm New() => new() { Status = ActionStatus.ToDo.Id() };

    /// <summary>The details, when the form is right; otherwise null, with what is wrong in <paramref name="errors"/>.</summary>
    /// <param name="action">The action as it stands; null for one that is to be added.</param>
    /// <param name="members">The members among whom to choose; none for an assessment that is no organisation's.</param>
    public ActionDetails? Read(FollowedAction? action, Questionnaire questionnaire, IReadOnlyList<Member> members, DateOnly today,
        ModelStateDictionary errors, IStringLocalizer texts)
    {
        var isOwn = action is null or { Standing: ActionStanding.Own };
        var now = action?.Details ?? ActionDetails.Untouched;
        var (title, owner, reason, notes, evidence) = (TextSanitizer.SanitizeLine(Title), TextSanitizer.SanitizeLine(Owner),
            TextSanitizer.Sanitize(Reason), TextSanitizer.Sanitize(Notes), TextSanitizer.SanitizeLink(Evidence));
        var status = Ids.Find<ActionStatus>(Status);
        errors.AddIf(status is null, "status", texts["Action.Error.status"]);
        errors.AddIf(isOwn && title is null, "title", texts["Action.Error.title"]);
        errors.AddIf(
            isOwn && !string.IsNullOrEmpty(Axis) && questionnaire.Axes.All(axis => axis.Id != Axis), "axis", texts["Action.Error.axis"]);
        errors.AddIf(status == ActionStatus.Dropped && reason is null, "reason", texts["Action.Error.reason"]);

        var member = string.IsNullOrEmpty(Member) ? null : members.FirstOrDefault(one => one.AccountId == Member);
        errors.AddIf(member is null && !string.IsNullOrEmpty(Member), "member", texts["Action.Error.member"]);

        const string tooLong = "Action.Error.tooLong";
        errors.CheckLength("title", title, ActionDetails.LongestTitle, texts, tooLong);
        errors.CheckLength("owner", owner, ActionDetails.LongestOwner, texts, tooLong);
        errors.CheckLength("reason", reason, ActionDetails.LongestNotes, texts, tooLong);
        errors.CheckLength("notes", notes, ActionDetails.LongestNotes, texts, tooLong);
        errors.CheckLength("evidence", evidence, ActionDetails.LongestEvidence, texts, tooLong);
        var due = ReadDue(action, today, errors, texts);
        return errors.IsValid
            ? now with
            {
                Title = isOwn ? title : null,
                AxisId = isOwn && !string.IsNullOrEmpty(Axis) ? Axis : null,
                Owner = member?.Name ?? owner,
                OwnerAccount = member?.AccountId,
                Due = due,
                Status = status!.Value,
                Reason = status == ActionStatus.Dropped ? reason : null,
                Notes = notes,
                Evidence = evidence,
            }
            : null;
    }

    /// <summary>The month; null when none is given, or when it is the computed one that nobody has touched.</summary>
    private DateOnly? ReadDue(FollowedAction? action, DateOnly today, ModelStateDictionary errors, IStringLocalizer texts)
    {
        if (string.IsNullOrWhiteSpace(Due)) { return null; }

        if (!DateOnly.TryParseExact(Due.Trim(), MonthFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
            || due < Assessment.EarliestDate || due > Assessment.LatestDate)
        {
            errors.AddModelError("due", texts["Action.Error.due"]);
            return null;
        }

        if (due == action?.Due) { return action.Details.Due; }

        errors.AddIf(Late != "yes" && FollowedPlan.IsAfterLegalDate(due, action?.Entry?.Duty, today), "due", texts["Action.Error.late"]);

        return due;
    }
}

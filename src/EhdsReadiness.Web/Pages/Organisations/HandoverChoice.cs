namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>What a member leads in an organisation, and the choice of who leads it from then on.</summary>
/// <param name="Field">Name of the list's field.</param>
/// <param name="Work">Never empty.</param>
/// <param name="Successors">Members who can lead, without whoever goes.</param>
/// <param name="Chosen">An account of them, <see cref="Nobody"/>, or null for nothing yet.</param>
public sealed record HandoverChoice(string Field, IReadOnlyList<LedWork> Work, IReadOnlyList<Member> Successors, string? Chosen)
{
    /// <summary>The value of the choice that nobody leads it.</summary>
    public const string Nobody = "nobody";

    /// <summary>The name of the field on a page of one organisation.</summary>
    public const string FieldName = "successor";

    /// <summary>What the choice means; null for nothing yet.</summary>
    public static Handover? Read(string? chosen) => chosen switch
    {
        null or "" => null,
        Nobody => Handover.ToNobody,
        var account => new(account),
    };

    /// <summary>Reads what a member leads, for a page on which they go; null when they lead nothing.</summary>
    public static async Task<HandoverChoice?> OfAsync(
        string organisationId, string accountId, string? chosen, LedWorkStore work, MemberStore members, CancellationToken cancel) =>
        await work.OfMemberAsync(organisationId, accountId, cancel) is { Count: > 0 } led
            ? new(FieldName, led, [.. (await members.LeadersAsync(organisationId, cancel)).Where(member => member.AccountId != accountId)],
                chosen)
            : null;

    /// <summary>Says beside the list why nothing was written, and gives the status of the page; null when it was for another reason, or is
    /// done.</summary>
    public static int? Refuse(MemberChange change, string field, ModelStateDictionary errors, IStringLocalizer texts)
    {
        switch (change)
        {
            case MemberChange.WorkLed:
                errors.AddModelError(field, texts["Led.Error.none"]);
                return StatusCodes.Status400BadRequest;
            case MemberChange.NoSuccessor:
                errors.AddModelError(field, texts["Led.Error.gone"]);
                return StatusCodes.Status409Conflict;
            case MemberChange.Done or MemberChange.LastOwner or MemberChange.NoMember:
            default:
                return null;
        }
    }

    /// <summary>What it is, in the words of the questionnaire or of those who added it.</summary>
    public static string TitleOf(LedWork work, Content content, Language language, IStringLocalizer texts)
    {
        var questionnaire = content.Find(work.Questionnaire);
        return work.Kind switch
        {
            LedWorkKind.Action => texts["Led.action", work.Title ?? ActionOf(work, questionnaire, language, texts)],
            LedWorkKind.Axis =>
                texts["Led.axis", questionnaire?.FindAxis(work.TargetId)?.Title.In(language)
                ?? work.TargetId],
            LedWorkKind.Question => texts["Led.question", questionnaire?.Find(work.TargetId)?.Ask.In(language) ?? work.TargetId],
            LedWorkKind.Reminders => texts["Led.reminders"],
        };
    }

    private static string ActionOf(LedWork work, Questionnaire? questionnaire, Language language, IStringLocalizer texts)
    {
        var key = ActionKey.Parse(work.TargetId);
        var question = key is null ? null : questionnaire?.Find(key.QuestionId);
        return question?.Actions.FirstOrDefault(action => action.Id == key!.ActionId)?.Do.In(language)
            ?? (question is null ? work.TargetId : texts["Led.FindOut", question.Ask.In(language)].Value);
    }
}

using EhdsReadiness.Web.Reports.ActionPlans;

namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>How an action and whoever leads it are named.</summary>
internal static class ActionWords
{
    /// <summary>What is to be done, in the reader's language or in the words of those who added it.</summary>
    public static string TitleOf(this IStringLocalizer texts, FollowedAction action, Language language) =>
        action.Details.Title
        ?? action.Action?.Do.In(language)
        ?? (action.Question is { } question && ActionKey.Parse(action.Id)?.ActionId == ActionPlan.FindOut
            ? texts["Plan.FindOut", question.Ask.In(language)].Value
            : texts["Action.Unknown", action.Id].Value);

    /// <summary>How far an action is, in a word, and the tone of a tag that says it.</summary>
    public static (string Word, string Tone) StatusOf(this IStringLocalizer texts, FollowedAction action)
    {
        var word = (action.Standing, action.Details.Status) switch
        {
            (ActionStanding.Reached, ActionStatus.ToDo or ActionStatus.Doing) => "reached",
            (ActionStanding.Gone, ActionStatus.ToDo or ActionStatus.Doing) => "gone",
            var (_, status) => status.Id(),
        };
        return (texts[$"Status.{word}"].Value, word switch { "done" or "reached" => "success", "doing" => "accent", _ => "neutral" });
    }

    /// <summary>Who leads the action: whom somebody named, or else who usually does.</summary>
    /// <param name="assessment">Whose action it is: a small team has no legal department.</param>
    public static string OwnerOf(this IStringLocalizer texts, FollowedAction action, Assessment assessment, Language language) =>
        action.Details.Owner
        ?? texts.LeftOf(action)
        ?? (action.UsualOwner is { } usual ? Wording.UsualOwner(usual, assessment, language) : texts["Plan.Owner.none"].Value);

    /// <summary>That nobody leads the action since whoever led it went; null when it is not so.</summary>
    public static string? LeftOf(this IStringLocalizer texts, FollowedAction action) =>
        texts.FormerOf(action) is { } former ? texts[action.IsOpen ? "Plan.Owner.left" : "Plan.Owner.was", former].Value : null;

    /// <summary>Who led the action and went, when nobody took it over; null otherwise.</summary>
    public static string? FormerOf(this IStringLocalizer texts, FollowedAction action) =>
        action.Tracked is { LeftAt: not null } tracked ? tracked.LeftBy ?? texts["Plan.Owner.former"].Value : null;
}

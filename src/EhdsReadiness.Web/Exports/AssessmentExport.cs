using System.Collections.Frozen;
using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.ActionPlans;

namespace EhdsReadiness.Web.Exports;

/// <summary>All that the exported files of one assessment say, with the words and figures of the report.</summary>
/// <param name="Answers">As they are kept, by question, with their versions.</param>
/// <param name="Plan">The plan as it is carried out.</param>
public sealed record AssessmentExport(
    Content Content, Result Result, IReadOnlyDictionary<string, StoredAnswer> Answers, FollowedPlan Plan, Language Language)
{
    /// <summary>The export of an assessment that somebody opened.</summary>
    public static AssessmentExport Of(Content content, OpenAssessment opened, FollowedPlan plan, Language language) =>
        new(content, opened.Result, opened.Answers, plan, language) { ChangedAt = opened.Stored.ChangedAt };

    /// <summary>When the assessment last changed; null where its file says only the day.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Who was asked which question, by its identifier; empty where that is nobody's business.</summary>
    public IReadOnlyDictionary<string, Assignment> Assigned { get; init; } = FrozenDictionary<string, Assignment>.Empty;

    internal Wording Wording { get; } = new(Content, Result, Language);

    /// <summary>Questions in scope in their order, then those out of scope that have an answer all the same.</summary>
    public IReadOnlyList<Question> Questions { get; } =
        [.. Result.Scope,
            .. Result.Questionnaire.Questions.Where(question =>
            !Result.Scope.Contains(question) && Result.Assessment.Answers.ContainsKey(question.Id))];

    /// <summary>The actions that are followed, in the order of doing, with their ranks from 1.</summary>
    public IEnumerable<(int Rank, FollowedAction Action)> Actions =>
        Plan.Actions.Where(action => action.IsFollowed).Select((action, index) => (index + 1, action));

    public string Title => Say("Export.Title", Result.Assessment.NameIn(Language) ?? Say("Organisation.None"));

    /// <summary>The words of reports, in the language of the export.</summary>
    public string Say(string key, params object?[] values) => ReportTexts.Plain(Language, key, values);

    /// <summary>What is to be done, in the words of the report or of those who added it.</summary>
    public string TitleOf(FollowedAction action) => action.Entry is { } entry ? Wording.Action(entry) : action.Details.Title ?? action.Id;

    /// <summary>Whom somebody named, or that nobody leads it since somebody went, or else who usually leads it.</summary>
    public string OwnerOf(FollowedAction action) =>
        action.Details.Owner
        ?? (action.Tracked is { LeftAt: not null } left ? Say("Owner.Left", left.LeftBy ?? Say("Owner.Former")) : null)
        ?? (action.Entry is { } entry ? Wording.Owner(entry) : "");

    public string StatusOf(FollowedAction action) => Say($"Status.{action.Details.Status}");

    /// <summary>The article behind an action; null for good practice.</summary>
    public string? ArticleOf(FollowedAction action) => action.Entry?.Duty is { } duty ? Wording.Article(duty.Article) : null;

    public Axis? AxisOf(FollowedAction action) => Result.Questionnaire.FindAxis(action.AxisId);
}

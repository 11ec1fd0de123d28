namespace EhdsReadiness.Core.ActionPlans;

/// <summary>"What if": actions carried out and levels reached, on a copy. The assessment itself never changes.</summary>
/// <param name="Actions">Steps that are done; a step takes those it builds on with it.</param>
/// <param name="Levels">Levels by question, 0 to 4; they count whatever the actions say.</param>
public sealed record Scenario(IReadOnlyList<ActionKey> Actions, IReadOnlyDictionary<string, int> Levels)
{
    public static Scenario Nothing { get; } = new([], new Dictionary<string, int>());

    /// <summary>One step alone.</summary>
    public static Scenario Of(ActionKey action) => new([action], new Dictionary<string, int>());

    /// <summary>The assessment as it would be. An action never lowers a level, and does nothing to a question that does not apply; what the
    /// questionnaire does not know does nothing.</summary>
    public Assessment ApplyTo(Questionnaire questionnaire, Assessment assessment)
    {
        var answers = assessment.Answers.ToDictionary(StringComparer.Ordinal);
        foreach (var action in Actions)
        {
            if (questionnaire.Find(action.QuestionId) is { } question
                && answers.GetValueOrDefault(question.Id) is { Kind: not AnswerKind.NotApplicable } answer
                && LevelOf(question, action.ActionId) is { } level && level > (answer.Level ?? -1))
            {
                answers[question.Id] = AtLevel(answer, level);
            }
        }

        foreach (var (id, level) in Levels)
        {
            if (questionnaire.Find(id) is not null)
            {
                answers[id] = AtLevel(answers.GetValueOrDefault(id), level);
            }
        }

        return assessment with { Answers = answers };
    }

    /// <summary>The level that a step leads to: its own, or the question's target for <c>find-out</c>; null when the question has no such
    /// step.</summary>
    private static int? LevelOf(Question question, string actionId) =>
        actionId == ActionPlan.FindOut ? question.Target : question.Actions.FirstOrDefault(action => action.Id == actionId)?.To;

    private static Answer AtLevel(Answer? answer, int level) =>
        Answer.AtLevel(level) with { Note = answer?.Note, Evidence = answer?.Evidence, Proofs = answer?.Proofs };

    /// <summary>The steps of a plan that the scenario takes: those chosen, those they build on, and those up to the levels.</summary>
    public IReadOnlyList<PlanEntry> StepsOf(ActionPlan plan)
    {
        var chosen = Actions.ToHashSet();
        var reached = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in plan.Entries.Where(entry => chosen.Contains(ActionKey.Of(entry))))
        {
            reached[entry.Question.Id] = Math.Max(reached.GetValueOrDefault(entry.Question.Id), entry.To ?? entry.Question.Target);
        }

        foreach (var (id, level) in Levels)
        {
            reached[id] = level;
        }

        return [.. plan.Entries.Where(entry => reached.TryGetValue(entry.Question.Id, out var level) && level >= (entry.To ?? 0))];
    }
}

namespace EhdsReadiness.Core.Scoring;

/// <summary>Finds the answers of one assessment that can hardly be true together.</summary>
public static class Contradictions
{
    /// <summary>The contradictions whose parts all hold, in the order of the content. An answer to a question out of scope never
    /// counts.</summary>
    public static IReadOnlyList<Contradiction> Of(Questionnaire questionnaire, Assessment assessment)
    {
        var asked = Scope.Of(questionnaire, assessment.Role, assessment.Profile, assessment.Mode)
            .Select(question => question.Id)
            .ToHashSet(StringComparer.Ordinal);
        return [.. questionnaire.Contradictions.Where(contradiction => contradiction.When.All(part => Holds(part, assessment, asked)))];
    }

    private static bool Holds(ContradictionPart part, Assessment assessment, HashSet<string> asked)
    {
        if (part.Profile is { } field) { return field.Holds(assessment.Profile); }

        if (part.QuestionId is not { } id || !asked.Contains(id) || !assessment.Answers.TryGetValue(id, out var answer))
        {
            return false;
        }

        return part.NotApplicable ? answer.Kind == AnswerKind.NotApplicable : answer.Level is { } level && part.Levels.Contains(level);
    }
}

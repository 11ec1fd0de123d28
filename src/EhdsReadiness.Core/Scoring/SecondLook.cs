using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Questionnaires;

namespace EhdsReadiness.Core.Scoring;

/// <summary>Finds answers that can hardly be true together. Hints for the reader; no score depends on them.</summary>
public static class SecondLook
{
    /// <summary>The contradictions whose every part holds among the questions in scope, in the order of the content.</summary>
    public static IReadOnlyList<Contradiction> Of(Result result)
    {
        var asked = result.Scope.Select(question => question.Id).ToHashSet(StringComparer.Ordinal);
        return [.. result.Questionnaire.Contradictions.Where(one => one.When.All(part => Holds(part, result.Assessment, asked)))];
    }

    private static bool Holds(ContradictionPart part, Assessment assessment, HashSet<string> asked)
    {
        if (part.Profile is { } field)
        {
            return field.Holds(assessment.Profile);
        }

        if (part.QuestionId is not { } id || !asked.Contains(id) || !assessment.Answers.TryGetValue(id, out var answer))
        {
            return false;
        }

        return answer.Kind switch
        {
            AnswerKind.Level => part.Levels.Contains(answer.Level!.Value),
            AnswerKind.NotApplicable => part.NotApplicable,
            AnswerKind.Unknown => false,
        };
    }
}

namespace EhdsReadiness.Core.Scoring;

/// <summary>Which questions an assessment asks.</summary>
public static class Scope
{
    /// <summary>The questions in scope, in the order of asking.</summary>
    public static IReadOnlyList<Question> Of(Questionnaire questionnaire, Roles role, Profile profile, AssessmentMode mode)
    {
        var asked = new List<Question>(questionnaire.Questions.Count);
        foreach (var question in questionnaire.Questions)
        {
            if (WhyNot(questionnaire, question, role, profile, mode) is null)
            {
                asked.Add(question);
            }
        }

        return asked;
    }

    /// <summary>The questions left out, each with its first reason, in the order of the questionnaire.</summary>
    public static IReadOnlyList<NotAsked> LeftOut(Questionnaire questionnaire, Roles role, Profile profile, AssessmentMode mode) =>
        [.. questionnaire.Questions.Select(question => WhyNot(questionnaire, question, role, profile, mode)).OfType<NotAsked>()];

    /// <summary>Why the question is not asked; null when it is.</summary>
    public static NotAsked? WhyNot(Questionnaire questionnaire, Question question, Roles role, Profile profile, AssessmentMode mode)
    {
        if ((question.Roles & role) == Roles.None) { return new(question, NotAskedReason.Role, null); }

        if (question.AskedWhen?.FirstThatFails(profile) is { } field) { return new(question, NotAskedReason.Profile, field); }

        return mode == AssessmentMode.Express && !questionnaire.Express.Contains(question.Id)
            ? new(question, NotAskedReason.Express, null)
            : null;
    }
}

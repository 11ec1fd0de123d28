namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>What reaches whom: no question without an organisation, no organisation without questions.</summary>
public class ReachabilityTests
{
    private const int Random = 2_000;

    private static Questionnaire Questionnaire => Published.Questionnaire;

    [Theory]
    [InlineData(Roles.Holder)]
    [InlineData(Roles.User)]
    [InlineData(Roles.Both)]
    public void Any_organisation_has_at_least_eight_questions_and_some_on_every_axis(Roles role) => Published.AnyProfile.Sample(
        profile =>
        {
            var scope = Scope.Of(Questionnaire, role, profile, AssessmentMode.Full);
            return scope.Count >= 8 && Questionnaire.Axes.All(axis => scope.Any(question => question.AxisId == axis.Id));
        },
        iter: Random);

    [Fact]
    public void Every_question_reaches_somebody_in_each_of_its_roles() =>
        Assert.All(
            from question in Questionnaire.Questions
            from role in new[] { Roles.Holder, Roles.User }
            where question.Roles.HasFlag(role)
            select (question, role),
            one => Assert.Contains(Published.Profiles, profile =>
                Scope.WhyNot(Questionnaire, one.question, one.role, profile, AssessmentMode.Full) is null));

    [Fact]
    public void Every_duty_binds_somebody_who_is_asked_about_it() =>
        Assert.All(
            Questionnaire.Questions.Where(question => question.Duty is not null),
            question => Assert.Contains(
                Published.Profiles,
                profile => Scope.WhyNot(Questionnaire, question, question.Roles, profile, AssessmentMode.Full) is null
                    && question.Duty!.For(profile, Published.Content.Regulation) is not null));

    [Theory]
    [InlineData(Roles.Holder)]
    [InlineData(Roles.User)]
    public void Express_asks_anybody_ten_to_fourteen_questions_and_two_on_each_axis(Roles role) =>
        Assert.All(Published.Profiles, profile =>
        {
            var scope = Scope.Of(Questionnaire, role, profile, AssessmentMode.Express);
            Assert.InRange(scope.Count, 10, 14);
            Assert.All(Questionnaire.Axes, axis => Assert.InRange(scope.Count(question => question.AxisId == axis.Id), 2, 14));
        });

    /// <summary>A full assessment stays something that one finishes: loose bounds, so that adding a question is one edit of one
    /// file.</summary>
    [Fact]
    public void Nobody_is_asked_more_than_a_long_afternoon_of_questions()
    {
        var questions = Questionnaire.Questions;

        Assert.InRange(questions.Count, 60, 100);
        Assert.InRange(questions.Count(question => question.Roles.HasFlag(Roles.Holder)), 40, 70);
        Assert.InRange(questions.Count(question => question.Roles.HasFlag(Roles.User)), 25, 50);
    }
}

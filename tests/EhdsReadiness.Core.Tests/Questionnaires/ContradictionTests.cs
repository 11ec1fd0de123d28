namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>Answers that can hardly be true together, as the content lists them and as they are found.</summary>
public class ContradictionTests
{
    private static Questionnaire Questionnaire => Published.Questionnaire;

    public static TheoryData<string> Ids => [.. Questionnaire.Contradictions.Select(contradiction => contradiction.Id)];

    [Fact]
    public void There_are_at_least_twenty() => Assert.InRange(Questionnaire.Contradictions.Count, 20, int.MaxValue);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_can_be_met_by_some_organisation_and_is_then_found(string id)
    {
        var contradiction = Questionnaire.Contradictions.Single(one => one.Id == id);
        var assessment = AssessmentThatMeets(contradiction);

        Assert.NotNull(assessment);
        Assert.Contains(contradiction, Contradictions.Of(Questionnaire, assessment));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void None_is_found_once_one_of_its_answers_is_taken_back(string id)
    {
        var contradiction = Questionnaire.Contradictions.Single(one => one.Id == id);
        var assessment = AssessmentThatMeets(contradiction)!;

        Assert.All(
            contradiction.When.Select(part => part.QuestionId).OfType<string>(),
            question => Assert.DoesNotContain(contradiction, Contradictions.Of(Questionnaire, Without(assessment, question))));
    }

    [Theory]
    [InlineData("12-imagerie-des-trois-brumes", "catalogue-without-inventory")]
    [InlineData("11-agence-regionale-de-sante-de-demonstration", "public-funding-without-label")]
    [InlineData("13-coffralys", "profile-no-controller")]
    [InlineData("01-chu-de-montervaux", "")]
    [InlineData("20-longest-texts", "attribution-without-publication")]
    [InlineData("21-nothing-answered", "")]
    public void An_example_shows_its_contradictions(string example, string expected) =>
        Assert.Equal(expected, string.Join(' ', Contradictions.Of(Questionnaire, Published.Example(example)).Select(one => one.Id)));

    [Fact]
    public void An_answer_out_of_scope_never_counts()
    {
        var holder = Published.Example("12-imagerie-des-trois-brumes");

        Assert.NotEmpty(Contradictions.Of(Questionnaire, holder));
        Assert.Empty(Contradictions.Of(Questionnaire, holder with { Role = Roles.User }));
    }

    [Fact]
    public void Not_knowing_contradicts_nothing()
    {
        var unknown = Questionnaire.Questions.ToDictionary(question => question.Id, _ => Answer.Unknown, StringComparer.Ordinal);

        Assert.Empty(Contradictions.Of(Questionnaire, Published.Example("12-imagerie-des-trois-brumes") with { Answers = unknown }));
    }

    [Fact]
    public void They_come_in_the_order_of_the_content()
    {
        var zeros = Questionnaire.Contradictions.SelectMany(one => one.When).Where(part => part.Levels is [0])
            .Select(part => part.QuestionId!).ToHashSet(StringComparer.Ordinal);
        var assessment = new Assessment(
            Questionnaire.Version, AssessmentMode.Full, Roles.Both, Assessment.EarliestDate, Published.Profiles[0], null,
            Questionnaire.Questions.ToDictionary(question => question.Id, question =>
                Answer.AtLevel(zeros.Contains(question.Id) ? 0 : 4), StringComparer.Ordinal));

        var found = Contradictions.Of(Questionnaire, assessment);

        Assert.InRange(found.Count, 5, int.MaxValue);
        Assert.Equal(Questionnaire.Contradictions.Where(found.Contains), found);
    }

    private static Assessment Without(Assessment assessment, string question) =>
        assessment with { Answers = assessment.Answers.Where(pair => pair.Key != question).ToDictionary(StringComparer.Ordinal) };

    /// <summary>The plainest assessment in which all parts hold; null when no profile allows it.</summary>
    private static Assessment? AssessmentThatMeets(Contradiction contradiction)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var part in contradiction.When.Where(part => part.QuestionId is not null))
        {
            if (part.NotApplicable && Questionnaire.Find(part.QuestionId!)!.NotApplicable is null)
            {
                return null;
            }

            answers.Add(part.QuestionId!, part.NotApplicable ? Answer.NotApplicable("no such data") : Answer.AtLevel(part.Levels[0]));
        }

        var profile = Published.Profiles.SelectMany(profile =>
            new[] { profile, profile with { Categories = ["a"] }, profile with { Categories = [Profile.NoCategory] } })
            .FirstOrDefault(profile =>
            contradiction.When.All(part => part.Profile?.Holds(profile) ?? true)
            && answers.Keys.All(id =>
                Scope.WhyNot(Questionnaire, Questionnaire.Find(id)!, Roles.Both, profile, AssessmentMode.Full) is null));
        return profile is null ? null
            : new(Questionnaire.Version, AssessmentMode.Full, Roles.Both, Assessment.EarliestDate, profile, null, answers);
    }
}

namespace EhdsReadiness.Core.Tests.Reassessments;

public class QuestionnaireMoveTests
{
    private static readonly Questionnaire First =
        Invented.Questionnaire(Invented.Question("a"), Invented.Question("b"), Invented.Question("c"), Invented.Question("d"));

    private static QuestionnaireMove Move(QuestionChange[] changes, string[] now, params (string Question, Answer Answer)[] answers) =>
        QuestionnaireMove.Of(First, Second(now, changes), Invented.Assessment(Roles.Holder, answers), new HashSet<string>());

    private static Questionnaire Second(string[] now, params QuestionChange[] changes) =>
        Invented.Questionnaire([.. now.Select(id => Invented.Question(id))]) with
            { Version = TwoVersions.NewVersion, Changes = new(First.Version, changes) };

    [Theory]
    [InlineData(Carrying.Carried, MoveFate.Carried)]
    [InlineData(Carrying.Confirm, MoveFate.ToConfirm)]
    [InlineData(Carrying.Again, MoveFate.Again)]
    public void A_reworded_question_does_with_its_answer_what_the_file_says(Carrying carrying, MoveFate fate)
    {
        var answer = Answer.AtLevel(3) with { Note = "note", Evidence = "https://example.org/" };
        var move = Move([new("a", ChangeKind.Reworded, ["a"], carrying)], ["a"], ("a", answer));

        Assert.Equal((fate, fate == MoveFate.Again ? null : answer), (move.Questions[0].Fate, move.Questions[0].Answer));
        Assert.Equal(fate == MoveFate.ToConfirm ? ["a"] : [], move.ToConfirm);
        Assert.Equal(fate == MoveFate.Again ? [] : ["a"], move.After.Answers.Keys);
    }

    [Fact]
    public void A_split_question_gives_its_answer_to_each_of_its_parts()
    {
        var move = Move([new("a", ChangeKind.Split, ["a", "a2"], Carrying.Confirm)], ["a", "a2"], ("a", Answer.AtLevel(1)));

        Assert.Equal([MoveFate.ToConfirm, MoveFate.ToConfirm], move.Questions.Select(one => one.Fate));
        Assert.All(move.After.Answers.Values, answer => Assert.Equal(Answer.AtLevel(1), answer));
    }

    [Fact]
    public void Merged_questions_give_the_lowest_answer_and_all_of_their_words()
    {
        var move = Move(
            [new("a", ChangeKind.Merged, ["ab"], Carrying.Carried), new("b", ChangeKind.Merged, ["ab"], Carrying.Confirm)],
            ["ab"],
            ("a", Answer.AtLevel(4) with { Note = "one", Evidence = "https://example.org/1" }),
            ("b", Answer.AtLevel(2) with { Note = "two" }));

        Assert.Equal(Answer.AtLevel(2) with { Note = "one\n\ntwo", Evidence = "https://example.org/1" }, move.Questions[0].Answer);
        Assert.Equal(MoveFate.ToConfirm, move.Questions[0].Fate);
    }

    [Theory]
    [InlineData("unknown", "2", "unknown")]
    [InlineData("not_applicable", "2", "2")]
    [InlineData("not_applicable", "not_applicable", "not_applicable")]
    [InlineData("not_applicable", "unknown", "unknown")]
    [InlineData("3", "", "again")]
    [InlineData("", "", "unanswered")]
    public void Merged_answers_are_never_better_than_any_of_them(string a, string b, string together)
    {
        var answers = new[] { ("a", Of(a)), ("b", Of(b)) }.Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!))
            .ToArray();
        var move = Move([new("a", ChangeKind.Merged, ["ab"], Carrying.Carried), new("b", ChangeKind.Merged, ["ab"], Carrying.Carried)],
            ["ab"], answers);

        Assert.Equal(Of(together), move.Questions[0].Answer);
        Assert.Equal(together switch { "again" => MoveFate.Again, "unanswered" => MoveFate.Unanswered, _ => MoveFate.Carried },
            move.Questions[0].Fate);

        static Answer? Of(string written) => written switch
        {
            "unknown" => Answer.Unknown,
            "not_applicable" => Answer.NotApplicable("none"),
            [>= '0' and <= '4'] => Answer.AtLevel(written[0] - '0'),
            _ => null,
        };
    }

    [Fact]
    public void Words_that_would_be_cut_are_not_carried()
    {
        var move = Move(
            [new("a", ChangeKind.Merged, ["ab"], Carrying.Carried), new("b", ChangeKind.Merged, ["ab"], Carrying.Carried)],
            ["ab"],
            ("a", Answer.AtLevel(4) with { Note = new('x', 3000) }),
            ("b", Answer.AtLevel(2) with { Note = new('y', 3000) }));

        Assert.Equal(MoveFate.Again, move.Questions[0].Fate);
    }

    [Fact]
    public void An_answer_that_is_not_offered_any_more_must_be_given_again()
    {
        var now = Invented.Questionnaire(Invented.Question("a") with { NotApplicable = null }) with
            { Version = TwoVersions.NewVersion, Changes = new(First.Version, [new("a", ChangeKind.Reworded, ["a"], Carrying.Carried)]) };
        var move = QuestionnaireMove.Of(
            First, now, Invented.Assessment(Roles.Holder, ("a", Answer.NotApplicable("none"))), new HashSet<string>());

        Assert.Equal(MoveFate.Again, move.Questions[0].Fate);
        Assert.Empty(move.After.Answers);
    }

    [Fact]
    public void A_removed_question_leaves_with_its_answer_and_a_new_one_has_none()
    {
        var move = Move([new("a", ChangeKind.Removed, [], Carrying.Carried), new("b", ChangeKind.Kept, ["b"], Carrying.Carried)],
            ["b", "new"], ("a", Answer.AtLevel(4)), ("b", Answer.AtLevel(1)));

        Assert.Equal(["a"], move.Removed.Select(question => question.Id));
        Assert.Equal([MoveFate.Carried, MoveFate.New], move.Questions.Select(one => one.Fate));
        Assert.Equal(["b"], move.After.Answers.Keys);
    }

    [Fact]
    public void What_waited_to_be_confirmed_still_does()
    {
        var now = Second(["a"], new QuestionChange("a", ChangeKind.Kept, ["a"], Carrying.Carried));
        var move = QuestionnaireMove.Of(
            First, now, Invented.Assessment(Roles.Holder, ("a", Answer.AtLevel(1))), new HashSet<string> { "a" });

        Assert.Equal(["a"], move.ToConfirm);
    }

    [Fact]
    public void A_version_is_reached_through_those_in_between()
    {
        var second = Second(
            ["b"], new("a", ChangeKind.Reworded, ["b"], Carrying.Carried), new("b", ChangeKind.Removed, [], Carrying.Carried));
        var third = Invented.Questionnaire(Invented.Question("c")) with
            { Version = "t-3", Changes = new(second.Version, [new("b", ChangeKind.Reworded, ["c"], Carrying.Carried)]) };
        var before = Invented.Assessment(Roles.Holder, ("a", Answer.AtLevel(3)));

        var after = QuestionnaireMove.Along(TwoVersions.ContentOf(First, second, third), before, third);

        Assert.Equal(("t-3", "c", 3), (after.Questionnaire, after.Answers.Single().Key, after.Answers.Single().Value.Level));
    }

    [Fact]
    public void Without_a_file_of_changes_an_answer_follows_its_questions_name()
    {
        var unrelated = Invented.Questionnaire(Invented.Question("a"), Invented.Question("z")) with { Version = "u-1" };
        var after = QuestionnaireMove.Along(TwoVersions.ContentOf(First, unrelated),
            Invented.Assessment(Roles.Holder, ("a", Answer.AtLevel(2)), ("b", Answer.AtLevel(2))), unrelated);

        Assert.Equal(["a"], after.Answers.Keys);
    }

    [Fact]
    public void No_answer_appears_that_nobody_gave_and_each_carried_one_is_of_the_newer_version() => TwoVersions.Any.Sample(
        any =>
        {
            var move = QuestionnaireMove.Of(any.First, any.Second, any.Before, new HashSet<string>());
            Assert.Equal(any.Second.Questions.Select(question => question.Id), move.Questions.Select(one => one.Question.Id));
            foreach (var one in move.Questions)
            {
                Assert.Equal(one.Answer is not null, one.Fate is MoveFate.Carried or MoveFate.ToConfirm);
                Assert.True(one.Answer is null
                    || one.Former.Any(former =>
                    any.Before.Answers.TryGetValue(former.Id, out var given) && given.Kind == one.Answer.Kind
                    && given.Level == one.Answer.Level));
            }
        },
        iter: 2_500);
}

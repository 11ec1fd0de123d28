namespace EhdsReadiness.Core.Tests.Scoring;

/// <summary>Invented questionnaires and assessments, small and random.</summary>
internal static class Invented
{
    public static readonly Text Some = new("texte", "text");

    public static readonly DateOnly Day = new(2026, 11, 23);

    public static readonly Profile Hospital = new("hospital", "FR-IDF", "yes", "no", ["a", "f"], "yes", "no");

    public static readonly IReadOnlyList<Band> Bands =
    [
        new("starting", 0, Some, Some), new("building", 25, Some, Some), new("structured", 50, Some, Some),
        new("ready", 75, Some, Some), new("exemplary", 90, Some, Some),
    ];

    private static readonly string[] AxisIds = ["transparency", "reusable-databases", "provision", "simple-use"];

    public static Regulation Regulation { get; } = new(
        [],
        new(2029, 3, 26),
        new(2031, 3, 26),
        [.. "abcdefghijklmnopq".Select(letter =>
            new DataCategory(letter.ToString(), Some, Some, new("bfgmp".Contains(letter) ? 2031 : 2029, 3, 26), false, "REG"))],
        [],
        new(Some, [], []));

    public static Questionnaire Questionnaire(params Question[] questions) => new(
        "t-1",
        new(2026, 11, 23),
        new string('0', 64),
        [.. AxisIds.Select((id, index) => new Axis(id, index + 1, Some, Some))],
        [Some, Some, Some, Some, Some],
        Bands,
        "structured",
        questions.Where((_, index) => index % 2 == 0).Select(question => question.Id).ToHashSet(StringComparer.Ordinal),
        [.. questions.Select((question, index) => question with { Order = index })],
        []);

    public static Question Question(string id, int weight = 1, string axis = "transparency", Roles roles = Roles.Holder, Duty? duty =
        null, int target = 3, params QuestionAction[] actions) =>
        new(id, 0, axis, roles, weight, target, null, duty, [], Some, Some, [Some, Some, Some, Some, Some], Some, [Some], actions.Length > 0
            ? actions : [Action(id, target)]);

    public static QuestionAction Action(string id, int to, Effort effort = Effort.Weeks) =>
        new($"{id}-to-{to}", to, effort, Some, Some, [Some], Some);

    public static Assessment Assessment(Roles role, params (string Question, Answer Answer)[] answers) => new(
        "t-1", AssessmentMode.Full, role, Day, Hospital, null,
        answers.ToDictionary(pair => pair.Question, pair => pair.Answer, StringComparer.Ordinal));

    public static readonly Gen<Answer?> AnyAnswer = Gen.Frequency(
        (6, Gen.Int[0, 4].Select(level => (Answer?)Answer.AtLevel(level))),
        (1, Gen.Const((Answer?)Answer.Unknown)),
        (1, Gen.Const((Answer?)Answer.NotApplicable("no such data"))),
        (1, Gen.Const((Answer?)null)));

    private static readonly Gen<Duty?> AnyDuty = Gen.Frequency(
        (3, Gen.Const((Duty?)null)),
        (2, Gen.Const((Duty?)new Duty("60(2)", new Due.ByCategory(), null))),
        (1, Gen.Const((Duty?)new Duty("GDPR 32", new Due.Now(), null))),
        (1, Gen.Const((Duty?)new Duty("85(1)", new Due.On(new(2027, 3, 26)), null))),
        (1, Gen.Const((Duty?)new Duty("78(2)", new Due.ByCategory(), new([new("public_funding", ["yes", "unsure"])])))));

    private static readonly Gen<Condition?> AnyCondition = Gen.Frequency(
        (4, Gen.Const((Condition?)null)),
        (1, Gen.Const((Condition?)new Condition([new("snds", ["yes", "unsure"])]))));

    private static Gen<Question> AnyQuestion(int index) =>
        from axis in Gen.OneOf(AxisIds)
        from roles in Gen.OneOf(Roles.Holder, Roles.User, Roles.Both)
        from weight in Gen.Int[1, 5]
        from target in Gen.Int[1, 4]
        from duty in AnyDuty
        from asked in AnyCondition
        from steps in Gen.Int[1, 4].List[0, 2]
        from efforts in Gen.OneOf(Effort.Days, Effort.Weeks, Effort.Months).Array[4]
        select Question($"q{index}", weight, axis, roles, duty, target) with
        {
            AskedWhen = asked,
            Actions = [.. steps.Append(target).Where(to => to <= target).Distinct().Order()
                .Select((to, place) => Action($"q{index}", to, efforts[place]))],
        };

    public static readonly Gen<Questionnaire> AnyQuestionnaire =
        from count in Gen.Int[1, 16]
        from questions in Sequence(count)
        select Questionnaire(questions);

    private static Gen<Question[]> Sequence(int count) =>
        Enumerable.Range(0, count).Aggregate(
            Gen.Const(Array.Empty<Question>()),
            (all, index) => all.SelectMany(some => AnyQuestion(index).Select(one => (Question[])[.. some, one])));

    private static readonly Gen<string> YesNoUnsure = Gen.OneOf("yes", "no", "unsure");

    public static readonly Gen<Profile> AnyProfile =
        from controller in YesNoUnsure
        from micro in YesNoUnsure
        from funding in YesNoUnsure
        from snds in YesNoUnsure
        from categories in Gen.Shuffle("abcdefghijklmnopq".Select(letter => letter.ToString()).ToArray(), 0, 5)
        select new Profile("hospital", null, controller, micro, categories, funding, snds);

    public static Gen<Assessment> AnyAssessment(Questionnaire questionnaire) =>
        from role in Gen.OneOf(Roles.Holder, Roles.User, Roles.Both)
        from mode in Gen.OneOf(AssessmentMode.Full, AssessmentMode.Express)
        from profile in AnyProfile
        from months in Gen.Int[-12, 80]
        from answers in AnyAnswer.Array[questionnaire.Questions.Count]
        select new Assessment(
            questionnaire.Version,
            mode,
            role,
            Day.AddMonths(months),
            profile,
            null,
            questionnaire.Questions.Zip(answers).Where(pair => pair.Second is not null)
                .ToDictionary(pair => pair.First.Id, pair => pair.Second!, StringComparer.Ordinal));

    /// <summary>A questionnaire with an assessment on it.</summary>
    public static readonly Gen<(Questionnaire Questionnaire, Assessment Assessment)> Any =
        AnyQuestionnaire.SelectMany(questionnaire => AnyAssessment(questionnaire).Select(assessment => (questionnaire, assessment)));
}

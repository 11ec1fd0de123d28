namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>Puts one result into words, in one language.</summary>
internal sealed class Wording(Content content, Result result, Language language)
{
    private ActionPlan? _plan;

    public Content Content => content;

    /// <summary>Whose the report is, as far as the site has checked; null where there is nothing to say.</summary>
    public string? Whose { get; init; }

    /// <summary>The step by which somebody kept open answers; null where nobody had to.</summary>
    public StateChange? Kept { get; init; }

    /// <summary>Whether the file of all answers goes along.</summary>
    public bool CarriesAnswers { get; init; } = true;

    /// <summary>Whether the report is one on a first look, which has to stay short: what has a report or a page of its own is left to
    /// it.</summary>
    public bool IsFirstLook { get; init; }

    public Result Result => result;

    /// <summary>The plan that follows from the result.</summary>
    public ActionPlan Plan => _plan ??= Planning.Of(result);

    public Assessment Assessment => result.Assessment;
    public Language Language => language;

    public string Say(string key, params object?[] values) => ReportTexts.Of(language, key, values);

    /// <summary>The words for one or for several; <c>{0}</c> is the count, the other values follow it.</summary>
    public string Count(string key, long count, params object?[] values) => ReportTexts.Counted(language, key, count, values);

    public string Whole(long number) => Figures.Whole(number, language);

    public string Tenths(long tenths) => Formats.Tenths(tenths, language);

    public string Day(DateOnly day) => Formats.Date(day, language);

    public string In(Text text) => text.In(language);

    /// <summary>“56 à 62”, “48”, or “48, non définitif”; “rien à évaluer” without a score.</summary>
    public string Score(Score? score) => score switch
    {
        null => Say("Score.None"),
        { IsFinal: true } => Whole(score.Shown),
        _ when score.Shown == score.ShownHigh => Say("Score.NotFinal", Whole(score.Shown)),
        _ => Say("Score.Interval", Whole(score.Shown), Whole(score.ShownHigh)),
    };

    /// <summary>The same out of 100.</summary>
    public string ScoreOf100(Score? score) => score is null ? Score(score) : Say("Score.Of100", Score(score));

    /// <summary>The band, or that the score is provisional.</summary>
    public string Band(Score? score) => score switch
    {
        null => Say("None"),
        { ShownBand: { } band } => In(band.Name),
        _ => Say("Band.Provisional"),
    };

    public static Interval? Interval(Score? score) => score is null ? null : new(score.Low, score.High);

    public string Reading(ReadingKind kind) => Say($"Reading.{kind}");

    public string Effort(Effort effort) => Say($"Effort.{effort}");

    public string State(DutyState state) => Say($"State.{state}");

    public string Level(int level) => Level(level, result.Questionnaire, language);

    private static string Level(int level, Questionnaire questionnaire, Language language) =>
        ReportTexts.Of(language, "Level", questionnaire.LevelNames[level].In(language), Figures.Whole(level, language));

    /// <summary>The answer in a few words.</summary>
    public string Answer(Question question) => Answer(Assessment.Answers.GetValueOrDefault(question.Id), result.Questionnaire, language);

    /// <summary>An answer in a few words, with the name of its level.</summary>
    public static string Answer(Answer? answer, Questionnaire questionnaire, Language language) => answer switch
    {
        null => ReportTexts.Of(language, "Answer.None"),
        { Kind: AnswerKind.Level } => Level(answer.Level!.Value, questionnaire, language),
        { Kind: AnswerKind.Unknown } => ReportTexts.Of(language, "Answer.Unknown"),
        { Kind: AnswerKind.NotApplicable } => ReportTexts.Of(language, "Answer.NotApplicable"),
    };

    /// <summary>The day a duty begins, or that it is already in force.</summary>
    public string Due(DateOnly? from) => from is { } day ? Day(day) : Say("Due.Now");

    /// <summary>How long until a day; null for law already in force.</summary>
    public string? Left(DateOnly? from)
    {
        if (from is not { } day) { return null; }

        var months = Planning.WholeMonths(Assessment.Date, day);
        return (day <= Assessment.Date, months) switch
        {
            (true, _) => Say("Due.Past"),
            (_, 0) => Say("Due.Soon"),
            _ => Count("Due.Months", months),
        };
    }

    /// <summary>Rise of the overall score, in tenths rounded down.</summary>
    public string Gain(PlanEntry entry)
    {
        var tenths = (entry.Gain * 10).Floor;
        var points = tenths == 0 ? Say("Gain.Small", Tenths(1)) : Tenths(tenths);
        return entry.Action is null ? Say("Gain.UpTo", points) : points;
    }

    public string Action(PlanEntry entry) => entry.Action is { } action ? In(action.Do) : Say("FindOut.Do", In(entry.Question.Ask));

    public string Owner(PlanEntry entry) =>
        entry.UsualOwner is { } usual ? UsualOwner(usual, Assessment, language) : Say("FindOut.Owner");

    /// <summary>Who leads an action as a rule, where few people do everything too.</summary>
    public static string UsualOwner(Text owner, Assessment assessment, Language language) => assessment.IsOfSmallTeam
        ? ReportTexts.Of(language, "Owner.SmallTeam", owner.In(language)) : owner.In(language);

    public string FinishBy(PlanEntry entry) => Figures.ShortMonth(entry.FinishBy, language);

    /// <summary>The article in a few characters: “60(2)”, “RGPD 28”.</summary>
    public string Article(string cite) => cite.Split(' ') switch
    {
        ["GDPR", var number] => Say("Article.GDPR", number),
        ["LIL" or "CSP" or "SREN", ..] => cite.Replace(' ', '\u00a0'),
        [_] => cite,
        _ => Formats.Cite(cite, language),
    };

    /// <summary>The article in a sentence: “article 60(2)”, “RGPD, article 28”.</summary>
    public string ArticleInWords(string cite) => Formats.Cite(cite, language);

    /// <summary>The article with the official text behind it, where its address is known.</summary>
    public Run ArticleLink(string cite) => new(ArticleInWords(cite), RunStyle.Law) { Link = content.Regulation.FindRule(cite)?.Link };

    /// <summary>The law of an entry with its date, or that it is good practice.</summary>
    public Cell Law(BindingDuty? duty) => duty is null
        ? new Cell(Prose.Quiet(Say("GoodPractice")))
        : new Cell(Prose.Law(Article(duty.Article)), Prose.Quiet(Due(duty.From)));

    /// <summary>“a”, “a et b”, “a, b et c”.</summary>
    public string Enumerated(IReadOnlyList<string> items) => items is [_, _, ..]
        ? string.Join(Say("Separator"), items.SkipLast(1)) + Say("And") + items[^1]
        : string.Concat(items);

    /// <summary>The label of a profile value, as the organisation chose it.</summary>
    public string ProfileValue(string fieldId, string valueId) =>
        content.Field(fieldId).Find(valueId) is { } value ? In(value.Label) : valueId;

    /// <summary>A region; a French name keeps its language in an English report.</summary>
    public Run Region(string id)
    {
        var isFrenchName = content.Field("region").Find(id) is { } value && value.Label.Fr == value.Label.En;
        return new(ProfileValue("region", id)) { Lang = isFrenchName && language == Language.English ? Language.French.Code() : null };
    }
}

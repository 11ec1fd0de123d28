namespace EhdsReadiness.Web.Commands;

/// <summary>What a change of content does to one example: the same answers under both contents.</summary>
/// <param name="Example">Name of the file in <c>examples/</c>, without extension.</param>
internal sealed record ContentEffect(string Example, Result Before, Result After)
{
    /// <summary>Whether score or plan moved.</summary>
    public bool Moved => ScoreOf(Before) != ScoreOf(After) || !Actions(Before).SequenceEqual(Actions(After));

    /// <summary>The effect on each example of the present folder that both contents can read.</summary>
    /// <exception cref="IOException">An example cannot be read.</exception>
    public static IReadOnlyList<ContentEffect> OfExamples(string folder, Content before, Content now)
    {
        var examples = Path.Combine(folder, "examples");
        return Directory.Exists(examples)
            ? [.. Directory.GetFiles(examples, "*.json").Order(StringComparer.Ordinal).Select(file => Of(file, before, now))
                .OfType<ContentEffect>()]
            : [];
    }

    /// <summary>Why score or plan moved: questions that came or went, weights, targets, duties and actions that changed.</summary>
    public IReadOnlyList<Text> Reasons()
    {
        var (asked, asks) = (Before.Scope.Select(question => question.Id).ToHashSet(StringComparer.Ordinal),
            After.Scope.Select(question => question.Id).ToHashSet(StringComparer.Ordinal));
        return
        [
            .. After.Scope.Where(question => !asked.Contains(question.Id)).Select(question => Before.Questionnaire.Find(question.Id) is null
                ? new Text($"{question.Id} : question ajoutée", $"{question.Id}: question added")
                : new Text($"{question.Id} : condition changée, la question est posée",
                    $"{question.Id}: condition changed, the question is asked")),
            .. Before.Scope.Where(question => !asks.Contains(question.Id)).Select(question => After.Questionnaire.Find(question.Id) is null
                ? new Text($"{question.Id} : question retirée", $"{question.Id}: question removed")
                : new Text($"{question.Id} : condition changée, la question n’est plus posée",
                    $"{question.Id}: condition changed, the question is no longer asked")),
            .. After.Scope.Where(question => asked.Contains(question.Id))
                .SelectMany(question => Changes(Before.Questionnaire.Find(question.Id)!, question)),
        ];
    }

    /// <summary>The overall score as the results page shows it: <c>52</c>, <c>40 to 61</c>.</summary>
    public static string Shown(Result result, Language language) =>
        result.Combined.Overall is { } score ? Formats.Interval(score.Shown, score.ShownHigh, language) : "–";

    /// <summary>The plan's actions in their order.</summary>
    public static IReadOnlyList<string> Actions(Result result) =>
        [.. Planning.Of(result).Entries.Select(entry => $"{entry.Question.Id}: {entry.ActionId}")];

    private static ContentEffect? Of(string file, Content before, Content now)
    {
        var (former, newest) = (before.Questionnaires[^1], now.Questionnaires[^1]);
        if (AssessmentFile.Read(File.ReadAllBytes(file), now).Assessment is not { } assessment) { return null; }

        // An example of the former version is moved as the site would move it; one of the present version loses what was not asked then.
        var after = assessment.Questionnaire == newest.Version ? assessment
            : QuestionnaireMove.Of(former, newest, assessment, new HashSet<string>()).After;
        var then = assessment with
        {
            Answers = assessment.Answers
                .Where(pair => former.Find(pair.Key) is { } question
                    && (pair.Value.Kind != AnswerKind.NotApplicable || question.NotApplicable is not null))
                .ToDictionary(StringComparer.Ordinal),
        };
        return new(Path.GetFileNameWithoutExtension(file), Readiness.Of(former, before.Regulation, then),
            Readiness.Of(newest, now.Regulation, after));
    }

    private static (Fraction? Low, Fraction? High) ScoreOf(Result result) => (result.Combined.Overall?.Low, result.Combined.Overall?.High);

    private IEnumerable<Text> Changes(Question before, Question now)
    {
        if (before.Weight != now.Weight)
        {
            yield return new(
                Number($"{now.Id} : poids {before.Weight} → {now.Weight}"), Number($"{now.Id}: weight {before.Weight} → {now.Weight}"));
        }

        if (before.Target != now.Target)
        {
            yield return new(
                Number($"{now.Id} : cible {before.Target} → {now.Target}"), Number($"{now.Id}: target {before.Target} → {now.Target}"));
        }

        var (bound, binds) = (DutyOf(Before, now.Id), DutyOf(After, now.Id));
        if (bound != binds)
        {
            yield return new($"{now.Id} : {bound.Fr} → {binds.Fr}", $"{now.Id}: {bound.En} → {binds.En}");
        }

        if (!before.Actions.Select(action => (action.Id, action.To, action.Effort))
            .SequenceEqual(now.Actions.Select(action => (action.Id, action.To, action.Effort))))
        {
            yield return new($"{now.Id} : actions changées", $"{now.Id}: actions changed");
        }
    }

    private static Text DutyOf(Result result, string question) =>
        result.Combined.Duties.FirstOrDefault(duty => duty.Question.Id == question)?.Duty.From is { } from
            ? new($"obligation au {Formats.Date(from, Language.French)}", $"duty from {Formats.Date(from, Language.English)}")
            : result.Combined.Duties.Any(duty => duty.Question.Id == question)
                ? new("obligation dès maintenant", "duty now")
                : new("bonne pratique", "good practice");

    private static string Number(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}

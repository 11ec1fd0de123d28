namespace EhdsReadiness.Web.Commands;

/// <summary>One line of a question's table in the preview.</summary>
/// <param name="Label">Unique within the question; what stands under it is compared.</param>
/// <param name="IsFact">True for what respondents do not read: roles, weights, conditions. It is shown in the reader's language
/// alone.</param>
internal sealed record PreviewRow(Text Label, Text Words, bool IsFact)
{
    private static readonly Text Always = new("toujours", "always");

    public static IReadOnlyList<PreviewRow> Of(Question question, Questionnaire questionnaire)
    {
        List<PreviewRow> rows =
        [
            Fact(new("rôles", "roles"), Same(question.Roles.Id())),
            Fact(new("vaut pour", "scope"), Same(question.AnswerScope.Id())),
            Fact(
                new("poids, cible", "weight, target"),
                new(Number($"poids {question.Weight}, cible {question.Target}"),
                    Number($"weight {question.Weight}, target {question.Target}"))),
            Fact(new("mode express", "express"), questionnaire.Express.Contains(question.Id) ? new("oui", "yes") : new("non", "no")),
            Fact(new("posée si", "asked when"), ConditionOf(question.AskedWhen)),
            Fact(new("droit", "law"), question.Duty is { } duty ? DutyOf(duty) : new("bonne pratique", "good practice")),
            Fact(new("lie si", "applies when"), question.Duty is null ? Same("-") : ConditionOf(question.Duty.AppliesWhen)),
            Fact(new("cite", "cites"), Same(string.Join(", ", question.Cites))),
            Of(Same("ask"), question.Ask),
            Of(Same("help"), question.Help),
            .. question.Levels.Select((level, number) => Of(new(Number($"niveau {number}"), Number($"level {number}")), level)),
        ];
        if (question.NotApplicable is { } notApplicable)
        {
            rows.Add(Of(new("sans objet", "not applicable"), notApplicable));
        }

        rows.AddRange(question.Evidence.Select((evidence, place) =>
            Of(new(Number($"preuve {place + 1}"), Number($"evidence {place + 1}")), evidence)));
        rows.AddRange(question.Actions.SelectMany(OfAction));
        return rows;
    }

    /// <summary>The duty with its date as its reader would say it.</summary>
    public static Text DutyOf(Duty duty) => new(
        $"{Formats.Cite(duty.Article, Language.French)}, {DueOf(duty.Due).Fr}",
        $"{Formats.Cite(duty.Article, Language.English)}, {DueOf(duty.Due).En}");

    private static Text DueOf(Due due) => due switch
    {
        Due.Now => new("dès maintenant", "now"),
        Due.ByCategory => new("selon la catégorie de données", "by category of data"),
        Due.On on => new($"à partir du {Formats.Date(on.Date, Language.French)}", $"from {Formats.Date(on.Date, Language.English)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(due), due, "No such kind of due date."),
    };

    private static IEnumerable<PreviewRow> OfAction(QuestionAction action) =>
    [
        Fact(Same(action.Id),
            new(Number($"vers le niveau {action.To}, {EffortOf(action.Effort)}"),
            Number($"to level {action.To}, {action.Effort.ToString().ToLowerInvariant()}"))),
        Of(new($"{action.Id} : responsable", $"{action.Id}: owner"), action.Owner),
        Of(new($"{action.Id} : faire", $"{action.Id}: do"), action.Do),
        .. action.Steps.Select((step, place) =>
            Of(new(Number($"{action.Id} : étape {place + 1}"), Number($"{action.Id}: step {place + 1}")), step)),
        Of(new($"{action.Id} : fait quand", $"{action.Id}: done when"), action.DoneWhen),
    ];

    private static string EffortOf(Effort effort) => effort switch
    {
        Effort.Days => "jours",
        Effort.Weeks => "semaines",
        Effort.Months => "mois",
    };

    private static Text ConditionOf(Condition? condition) =>
        condition is null
            ? Always
            : new(
                string.Join(" ; ", condition.Fields.Select(field => $"{field.FieldId} : {string.Join(" ou ", field.Values)}")),
                string.Join("; ", condition.Fields.Select(field => $"{field.FieldId}: {string.Join(" or ", field.Values)}")));

    private static Text Same(string words) => new(words, words);

    private static string Number(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    private static PreviewRow Fact(Text label, Text words) => new(label, words, IsFact: true);

    private static PreviewRow Of(Text label, Text text) => new(label, text, IsFact: false);
}

namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads one question of an axis file.</summary>
/// <param name="fields">The profile fields that conditions may name; none when <c>profile.yaml</c> cannot be read.</param>
/// <param name="regulation">The provisions that duties may name.</param>
/// <param name="knowsRules">False when the rules cannot be read; articles are then taken as they are.</param>
internal sealed class QuestionReader(IReadOnlyList<ProfileField> fields, Regulation regulation, bool knowsRules)
{
    private const int LevelCount = 5;
    private const int DefaultTarget = 3;

    /// <param name="axisId">The axis of the file.</param>
    /// <param name="order">Place in the whole questionnaire, from 0.</param>
    public Question Read(MapReader map, string axisId, int order)
    {
        map.AllowWords = map.OptionalWords("allow_words");
        var question = new Question(
            map.Id("id"),
            order,
            axisId,
            RolesOf(map),
            map.Integer("weight", 1, 5),
            map.Has("target") ? map.Integer("target", 1, 4) : DefaultTarget,
            ConditionOf(map, "asked_when"),
            DutyOf(map),
            map.Words("cites"),
            map.Text("ask"),
            map.Text("help"),
            LevelsOf(map),
            map.OptionalText("not_applicable"),
            map.Texts("evidence", new("preuve", "evidence")),
            map.Maps("actions", new("action", "action"), ActionOf))
        {
            AnswerScope = map.Has("scope") ? map.Choice<AnswerScope>("scope") ?? AnswerScope.Service : AnswerScope.Service,
            Facts = map.OptionalWords("facts"),
        };
        return map.Close(question);
    }

    /// <summary>One field of a condition with its values, each of which the profile must list.</summary>
    public ConditionField FieldOf(MapReader map, string key, string fieldId, Text subject)
    {
        var values = map.Words(key);
        var field = fields.FirstOrDefault(field => field.Id == fieldId);
        for (var item = 0; field is not null && item < values.Count; item++)
        {
            if (values[item].Length > 0 && field.Find(values[item]) is null)
            {
                map.Fault(
                    key,
                    item,
                    $"{subject.Fr} : la valeur {Quote.Fr(values[item])} ne figure pas sous {fieldId} dans profile.yaml",
                    $"{subject.En} names value {Quote.Of(values[item])}, which {fieldId} does not list in profile.yaml");
            }
        }

        return new ConditionField(fieldId, values);
    }

    /// <summary>Whether the profile has that field; true when the profile cannot be read.</summary>
    public bool KnowsField(string fieldId) => fields.Count == 0 || fields.Any(field => field.Id == fieldId);

    private static Roles RolesOf(MapReader map)
    {
        var roles = Roles.None;
        foreach (var word in map.Choices("roles", "holder", "user"))
        {
            roles |= Ids.Find<Roles>(word) ?? Roles.None;
        }

        return roles;
    }

    private Condition? ConditionOf(MapReader map, string key)
    {
        if (map.OptionalMap(key) is not { } condition) { return null; }

        var read = new List<ConditionField>();
        foreach (var word in condition.Keys)
        {
            condition.Has(word.Value);
            if (KnowsField(word.Value))
            {
                read.Add(FieldOf(condition, word.Value, word.Value, condition.Owner));
            }
            else
            {
                condition.Fault(
                    word.Value,
                    $"{condition.Owner.Fr} : le champ {Quote.Fr(word.Value)} ne figure pas dans profile.yaml",
                    $"{condition.Owner.En} names field {Quote.Of(word.Value)}, which profile.yaml does not list");
            }
        }

        return condition.Close(new Condition(read));
    }

    private Duty? DutyOf(MapReader map)
    {
        if (map.Map("duty") is not { } duty) { return null; }

        var kind = duty.Choice("kind", "law", "good-practice");
        if (kind is not "good-practice" && LawOf(duty) is { } law) { return duty.Close(law); }

        duty.Close();
        return null;
    }

    private Duty? LawOf(MapReader duty)
    {
        var article = duty.Word("article");
        if (article.Length > 0 && knowsRules && regulation.FindProvision(article) is null)
        {
            duty.Fault(
                "article",
                $"{duty.Owner.Fr} : article {Quote.Fr(article)} ne figure pas dans {RegulationReader.RulesFile}",
                $"article {Quote.Of(article)} of {duty.Owner.En} is not listed in {RegulationReader.RulesFile}");
        }

        var due = RegulationReader.DueOf(duty, "due");
        var appliesWhen = ConditionOf(duty, "applies_when");
        return due is null ? null : new Duty(article, due, appliesWhen);
    }

    private static IReadOnlyList<Text> LevelsOf(MapReader map)
    {
        var levels = map.Texts("levels", new("niveau", "level"), first: 0);
        if (levels.Count != LevelCount && map.IsList("levels"))
        {
            map.Fault(
                "levels",
                $"{map.Owner.Fr} : « {levels.Count} » niveau(x) ; exactement cinq sont attendus, du niveau 0 au niveau 4",
                $"{map.Owner.En} has “{levels.Count}” levels; it must have exactly five, from level 0 to level 4");
        }

        return levels;
    }

    private static QuestionAction ActionOf(MapReader map) => map.Close(new QuestionAction(
        map.Id("id"),
        map.Integer("to", 1, 4),
        map.Choice<Effort>("effort") ?? Effort.Days,
        map.Text("owner"),
        map.Text("do"),
        map.Texts("steps", new("étape", "step")),
        map.Text("done_when")));
}

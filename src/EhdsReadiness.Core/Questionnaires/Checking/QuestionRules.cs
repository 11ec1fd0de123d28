namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Rules for one question by itself.</summary>
/// <param name="regulation">The provisions that duties and citations may name; null when they cannot be read.</param>
internal sealed class QuestionRules(ContentSource source, Regulation? regulation)
{
    private const int LongestAsk = 200;
    private const int ShortestLevel = 12;
    private const int LongestLevel = 240;
    private const int ShortestFrenchHelp = 150;
    private const int LongestFrenchHelp = 900;
    private const string ListField = "categories";

    public IEnumerable<ContentFault> Faults(Question question) =>
    [
        .. Lengths(question),
        .. Plain(question),
        .. Levels(question),
        .. NotEmpty(question),
        .. Actions(question),
        .. Cites(question),
        .. Conditions(question),
        .. DutyFaults(question),
    ];

    private IEnumerable<ContentFault> Lengths(Question question)
    {
        var limits = new List<(Text Text, Language Language, int Least, int Most)>
        {
            (question.Ask, Language.French, 1, LongestAsk),
            (question.Ask, Language.English, 1, LongestAsk),
            (question.Help, Language.French, ShortestFrenchHelp, LongestFrenchHelp),
        };
        limits.AddRange(
            question.Levels.SelectMany(level => Languages.All, (level, language) => (level, language, ShortestLevel, LongestLevel)));
        foreach (var (text, language, least, most) in limits)
        {
            var length = text.In(language).EnumerateRunes().Count();
            if (length > 0 && (length < least || length > most) && source.Find(text) is { } place)
            {
                yield return place.Fault(
                    language,
                    $"{place.Subject.Fr}, « {language.Code()} » : longueur de {length} ; de {least} à {most} caractères sont attendus " +
                        $": {Quote.Fr(text.In(language))}",
                    $"“{language.Code()}” of {place.Subject.En} has a length of {length}, it must have {least} to {most} " +
                        $"characters: {Quote.Of(text.In(language))}");
            }
        }
    }

    /// <summary>Links stand only in the help; there they are complete addresses.</summary>
    private IEnumerable<ContentFault> Plain(Question question)
    {
        var plain = new[] { question.Ask, question.NotApplicable }
            .Concat(question.Levels).Concat(question.Evidence)
            .Concat(question.Actions.SelectMany(action => action.Steps.Append(action.Owner).Append(action.Do).Append(action.DoneWhen)));
        foreach (var text in plain.OfType<Text>())
        {
            foreach (var language in Languages.All)
            {
                if (Links.First(text.In(language)) is { } link && source.Find(text) is { } place)
                {
                    yield return place.Fault(
                        language,
                        $"{place.Subject.Fr}, « {language.Code()} » : contient le lien {Quote.Fr(link)} ; les liens ne figurent que dans " +
                            $"help",
                        $"“{language.Code()}” of {place.Subject.En} holds the link {Quote.Of(link)}; links stand only in help");
                }
            }
        }

        foreach (var language in Languages.All)
        {
            if (Links.FirstIncomplete(question.Help.In(language)) is { } link && source.Find(question.Help) is { } place)
            {
                yield return place.Fault(
                    language,
                    $"{place.Subject.Fr}, « {language.Code()} » : contient le lien {Quote.Fr(link)} ; son adresse doit commencer par " +
                        $"https:// ou http://",
                    $"“{language.Code()}” of {place.Subject.En} holds the link {Quote.Of(link)}; its address must begin with https:// or " +
                        $"http://");
            }
        }
    }

    private IEnumerable<ContentFault> Levels(Question question)
    {
        foreach (var language in Languages.All)
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var level = 0; level < question.Levels.Count; level++)
            {
                var text = question.Levels[level];
                var wording = Folded.Of(text.In(language));
                if (wording.Length > 0 && !seen.TryAdd(wording, level) && source.Find(text) is { } place)
                {
                    yield return place.Fault(
                        language,
                        $"{place.Subject.Fr}, « {language.Code()} » : dit la même chose que le niveau {seen[wording]} " +
                            $": {Quote.Fr(text.In(language))}",
                        $"“{language.Code()}” of {place.Subject.En} says the same as level {seen[wording]}: {Quote.Of(text.In(language))}");
                }
            }
        }
    }

    private IEnumerable<ContentFault> NotEmpty(Question question)
    {
        var place = source.Of(question);
        if (question.Evidence.Count == 0 && place.Map.Find("evidence") is YamlList)
        {
            yield return place.Fault("evidence", $"question {Quote.Fr(question.Id)} : evidence ne doit pas être vide",
                $"evidence of question {Quote.Of(question.Id)} must not be empty");
        }

        if (question.Actions.Count == 0 && place.Map.Find("actions") is YamlList)
        {
            yield return place.Fault("actions", $"question {Quote.Fr(question.Id)} : actions ne doit pas être vide",
                $"actions of question {Quote.Of(question.Id)} must not be empty");
        }

        foreach (var action in question.Actions.Where(action => action.Steps.Count == 0))
        {
            var actionPlace = source.Of(action);
            if (actionPlace.Map.Find("steps") is YamlList)
            {
                yield return actionPlace.Fault("steps", $"action {Quote.Fr(action.Id)} : steps ne doit pas être vide",
                    $"steps of action {Quote.Of(action.Id)} must not be empty");
            }
        }
    }

    private IEnumerable<ContentFault> Actions(Question question)
    {
        // A level that is out of range is a fault already; what it was meant to be is not known.
        if (question.Target < 1 || question.Actions.Any(action => action.To < 1)) { yield break; }

        for (var place = 1; place < question.Actions.Count; place++)
        {
            var (before, action) = (question.Actions[place - 1], question.Actions[place]);
            if (action.To <= before.To)
            {
                yield return source.Of(action).Fault(
                    "to",
                    $"action {Quote.Fr(action.Id)} : to « {action.To} » doit dépasser « {before.To} », celui de l’action d’avant",
                    $"to “{action.To}” of action {Quote.Of(action.Id)} must be above “{before.To}”, that of the action before");
            }
        }

        if (question.Actions.Count > 0 && question.Actions.MaxBy(action => action.To) is { } highest && highest.To != question.Target)
        {
            yield return source.Of(highest).Fault(
                "to",
                $"action {Quote.Fr(highest.Id)} : to « {highest.To} » est le plus haut ; « {question.Target} » est attendu, la cible de " +
                    $"la question {Quote.Fr(question.Id)}",
                $"to “{highest.To}” of action {Quote.Of(highest.Id)} is the highest; it must be “{question.Target}”, the target of " +
                    $"question {Quote.Of(question.Id)}");
        }
    }

    private IEnumerable<ContentFault> Cites(Question question) =>
        regulation is null ? []
            : Citing.Faults(regulation, source.Of(question), "cites", question.Cites,
            new Text($"question {Quote.Fr(question.Id)}", $"question {Quote.Of(question.Id)}"));

    private IEnumerable<ContentFault> Conditions(Question question)
    {
        var conditions =
            new (string Key, Condition? Condition)[] { ("asked_when", question.AskedWhen), ("applies_when", question.Duty?.AppliesWhen) };
        foreach (var (key, condition) in conditions)
        {
            if (condition is null) { continue; }

            var place = source.Of(condition);
            if (place.Map.Entries.Count == 0)
            {
                yield return new ContentFault(place.File, place.Map.Line, new(
                    $"question {Quote.Fr(question.Id)} : {key} ne nomme aucun champ",
                    $"{key} of question {Quote.Of(question.Id)} names no field"));
            }

            foreach (var field in condition.Fields.Where(field => field.Values.Count == 0 && place.Map.Find(field.FieldId) is YamlList))
            {
                yield return place.Fault(
                    field.FieldId,
                    $"question {Quote.Fr(question.Id)} : {key} ne convient à aucun profil ; {field.FieldId} ne donne aucune valeur",
                    $"{key} of question {Quote.Of(question.Id)} holds for no profile: {field.FieldId} lists no value");
            }
        }

        foreach (var field in question.Duty?.AppliesWhen?.Fields ?? [])
        {
            var asked = question.AskedWhen?.Fields.FirstOrDefault(other => other.FieldId == field.FieldId);
            if (asked is { Values.Count: > 0 } && field.Values.Count > 0 && field.FieldId is not ListField
                && !asked.Values.Intersect(field.Values, StringComparer.Ordinal).Any())
            {
                yield return source.Of(question.Duty!.AppliesWhen!).Fault(
                    field.FieldId,
                    $"question {Quote.Fr(question.Id)} : applies_when ne convient à aucun profil interrogé ; {field.FieldId} y " +
                        $"est {Quote.AllFr(field.Values)}, et {Quote.AllFr(asked.Values)} dans asked_when",
                    $"applies_when of question {Quote.Of(question.Id)} holds for no profile that is asked: {field.FieldId} " +
                        $"is {Quote.All(field.Values)}, and {Quote.All(asked.Values)} in asked_when");
            }
        }
    }

    private IEnumerable<ContentFault> DutyFaults(Question question)
    {
        if (question.Duty is not { } duty) { yield break; }

        var place = source.Of(duty);
        if (regulation?.FindProvision(duty.Article) is { } provision && provision.Due != duty.Due)
        {
            yield return provision.Due is null
                ? place.Fault(
                    "due",
                    $"question {Quote.Fr(question.Id)} : due « {duty.Due} » ; {RegulationReader.RulesFile} ne donne pas de due à " +
                        $"l’article {Quote.Fr(duty.Article)}, qui ne crée pas d’obligation",
                    $"due “{duty.Due}” of question {Quote.Of(question.Id)}: {RegulationReader.RulesFile} gives no due for " +
                        $"article {Quote.Of(duty.Article)}, which creates no duty")
                : place.Fault(
                    "due",
                    $"question {Quote.Fr(question.Id)} : due « {duty.Due} » ; « {provision.Due} » est attendu, " +
                        $"comme {RegulationReader.RulesFile} le donne à l’article {Quote.Fr(duty.Article)}",
                    $"due “{duty.Due}” of question {Quote.Of(question.Id)} must be “{provision.Due}”, as {RegulationReader.RulesFile} " +
                        $"gives for article {Quote.Of(duty.Article)}");
        }

        if (question.Roles is Roles.Both)
        {
            foreach (var fault in SharedDuty(question, duty, place))
            {
                yield return fault;
            }
        }
    }

    /// <summary>Article 50 and the dates by category concern holders alone.</summary>
    private IEnumerable<ContentFault> SharedDuty(Question question, Duty duty, SourceMap place)
    {
        if (duty.Due is Due.ByCategory)
        {
            yield return place.Fault(
                "due",
                $"question {Quote.Fr(question.Id)} : due « by-category » ne lie que les détenteurs ; une obligation commune aux deux " +
                    $"rôles les lie de la même façon",
                $"due “by-category” of question {Quote.Of(question.Id)} binds holders only; a duty that both roles share binds both alike");
        }

        foreach (var condition in new[] { duty.AppliesWhen, question.AskedWhen }.OfType<Condition>())
        {
            foreach (var field in condition.Fields.Where(field => field.FieldId is "controller" or "micro_enterprise"))
            {
                yield return source.Of(condition).Fault(
                    field.FieldId,
                    $"question {Quote.Fr(question.Id)} : condition sur « {field.FieldId} » ; une obligation commune aux deux rôles les " +
                        $"lie de la même façon",
                    $"condition on “{field.FieldId}” of question {Quote.Of(question.Id)}: a duty that both roles share binds both alike");
            }
        }
    }
}

namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Rules for a version as a whole.</summary>
internal sealed class QuestionnaireRules(ContentSource source)
{
    private const int FewestExpress = 10;
    private const int MostExpress = 14;
    private const int FewestExpressOfAxis = 2;
    private static readonly IReadOnlyList<Roles> EachRole = [Roles.Holder, Roles.User];
    private static readonly IReadOnlyList<string> BandIds = ["starting", "building", "structured", "ready", "exemplary"];

    public IEnumerable<ContentFault> Faults(Questionnaire questionnaire)
    {
        // What a file that cannot be read holds is not known, so that nothing can be said to be missing.
        var isWhole = source.CouldRead(ContentFolder.FolderOf(questionnaire.Version));
        return
        [
            .. Bands(questionnaire),
            .. SameAsk(questionnaire),
            .. Contradictions(questionnaire),
            .. isWhole ? AxesWithoutRole(questionnaire).Concat(Express(questionnaire)) : [],
        ];
    }

    private IEnumerable<ContentFault> Bands(Questionnaire questionnaire) =>
        from band in questionnaire.Bands
        where band.Id.Length > 0 && !BandIds.Contains(band.Id, StringComparer.Ordinal)
        select source.Of(band).Fault(
            "id",
            $"palier {Quote.Fr(band.Id)} : un de ces mots est attendu : {Quote.AllFr(BandIds)}",
            $"band {Quote.Of(band.Id)} must be one of {Quote.All(BandIds)}");

    private IEnumerable<ContentFault> SameAsk(Questionnaire questionnaire)
    {
        foreach (var language in Languages.All)
        {
            var seen = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var question in questionnaire.Questions)
            {
                var wording = Folded.Of(question.Ask.In(language));
                if (wording.Length > 0 && !seen.TryAdd(wording, question.Id) && source.Find(question.Ask) is { } place)
                {
                    yield return place.Fault(
                        language,
                        $"{place.Subject.Fr}, « {language.Code()} » : c’est aussi celui de la question {Quote.Fr(seen[wording])} " +
                            $": {Quote.Fr(question.Ask.In(language))}",
                        $"“{language.Code()}” of {place.Subject.En} is also that of " +
                            $"question {Quote.Of(seen[wording])}: {Quote.Of(question.Ask.In(language))}");
                }
            }
        }
    }

    private IEnumerable<ContentFault> Contradictions(Questionnaire questionnaire) =>
        from contradiction in questionnaire.Contradictions
        from part in contradiction.When
        where part.NotApplicable && questionnaire.Find(part.QuestionId!) is { NotApplicable: null }
        select source.Of(part).Fault(
            "not_applicable",
            $"contradiction {Quote.Fr(contradiction.Id)} : not_applicable ne se présente jamais ; la " +
                $"question {Quote.Fr(part.QuestionId!)} n’offre pas cette réponse",
            $"not_applicable of contradiction {Quote.Of(contradiction.Id)} never holds: question {Quote.Of(part.QuestionId!)} does not " +
                $"offer that answer");

    private static IEnumerable<ContentFault> AxesWithoutRole(Questionnaire questionnaire) =>
        from axis in questionnaire.Axes
        from role in EachRole
        where !questionnaire.Questions.Any(question => question.AxisId == axis.Id && question.Roles.HasFlag(role))
        select new ContentFault(
            QuestionnaireReader.AxisFileOf(questionnaire.Version, axis),
            1,
            new($"axe {Quote.Fr(axis.Id)} : aucune question pour le rôle « {role.Id()} »",
                $"axis {Quote.Of(axis.Id)} has no question for role “{role.Id()}”"));

    private IEnumerable<ContentFault> Express(Questionnaire questionnaire)
    {
        var place = source.Of(questionnaire);
        foreach (var role in EachRole)
        {
            var asked = questionnaire.Questions.Where(question =>
                question.Roles.HasFlag(role) && questionnaire.Express.Contains(question.Id)).ToList();
            if (asked.Count is < FewestExpress or > MostExpress)
            {
                yield return place.Fault(
                    "express",
                    $"express : « {asked.Count} » question(s) pour le rôle « {role.Id()} » ; de {FewestExpress} à {MostExpress} sont " +
                        $"attendues",
                    $"express has {Count(asked.Count)} for role “{role.Id()}”; it must have {FewestExpress} to {MostExpress}");
            }

            foreach (var axis in questionnaire.Axes)
            {
                var ofAxis = asked.Count(question => question.AxisId == axis.Id);
                if (ofAxis < FewestExpressOfAxis)
                {
                    yield return place.Fault(
                        "express",
                        $"express : « {ofAxis} » question(s) de l’axe {Quote.Fr(axis.Id)} pour le rôle « {role.Id()} » ; au " +
                            $"moins {FewestExpressOfAxis} sont attendues",
                        $"express has {Count(ofAxis)} of axis {Quote.Of(axis.Id)} for role “{role.Id()}”; it must have at " +
                            $"least {FewestExpressOfAxis}");
                }
            }
        }
    }

    private static string Count(int questions) =>
        string.Create(CultureInfo.InvariantCulture, $"“{questions}” {(questions == 1 ? "question" : "questions")}");
}

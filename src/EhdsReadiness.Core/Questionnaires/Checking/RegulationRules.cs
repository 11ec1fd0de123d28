namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Rules for the law: dates, categories, rules and the law page.</summary>
internal sealed class RegulationRules(ContentSource source, Regulation regulation)
{
    private const string Letters = "abcdefghijklmnopq";

    public IEnumerable<ContentFault> Faults() =>
    [
        .. Timeline(),
        .. source.CouldRead(RegulationReader.CategoriesFile) ? Categories() : [],
        .. Rules(),
        .. source.CouldRead(RegulationReader.RulesFile) ? Citations() : [],
    ];

    private IEnumerable<ContentFault> Timeline()
    {
        for (var place = 1; place < regulation.Dates.Count; place++)
        {
            var (before, date) = (regulation.Dates[place - 1], regulation.Dates[place]);
            if (date.Date < before.Date && date.Date != default)
            {
                yield return source.Of(date).Fault(
                    "date",
                    $"date {Quote.Fr(date.Id)} : « {date.Date:O} » vient avant celle de {Quote.Fr(before.Id)} ; le calendrier doit monter",
                    $"date “{date.Date:O}” of {Quote.Of(date.Id)} comes before that of {Quote.Of(before.Id)}; the timeline must rise");
            }
        }
    }

    private IEnumerable<ContentFault> Categories()
    {
        for (var place = 0; place < regulation.Categories.Count; place++)
        {
            var category = regulation.Categories[place];
            var expected = place < Letters.Length ? Letters[place].ToString() : null;
            if (category.Letter != expected)
            {
                yield return source.Of(category).Fault(
                    "letter",
                    $"letter {Quote.Fr(category.Letter)} : {(expected is null ? "à retirer" : $"{Quote.Fr(expected)} est attendu")} ; " +
                        $"les catégories vont de a à q, dans l’ordre",
                    $"letter {Quote.Of(category.Letter)} must be {(expected is null ? "left out" : Quote.Of(expected))}: the categories " +
                        $"are a to q, in order");
            }

            if (source.CouldRead(RegulationReader.DatesFile) && category.Due != regulation.ChapterIv && category.Due != regulation.Deferred
                && category.Due != default)
            {
                yield return source.Of(category).Fault(
                    "due",
                    $"catégorie {Quote.Fr(category.Letter)} : due « {category.Due:O} » ; « {regulation.ChapterIv:O} » ou " +
                        $"« {regulation.Deferred:O} » est attendu, d’après dates.yaml",
                    $"due “{category.Due:O}” of category {Quote.Of(category.Letter)} must be “{regulation.ChapterIv:O}” or " +
                        $"“{regulation.Deferred:O}”, as dates.yaml gives");
            }
        }

        if (regulation.Categories.Count < Letters.Length)
        {
            yield return source.Of(regulation.Categories).Fault(
                "categories",
                $"categories s’arrête avant la lettre « {Letters[regulation.Categories.Count]} » ; elles vont de a à q, dans l’ordre",
                $"categories end before letter “{Letters[regulation.Categories.Count]}”; they are a to q, in order");
        }
    }

    private IEnumerable<ContentFault> Rules() =>
        from rule in regulation.Rules
        where rule.Id.Length > 0 && (rule.Provisions.Count == 0 || rule.Provisions[0].Cite != rule.Id)
        select source.Of(rule).Fault(
            "provisions",
            $"règle {Quote.Fr(rule.Id)} : provisions doit commencer par {Quote.Fr(rule.Id)} lui-même",
            $"provisions of rule {Quote.Of(rule.Id)} must begin with {Quote.Of(rule.Id)} itself");

    private IEnumerable<ContentFault> Citations()
    {
        var dates = regulation.Dates.SelectMany(date =>
            Citing.Faults(regulation, source.Of(date), "article", [date.Article],
            new Text($"date {Quote.Fr(date.Id)}", $"date {Quote.Of(date.Id)}")));
        var beliefs = regulation.Page.Misunderstood.SelectMany(belief =>
            Citing.Faults(regulation, source.Of(belief), "cites", belief.Cites, new Text("idée fausse", "misunderstanding")));
        var bodies = regulation.Page.PublicBodies.SelectMany(one =>
            Citing.Faults(regulation, source.Of(one), "cites", one.Cites,
                new Text("règle des organismes publics", "rule for public bodies")));
        return dates.Concat(beliefs).Concat(bodies);
    }
}

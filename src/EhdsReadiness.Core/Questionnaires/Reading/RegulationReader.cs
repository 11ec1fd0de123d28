namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads the four files of <c>regulation/</c>.</summary>
internal static class RegulationReader
{
    public const string DatesFile = "regulation/dates.yaml";
    public const string CategoriesFile = "regulation/categories.yaml";
    public const string RulesFile = "regulation/rules.yaml";
    public const string LawPageFile = "regulation/law-page.yaml";

    public static Regulation Read(ContentSource source)
    {
        var dates = source.Open(DatesFile);
        var categories = source.Open(CategoriesFile);
        var rules = source.Open(RulesFile);
        var lawPage = source.Open(LawPageFile);
        var timeline = dates?.Maps("dates", new("date", "date"), DateOf) ?? [];
        var listed = rules?.Maps("rules", new("règle", "rule"), RuleOf) ?? [];
        MapReader.RefuseTwice(timeline, "id", date => date.Id, source);
        MapReader.RefuseTwice(listed, "id", rule => rule.Id, source);
        MapReader.RefuseTwice(listed.SelectMany(rule => rule.Provisions), "cite", provision => provision.Cite, source);
        var regulation = new Regulation(
            timeline,
            dates?.Date("chapter_iv") ?? default,
            dates?.Date("deferred") ?? default,
            categories?.Maps("categories", new("catégorie", "category"), CategoryOf, nameKey: "letter") ?? [],
            listed,
            lawPage is null ? new LawPage(new Text("", ""), [], []) : PageOf(lawPage)) { Facts = FactReader.Read(source) };
        dates?.Close();
        categories?.Close(regulation.Categories);
        rules?.Close();
        return regulation;
    }

    /// <summary>When a duty begins; null, with a fault, when the word is none of <c>now</c>, <c>by-category</c> and a date.</summary>
    public static Due? DueOf(MapReader map, string key)
    {
        switch (map.Word(key))
        {
            case "":
                return null;
            case "now":
                return new Due.Now();
            case "by-category":
                return new Due.ByCategory();
            case var word when MapReader.TryDate(word, out var date):
                return new Due.On(date);
            case var word:
                map.Fault(
                    key,
                    $"{map.Owner.Fr} : {key} {Quote.Fr(word)} ; now, by-category ou une date comme 2029-03-26 est attendu",
                    $"{key} {Quote.Of(word)} of {map.Owner.En} must be now, by-category or a date such as 2029-03-26");
                return null;
        }
    }

    private static LegalDate DateOf(MapReader map) => map.Close(new LegalDate(
        map.Id("id"),
        map.Date("date"),
        map.Word("article"),
        map.Text("title"),
        map.Text("meaning"),
        map.Choices("binds", "holder", "user", "state", "commission", "all"),
        map.Word("source")) { Facts = map.OptionalWords("facts") });

    private static DataCategory CategoryOf(MapReader map) => map.Close(new DataCategory(
        map.Word("letter"),
        map.Text("name"),
        map.Text("description"),
        map.Date("due"),
        map.Has("stricter_national_measures") && map.Choice("stricter_national_measures", "true") is "true",
        map.Word("source")));

    private static Rule RuleOf(MapReader map)
    {
        var from = map.OptionalWord("from");
        return map.Close(new Rule(
            map.Word("id"),
            map.Choice("instrument", "ehds", "gdpr", "french-law", "cnil", "recital"),
            map.Text("heading"),
            map.Text("does"),
            map.Choices(
                "binds", "holder", "user", "access-body", "trusted-holder", "contracting-authority", "member-state", "commission", "all",
                "controller", "processor"),
            from is null or "now" ? null : map.Date("from"),
            InForce: from is "now",
            map.OptionalText("from_note"),
            map.OptionalLink("link"),
            map.Word("source"),
            map.Choice("confidence", "high", "medium"),
            map.Maps("provisions", new("disposition", "provision"), ProvisionOf, nameKey: "cite")) { Facts = map.OptionalWords("facts") });
    }

    private static Provision ProvisionOf(MapReader map) =>
        map.Close(new Provision(map.Word("cite"), map.Has("due") ? DueOf(map, "due") : null));

    private static LawPage PageOf(MapReader map) => map.Close(new LawPage(
        map.Text("about_2028"),
        map.Maps("misunderstood", new("idée fausse", "misunderstanding"), belief => belief.Close(
            new Misunderstanding(belief.Text("belief"), belief.Text("truth"), belief.Words("cites"))
                { Facts = belief.OptionalWords("facts") })),
        map.Texts("open_in_france", new("open_in_france", "open_in_france")))
    {
        PublicBodies = map.Has("public_bodies")
            ? map.Maps("public_bodies", new("règle des organismes publics", "rule for public bodies"), CitedTextOf) : [],
    });

    private static CitedText CitedTextOf(MapReader map) =>
        map.Close(new CitedText(map.Text("says"), map.Words("cites")) { Facts = map.OptionalWords("facts") });
}

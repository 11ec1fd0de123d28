namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads <c>regulation/facts.yaml</c>, which may be missing.</summary>
internal static class FactReader
{
    public const string File = "regulation/facts.yaml";

    private static readonly string[] Parties =
    [
        "holder", "trusted-holder", "user", "applicant", "access-body", "member-state", "commission", "contracting-authority",
        "data-protection-authority", "person", "third-country",
    ];

    private static readonly string[] Units = ["days", "working_days", "weeks", "months", "years", "percent", "euros", "count"];

    public static IReadOnlyList<LawFact> Read(ContentSource source)
    {
        if (source.OpenIfThere(File) is not { } file) { return []; }

        var facts = file.Maps("facts", new("fait", "fact"), FactOf);
        file.Close();
        MapReader.RefuseTwice(facts, "id", fact => fact.Id, source);
        return facts;
    }

    private static LawFact FactOf(MapReader map) => map.Close(new LawFact(
        map.Id("id"),
        map.Word("cite"),
        map.Choices("who", Parties),
        map.Has("with") ? map.Choices("with", Parties) : [],
        map.Choice<Modality>("modality") ?? Modality.Shall,
        map.Text("what"),
        map.Has("limits") ? map.Maps("limits", new("limite", "limit"), LimitOf) : [],
        map.Has("from") ? map.Date("from") : null,
        map.Has("by") ? map.Date("by") : null)
    {
        About = map.Has("about") ? map.Texts("about", new("mots", "words")) : [],
    });

    private static LawLimit LimitOf(MapReader map)
    {
        var unit = Array.Find(Units, map.Has);
        var limit = new LawLimit(unit ?? "", unit is null ? 0 : ValueOf(map, unit));
        if (unit is null)
        {
            map.Fault("limits", $"{map.Owner.Fr} : l’une de ces unités est attendue : {Quote.AllFr(Units)}",
                $"{map.Owner.En} must give one of {Quote.All(Units)}");
        }

        return map.Close(limit);
    }

    private static long ValueOf(MapReader map, string unit)
    {
        var word = map.Word(unit);
        if (long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0) { return value; }

        map.Fault(
            unit,
            $"{map.Owner.Fr} : {unit} {Quote.Fr(word)} ; un nombre entier au-dessus de 0 est attendu",
            $"{unit} {Quote.Of(word)} of {map.Owner.En} must be a whole number above 0");
        return 0;
    }
}

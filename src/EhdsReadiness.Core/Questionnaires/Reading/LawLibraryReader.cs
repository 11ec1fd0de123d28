namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads the files of <c>law/</c>, each of which may be missing.</summary>
internal static class LawLibraryReader
{
    public const string ElementsFile = "law/elements.yaml";
    public const string SanctionsFile = "law/sanctions.yaml";
    public const string UpdatesFile = "law/updates.yaml";
    public const string ProposalFile = "law/proposal.yaml";

    public static LawLibrary Read(ContentSource source)
    {
        var updates = source.OpenIfThere(UpdatesFile);
        var library = new LawLibrary(
            updates?.Date("checked"),
            source.OpenIfThere(ElementsFile) is { } elements ? ElementsOf(elements, source) : null,
            Listed(source.OpenIfThere(SanctionsFile), "sanctions", new("sanction", "sanction"), SanctionOf),
            updates?.Maps("updates", new("nouveauté", "update"), UpdateOf) ?? [],
            Listed(source.OpenIfThere(ProposalFile), "articles", new("article", "article"), ArticleOf));
        updates?.Close();
        MapReader.RefuseTwice(library.Sanctions, "id", sanction => sanction.Id, source);
        MapReader.RefuseTwice(library.Updates, "id", update => update.Id, source);
        MapReader.RefuseTwice(library.ProposalArticles, "proposal", article => article.Proposal ?? "", source);
        return library;
    }

    private static IReadOnlyList<T> Listed<T>(MapReader? file, string key, Text noun, Func<MapReader, T> read) =>
        file is null ? [] : file.Close(file.Maps(key, noun, read));

    private static MetadataElements ElementsOf(MapReader file, ContentSource source)
    {
        var elements = file.Close(
            new MetadataElements(file.Word("act"), file.Link("link"), file.Maps("elements", new("élément", "element"), ElementOf)));
        file.RefuseEmpty("elements", elements.Elements.Count);
        MapReader.RefuseTwice(elements.Elements, "id", element => element.Id, source);
        MapReader.RefuseTwice(elements.Elements, "property", element => element.Property, source);
        return elements;
    }

    private static MetadataElement ElementOf(MapReader map) => map.Close(new MetadataElement(
        map.Id("id"),
        map.Word("property"),
        map.Text("name"),
        map.Text("means"),
        map.Text("example"),
        map.OptionalText("only_when")) { Vocabulary = map.OptionalText("vocabulary") });

    private static Sanction SanctionOf(MapReader map) => map.Close(new Sanction(
        map.Id("id"),
        map.Choice("layer", "union", "france"),
        map.Choices("who", "holder", "user", "access-body", "controller", "processor"),
        map.Text("breach"),
        map.Text("follows"),
        map.OptionalText("ceiling"),
        map.Text("decides"),
        map.Words("cites"),
        map.Choice("confidence", "high", "medium")));

    private static LawUpdate UpdateOf(MapReader map) => map.Close(new LawUpdate(
        map.Id("id"),
        map.Has("date") ? DateOf(map) : null,
        map.Choice("kind", "union-act", "french-law", "cnil", "case-law", "guidance", "standard", "strategy", "project"),
        map.Choice("state", "in-force", "adopted", "decided", "final", "released", "announced", "draft", "debated", "awaited"),
        map.Text("title"),
        map.Text("changes"),
        map.OptionalWords("cites"),
        map.Link("link"),
        map.Choice("confidence", "high", "medium", "low"),
        map.Text("attested"))
    {
        Documents = map.Has("documents")
            ? map.Maps("documents", new("document", "document"), document =>
            document.Close(new LawDocument(document.Text("title"), document.Link("link")))) : [],
    });

    private static PartialDate? DateOf(MapReader map)
    {
        var word = map.Word("date");
        var date = PartialDate.Parse(word);
        if (date is null && word.Length > 0)
        {
            map.Fault(
                "date",
                $"{map.Owner.Fr} : date {Quote.Fr(word)} ; une année, un mois ou un jour comme 2026, 2026-05 ou 2026-05-22 est attendu",
                $"date {Quote.Of(word)} of {map.Owner.En} must be a year, a month or a day such as 2026, 2026-05 or 2026-05-22");
        }

        return date;
    }

    private static ProposalArticle ArticleOf(MapReader map)
    {
        var article = new ProposalArticle(map.OptionalWord("proposal"), map.OptionalWords("adopted"), map.Text("subject"));
        if (article.Proposal is null && article.Adopted.Count == 0)
        {
            map.Fault("subject", $"{map.Owner.Fr} : « proposal », « adopted » ou les deux sont attendus",
                $"{map.Owner.En} must give “proposal”, “adopted” or both");
        }

        return map.Close(article);
    }
}

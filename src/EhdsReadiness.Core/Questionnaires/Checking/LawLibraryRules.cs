namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Rules for the news and tables of <c>law/</c>.</summary>
/// <param name="regulation">The provisions that they may cite; null when they cannot be read.</param>
internal sealed class LawLibraryRules(ContentSource source, Regulation? regulation)
{
    public IEnumerable<ContentFault> Faults(LawLibrary library) =>
        Order(library).Concat(regulation is null ? [] : Citations(library, regulation));

    private IEnumerable<ContentFault> Order(LawLibrary library)
    {
        LawUpdate? before = null;
        foreach (var update in library.Updates)
        {
            if (before is { Date: null } && update.Date is not null)
            {
                yield return Fault(
                    update,
                    $"nouveauté {Quote.Fr(update.Id)} : datée, elle vient après {Quote.Fr(before.Id)}, qui ne l’est pas ; celles sans " +
                        $"date viennent en dernier",
                    $"update {Quote.Of(update.Id)} has a date and stands after {Quote.Of(before.Id)}, which has none; the undated stand " +
                        $"last");
            }

            if (before?.Date is { } earlier && update.Date is { } date && date.Earliest < earlier.Earliest)
            {
                yield return Fault(
                    update,
                    $"nouveauté {Quote.Fr(update.Id)} : date « {date} », avant celle de {Quote.Fr(before.Id)} ; la liste doit monter",
                    $"date “{date}” of update {Quote.Of(update.Id)} comes before that of {Quote.Of(before.Id)}; the list must rise");
            }

            if (update.Date is { } known && library.CheckedOn is { } checkedOn && known.Earliest > checkedOn)
            {
                yield return Fault(
                    update,
                    $"nouveauté {Quote.Fr(update.Id)} : date « {known} », après « {checkedOn:O} », jour où la liste a été vérifiée",
                    $"date “{known}” of update {Quote.Of(update.Id)} comes after “{checkedOn:O}”, when the list was checked");
            }

            before = update;
        }
    }

    private ContentFault Fault(LawUpdate update, string fr, string en) => source.Of(update).Fault("date", fr, en);

    private IEnumerable<ContentFault> Citations(LawLibrary library, Regulation known)
    {
        var sanctions = library.Sanctions.SelectMany(one =>
            Citing.Faults(known, source.Of(one), "cites", one.Cites,
            new Text($"sanction {Quote.Fr(one.Id)}", $"sanction {Quote.Of(one.Id)}")));
        var updates = library.Updates.SelectMany(one =>
            Citing.Faults(known, source.Of(one), "cites", one.Cites,
            new Text($"nouveauté {Quote.Fr(one.Id)}", $"update {Quote.Of(one.Id)}")));
        var articles = library.ProposalArticles.SelectMany(one =>
            Citing.Faults(known, source.Of(one), "adopted", one.Adopted,
            new Text("un article de la proposition", "an article of the proposal")));
        return sanctions.Concat(updates).Concat(articles);
    }
}

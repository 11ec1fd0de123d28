namespace EhdsReadiness.Web.Pages;

/// <summary>What became law, standard or guidance since the regulation was published, newest first, each entry with its source and
/// state.</summary>
[Indexable]
public sealed class LawChangesModel(Content content) : LocalisedPage
{
    public Regulation Regulation => content.Regulation;

    /// <summary>When the state of the law was last looked up; null when that is not recorded.</summary>
    public DateOnly? CheckedOn => content.LawLibrary.CheckedOn;

    /// <summary>The dated entries, newest first.</summary>
    public IEnumerable<LawUpdate> Dated => content.LawLibrary.Updates.Where(update => update.Date is not null).Reverse();

    /// <summary>The entries without a known date.</summary>
    public IEnumerable<LawUpdate> Undated => content.LawLibrary.Updates.Where(update => update.Date is null);
}

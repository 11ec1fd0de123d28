namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>An archive of reports: how many it holds, where to take it from, how far that has come.</summary>
public sealed class ArchiveModel(OrganisationStore organisations, ConsultancyLookStore looks) : ArchivePage
{
    /// <summary>The consultancies of whoever made it that keep a cover, each with the language of its reports.</summary>
    public IReadOnlyList<(Organisation Organisation, ConsultancyLook Look)> Covers { get; private set; } = [];

    /// <summary>The language in which a consultancy writes its reports; null for that of each client.</summary>
    public Language? Usual { get; private set; }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        var covers = new List<(Organisation, ConsultancyLook)>();
        foreach (var organisation in (await organisations.OfAccountAsync(AccountId, cancel)).Where(one => one.Details.MayBeLetIn))
        {
            var look = await looks.FindAsync(organisation.Id, cancel);
            Usual ??= look.Language;
            if (look.HasCover)
            {
                covers.Add((organisation, look));
            }
        }

        Covers = covers;
    }
}

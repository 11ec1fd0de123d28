namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>The organisations that one is a member of.</summary>
public sealed class IndexModel(OrganisationStore organisations) : SignedInPage
{
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    public bool IsStaff => User.IsStaff();

    public async Task OnGetAsync(CancellationToken cancel) => Organisations = await organisations.OfAccountAsync(AccountId, cancel);
}

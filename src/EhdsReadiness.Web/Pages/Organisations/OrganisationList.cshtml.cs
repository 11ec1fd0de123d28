namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>The organisations that one is a member of.</summary>
[SignedIn]
public sealed class OrganisationListModel(OrganisationStore organisations) : LocalisedPage
{
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    /// <summary>What was just done; null for nothing.</summary>
    public string? Notice => (Request.Query["done"].ToString(), Request.Query["to"].ToString()) switch
    {
        ("left", "member") => Texts["Left.Done.to"].Value,
        ("left", "nobody") => Texts["Left.Done.nobody"].Value,
        ("left", _) => Texts["Left.Done"].Value,
        _ => null,
    };

    public bool IsStaff => User.IsStaff();

    public async Task OnGetAsync(CancellationToken cancel) => Organisations = await organisations.OfAccountAsync(AccountId, cancel);
}

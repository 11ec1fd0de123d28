namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>The organisations that one is a member of.</summary>
[SignedIn]
public sealed class OrganisationListModel(OrganisationStore organisations, JoinStore joins) : LocalisedPage
{
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    /// <summary>Requests to join others that are open.</summary>
    public IReadOnlyList<JoinRequest> Requests { get; private set; } = [];

    /// <summary>What was just done; null for nothing.</summary>
    public string? Notice => (Request.Query["done"].ToString(), Request.Query["to"].ToString()) switch
    {
        ("left", "member") => Texts["Left.Done.to"].Value,
        ("left", "nobody") => Texts["Left.Done.nobody"].Value,
        ("left", _) => Texts["Left.Done"].Value,
        ("asked", _) => Texts["Join.Done.asked"].Value,
        ("withdrawn", _) => Texts["Join.Done.withdrawn"].Value,
        _ => null,
    };

    public bool IsStaff => User.IsStaff();

    /// <summary>Takes a request back. One that was decided meanwhile is in the list no more, which says enough.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync([FromForm(Name = "request")] string? request, CancellationToken cancel)
    {
        var withdrawn = await joins.WithdrawAsync(request ?? "", AccountId, Now, cancel);
        return Redirect($"{Links.Organisations}{(withdrawn ? "?done=withdrawn" : "")}");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Organisations = await organisations.OfAccountAsync(AccountId, cancel);
        Requests = await joins.OfAccountAsync(AccountId, Now, cancel);
    }
}

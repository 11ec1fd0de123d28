namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>The members of an organisation; for owners, the open invitations too.</summary>
public sealed class MembersModel(MemberStore members, InvitationStore invitations) : OrganisationPage
{
    public IReadOnlyList<Member> Members { get; private set; } = [];

    /// <summary>Empty for whoever may not manage them.</summary>
    public IReadOnlyList<Invitation> Open { get; private set; } = [];

    public bool MayManage => Organisation.Allows(OrganisationRight.Manage);

    /// <summary>What was just done; null for nothing.</summary>
    public string? Notice => Done is null ? null : Request.Query["to"].ToString() switch
    {
        "" => Done,
        HandoverChoice.Nobody => $"{Done} {Texts["Led.Done.nobody"]}",
        var to => Members.FirstOrDefault(member => member.AccountId == to) is { } member ? $"{Done} {Texts["Led.Done.to", member.Name]}"
            : Done,
    };

    private string? Done => Request.Query["done"].ToString() switch
    {
        "invited" => Texts["Members.Done.invited"].Value,
        "withdrawn" => Texts["Members.Done.withdrawn"].Value,
        "changed" or "reader" => Texts["Members.Done.changed"].Value,
        "removed" => Texts["Members.Done.removed"].Value,
        _ => null,
    };

    /// <summary>Withdraws an invitation. One that was accepted or withdrawn meanwhile is in the list no more, which says enough.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync([FromForm(Name = "invitation")] string? invitation, CancellationToken cancel)
    {
        if (!MayManage) { return StatusCode(StatusCodes.Status403Forbidden); }

        var withdrawn = await invitations.WithdrawAsync(Organisation.Id, invitation ?? "", AccountId, Now, cancel);
        return Redirect($"{Links.Members(Organisation.Id)}{(withdrawn ? "?done=withdrawn" : "")}");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Members = await members.OfOrganisationAsync(Organisation.Id, cancel);
        Open = MayManage ? await invitations.OpenAsync(Organisation.Id, Now, cancel) : [];
    }
}

namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>The members of an organisation; for owners, the open invitations and who asks to join too.</summary>
public sealed class MembersModel(MemberStore members, InvitationStore invitations, JoinStore joins, Outbox outbox) : OrganisationPage
{
    public IReadOnlyList<Member> Members { get; private set; } = [];

    /// <summary>Empty for whoever may not manage them.</summary>
    public IReadOnlyList<Invitation> Open { get; private set; } = [];

    /// <summary>Empty for whoever may not manage them.</summary>
    public IReadOnlyList<JoinRequest> Requests { get; private set; } = [];

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
        "accepted" => Texts["Members.Done.accepted"].Value,
        "refused" => Texts["Members.Done.refused"].Value,
        _ => null,
    };

    /// <summary>Withdraws an invitation. One that was accepted or withdrawn meanwhile is in the list no more, which says enough.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync([FromForm(Name = "invitation")] string? invitation, CancellationToken cancel)
    {
        if (!MayManage) { return StatusCode(StatusCodes.Status403Forbidden); }

        var withdrawn = await invitations.WithdrawAsync(Organisation.Id, invitation ?? "", AccountId, Now, cancel);
        return Redirect($"{Links.Members(Organisation.Id)}{(withdrawn ? "?done=withdrawn" : "")}");
    }

    /// <summary>Lets in somebody who asks; an owner is named on the member's own page, after a password.</summary>
    public async Task<IActionResult> OnPostAcceptAsync(
        [FromForm(Name = "request")] string? request, [FromQuery(Name = "role")] string? role, CancellationToken cancel) =>
        await DecideAsync(request, Ids.Find<MemberRole>(role) == MemberRole.Reader ? MemberRole.Reader : MemberRole.Contributor, cancel);

    public async Task<IActionResult> OnPostRefuseAsync([FromForm(Name = "request")] string? request, CancellationToken cancel) =>
        await DecideAsync(request, null, cancel);

    /// <summary>Decides a request. One that was decided or withdrawn meanwhile is in the list no more, which says enough.</summary>
    private async Task<IActionResult> DecideAsync(string? request, MemberRole? role, CancellationToken cancel)
    {
        if (!MayManage) { return StatusCode(StatusCodes.Status403Forbidden); }

        var decided = await outbox.PutAsync(seal => joins.DecideAsync(
            request ?? "", Organisation.Id, role, AccountId, Now, cancel, null, asked => [seal(MailOf(asked, role))]));
        var done = role is null ? "refused" : "accepted";
        return Redirect($"{Links.Members(Organisation.Id)}{(decided is null ? "" : $"?done={done}")}");
    }

    private Mail MailOf(JoinRequest asked, MemberRole? role) => role is null
        ? Mail.Of("JoinRefused", asked.Email, asked.Language, Formats.Identifier(asked.Identifier))
        : Mail.Of("JoinAccepted", asked.Email, asked.Language, Formats.Identifier(asked.Identifier),
            Whole(new Links(asked.Language).Organisation(Organisation.Id)));

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Members = await members.OfOrganisationAsync(Organisation.Id, cancel);
        Open = MayManage ? await invitations.OpenAsync(Organisation.Id, Now, cancel) : [];
        Requests = MayManage ? await joins.OpenAsync(Organisation.Id, Now, cancel) : [];
    }
}

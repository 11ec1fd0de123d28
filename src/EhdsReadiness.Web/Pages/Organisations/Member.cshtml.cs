namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Changes the role of a member, or takes them out.</summary>
[OrganisationAccess(OrganisationRight.Manage)]
public sealed class MemberModel(MemberStore members, LedWorkStore work) : OrganisationPage
{
    internal static readonly IReadOnlyList<string> Fields =
        ["role", HandoverChoice.FieldName, .. Reconfirmation.Fields];

    [FromRoute(Name = "id")] public string MemberId { get; set; } = "";
    [BindProperty(Name = "role")] public string? Role { get; set; }

    /// <summary>Account of the member who takes over what this one leads, or <see cref="HandoverChoice.Nobody"/>.</summary>
    [BindProperty(Name = HandoverChoice.FieldName)] public string? Successor { get; set; }

    /// <summary>What the member leads; null for nothing.</summary>
    public HandoverChoice? Led { get; private set; }

    /// <summary>The member of the address; null when there is none.</summary>
    public Member? Member { get; private set; }

    public IActionResult OnGet()
    {
        if (Member is null) { return NotFound(); }

        Role = Member.Role.Id();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Member is null) { return NotFound(); }

        if (Ids.Find<MemberRole>(Role) is not { } role) { return Invalid("role", Texts["Error.role"]); }

        if (role == MemberRole.Owner && Member.Role != MemberRole.Owner && !await IsReconfirmedAsync(cancel)) { return Invalid(); }

        return Answer(await members.ChangeRoleAsync(Organisation.Id, MemberId, role, HandoverChoice.Read(Successor), AccountId,
            Now, cancel), role == MemberRole.Reader ? "reader" : "changed");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        Member is null
            ? NotFound()
            : Answer(
                await members.RemoveAsync(Organisation.Id, MemberId, HandoverChoice.Read(Successor), AccountId, Now, cancel), "removed");

    protected override IActionResult? GiveBack() => Member is null ? NotFound() : Invalid();

    private IActionResult Answer(MemberChange change, string done)
    {
        switch (change)
        {
            case MemberChange.WorkLed or MemberChange.NoSuccessor:
                return PageWithStatus(HandoverChoice.Refuse(change, HandoverChoice.FieldName, ModelState, SharedTexts)!.Value);
            case MemberChange.LastOwner:
                return Invalid("role", Texts["Error.lastOwner"], StatusCodes.Status409Conflict);
            case MemberChange.NoMember:
                return NotFound();
            default:
                // Whoever took themselves out, or made themselves less, may have no list of members to go to.
                var to = Led is null || done == "changed" ? "" : $"&to={Uri.EscapeDataString(Successor ?? "")}";
                return Redirect(MemberId != AccountId ? $"{Links.Members(Organisation.Id)}?done={done}{to}" : done == "removed"
                    ? Left(Led, Successor) : Links.Organisation(Organisation.Id));
        }
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Member = (await members.OfOrganisationAsync(Organisation.Id, cancel)).FirstOrDefault(member => member.AccountId == MemberId);
        Led = Member is null ? null : await HandoverChoice.OfAsync(Organisation.Id, MemberId, Successor, work, members, cancel);
    }
}

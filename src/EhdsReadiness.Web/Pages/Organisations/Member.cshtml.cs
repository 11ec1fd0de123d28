namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Changes the role of a member, or takes them out.</summary>
public sealed class MemberModel(MemberStore members, TimeProvider clock) : OrganisationPage
{
    internal static readonly IReadOnlyList<string> Fields = ["role", Reconfirmation.PasswordField, Reconfirmation.CodeField];

    [FromRoute(Name = "id")]
    public string MemberId { get; set; } = "";

    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    /// <summary>The member of the address.</summary>
    public Member Member { get; private set; } = null!;

    protected override OrganisationRight Needed => OrganisationRight.Manage;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        Role = Member.Role.Id();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        if (MemberRoleIds.Find(Role) is not { } role)
        {
            ModelState.AddModelError("role", Texts["Error.role"]);
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (role == MemberRole.Owner && Member.Role != MemberRole.Owner && !await IsReconfirmedAsync(cancel))
        {
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        return Answer(await members.ChangeRoleAsync(Organisation.Id, MemberId, role, AccountId, clock.GetUtcNow(), cancel), "changed");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        await FindAsync(cancel) ? Answer(await members.RemoveAsync(Organisation.Id, MemberId, AccountId, clock.GetUtcNow(), cancel), "removed") : NotFound();

    protected override async Task<IActionResult?> GiveBackAsync(CancellationToken cancel) =>
        await FindAsync(cancel) ? PageWithStatus(StatusCodes.Status400BadRequest) : NotFound();

    private IActionResult Answer(MemberChange change, string done)
    {
        switch (change)
        {
            case MemberChange.LastOwner:
                ModelState.AddModelError("role", Texts["Error.lastOwner"]);
                return PageWithStatus(StatusCodes.Status409Conflict);
            case MemberChange.NoMember:
                return NotFound();
            default:
                // Whoever took themselves out, or made themselves less, may have no list of members to go to.
                return Redirect(MemberId != AccountId ? $"{Links.Members(Organisation.Id)}?done={done}" : done == "removed" ? Links.Organisations : Links.Organisation(Organisation.Id));
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        Member = (await members.OfOrganisationAsync(Organisation.Id, cancel)).FirstOrDefault(member => member.AccountId == MemberId)!;
        return Member is not null;
    }
}

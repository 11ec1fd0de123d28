namespace EhdsReadiness.Web.Pages.Administration;

/// <summary>Who has a role on the whole site, and when they last signed in.</summary>
[StaffAccess(AccountRole.Administrator)]
public sealed class StaffListModel(StaffStore staff) : LocalisedPage
{
    [FromQuery(Name = "done")] public string? Done { get; init; }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<StaffMember> List { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => List = await staff.AllAsync(cancel);

    /// <summary>Key of the text that says whether somebody may come in.</summary>
    public static string StateOf(StaffMember member) =>
        member.DisabledAt is not null ? "Staff.State.disabled"
        : !member.HasPassword && member.LastSignIn is null ? "Staff.State.invited"
        : member.HasSecondFactor ? "Staff.State.open" : "Staff.State.owes";
}

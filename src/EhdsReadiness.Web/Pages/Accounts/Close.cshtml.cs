using EhdsReadiness.Web.Pages.Organisations;

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Closes the account, after a page that says what goes, what stays, and what has to be handed over first.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class CloseModel(
    ClosingStore accounts, MemberStore members, SignIns signIns, Outbox outbox) : AccountPage
{
    [BindProperty(Name = "current_password")] public string? CurrentPassword { get; set; }

    /// <summary>Identifiers of the organisations that the page said would go.</summary>
    [BindProperty(Name = "erased")] public string[] Erased { get; set; } = [];

    /// <summary>True when more would go meanwhile than the page said: nothing was closed.</summary>
    public bool IsStale { get; private set; }

    /// <summary>What closing means for the person's organisations.</summary>
    public Closing Closing { get; private set; } = new([], [], []);

    /// <summary>What the person leads, for each organisation that goes on without them.</summary>
    public IReadOnlyList<(LeftOrganisation Organisation, HandoverChoice Choice)> Led { get; private set; } = [];

    /// <summary>Names of the fields, in the order of the form.</summary>
    public IReadOnlyList<string> Fields => [.. Led.Select(one => one.Choice.Field), "current_password"];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await KnowsPasswordAsync(CurrentPassword, cancel)) { return Invalid(); }

        var handovers = Led.Where(one => !string.IsNullOrEmpty(one.Choice.Chosen))
            .ToDictionary(one => one.Organisation.Id, one => HandoverChoice.Read(one.Choice.Chosen)!, StringComparer.Ordinal);
        var change = await outbox.PutAsync(
            Mail.Of("Closed", Account.Email, Account.Language), put => accounts.CloseAsync(AccountId, handovers, Now, cancel, put, Erased));
        if (change is MemberChange.WorkLed or MemberChange.NoSuccessor) { return await RefuseAsync(change, cancel); }

        if (change != MemberChange.Done)
        {
            IsStale = change == MemberChange.MoreGoes;
            await ReadAsync(cancel);
            return Conflicting();
        }

        await signIns.SignOutAsync();
        return Redirect($"{Links.SignIn()}?done=closed{(Led.Count > 0 ? "-led" : "")}");
    }

    /// <summary>Says beside each list what is missing or can't be.</summary>
    private async Task<IActionResult> RefuseAsync(MemberChange change, CancellationToken cancel)
    {
        await ReadAsync(cancel);
        foreach (var (_, choice) in Led)
        {
            if (string.IsNullOrEmpty(choice.Chosen))
            {
                HandoverChoice.Refuse(MemberChange.WorkLed, choice.Field, ModelState, SharedTexts);
            }
            else if (choice.Chosen != HandoverChoice.Nobody && choice.Successors.All(member => member.AccountId != choice.Chosen))
            {
                HandoverChoice.Refuse(MemberChange.NoSuccessor, choice.Field, ModelState, SharedTexts);
            }
        }

        return PageWithStatus(change == MemberChange.WorkLed ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Closing = await accounts.LookAsync(AccountId, cancel);
        var led = new List<(LeftOrganisation, HandoverChoice)>();
        foreach (var organisation in Closing.ToLeave)
        {
            var field = $"{HandoverChoice.FieldName}_{organisation.Id}";
            var others = (await members.LeadersAsync(organisation.Id, cancel)).Where(member => member.AccountId != AccountId).ToList();
            led.Add((organisation,
                new(field, organisation.Work, others, Request.HasFormContentType ? Request.Form[field].ToString() : null)));
        }

        Led = led;
    }
}

namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Invites people by mail, all of one role. Answer and work are the same whether an address has an account or not. Nothing leaves
/// while one of the addresses is wrong.</summary>
[EnableRateLimiting(Security.RateLimits.Mail)]
[OrganisationAccess(OrganisationRight.Manage)]
public sealed class InviteModel(
    InvitationStore invitations, MemberStore members, AccountStore accounts, AccountMails mails, Outbox outbox)
    : OrganisationPage
{
    /// <summary>Longest word of one's own, in characters.</summary>
    public const int LongestWords = 500;

    internal static readonly IReadOnlyList<string> Fields = ["email", "role", "words", .. Reconfirmation.Fields];

    /// <summary>The addresses, as typed.</summary>
    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(Name = "role")] public string? Role { get; set; }

    /// <summary>What the invited are told besides; empty for nothing.</summary>
    [BindProperty(Name = "words")] public string? Words { get; set; }

    /// <summary>What is wrong with single addresses.</summary>
    public IReadOnlyList<(string Address, string Fault)> Faults { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var addresses = TypedAddresses.Read(Email);
        Faults = await JudgeAsync(addresses, cancel);
        ModelState.AddIf(addresses.Count == 0, "email", Texts["Error.email"]);
        ModelState.AddIf(Faults.Count == 1, "email", Faults.Count == 1 ? Faults[0].Fault : "");
        ModelState.AddIf(Faults.Count > 1, "email", Texts.Of("Invite.Error.several", Faults.Count));
        ModelState.AddIf(addresses.Count > Invitation.MostPerDay, "email", Texts["Invite.Error.many", Invitation.MostPerDay]);
        ModelState.CheckLength("words", TextSanitizer.SanitizeLine(Words), LongestWords, Texts, "Invite.Error.words");
        if (Ids.Find<MemberRole>(Role) is not { } role) { return Invalid("role", Texts["Error.role"]); }

        if (!ModelState.IsValid) { return Invalid(); }

        if (role == MemberRole.Owner && !await IsReconfirmedAsync(cancel)) { return Invalid(); }

        if (await TakeAsync(addresses, cancel) is { } refused) { return refused; }

        // From here on all are invited, also when the browser hangs up.
        var now = Now;
        foreach (var email in addresses)
        {
            var mailOf = await MailAsync(email, role, default);
            await outbox.PutAsync(seal =>
                invitations.InviteAsync(Organisation.Id, email, role, AccountId, now, default, token => seal(mailOf(token))));
        }

        return Redirect($"{Links.Members(Organisation.Id)}?done=invited");
    }

    /// <summary>What is wrong with each, before any quota is asked.</summary>
    private async Task<IReadOnlyList<(string Address, string Fault)>> JudgeAsync(
        IReadOnlyList<string> addresses, CancellationToken cancel)
    {
        var known = (await members.OfOrganisationAsync(Organisation.Id, cancel)).Select(member => EmailAddress.Normalize(member.Email))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. addresses.Where(one => !EmailAddress.IsWellFormed(one)).Select(one => (one, Texts["Error.email"].Value)),
            .. addresses.Where(one => EmailAddress.IsWellFormed(one) && known.Contains(EmailAddress.Normalize(one)))
                .Select(one => (one, Texts["Error.email.member"].Value)),
        ];
    }

    /// <summary>Takes the mails of the hour and the invitations of the day; the page with what is used up, or null.</summary>
    private async Task<IActionResult?> TakeAsync(IReadOnlyList<string> addresses, CancellationToken cancel)
    {
        var often = new List<(string Address, string Fault)>();
        foreach (var email in addresses)
        {
            if (await mails.TakeAsync("invitation", AccountId, email, cancel) is { } until)
            {
                often.Add((email, Texts["Error.email.often", AccountMails.Moment(until, Language)]));
            }
        }

        Faults = often;
        if (often.Count > 0) { return Invalid("email", often[0].Fault); }

        return await RefuseTodayAsync(
            $"invitations of {AccountId}", Invitation.MostPerDay, "email", "Error.email.most", cancel, addresses.Count);
    }

    /// <summary>The mail by the secret of its link, in the language of the invited account; where there is none, in that of the
    /// organisation.</summary>
    private async Task<Func<string, Mail>> MailAsync(string email, MemberRole role, CancellationToken cancel)
    {
        var language = (await accounts.FindByEmailAsync(EmailAddress.Normalize(email), cancel))?.Language ?? Organisation.Details.Language;
        var words = TextSanitizer.SanitizeLine(Words) is { } own ? MailTexts.Of(language, "Invitation.Words", Mail.Words(own)) : "";
        var inviter = (await accounts.FindAsync(AccountId, cancel))?.Name ?? Organisation.Details.Name;
        return token => Mail.Of(
            $"Invitation.{role.Id()}", email, language,
            Mail.Words(inviter), Mail.Words(Organisation.Details.Name), Whole(new Links(language).Invitation(token)),
            AccountMails.Moment(Now + Invitation.Lifetime, language), words) with
        {
            Until = Now + Invitation.Lifetime,
            Ground = new MailGround.Invitation(token),
        };
    }
}

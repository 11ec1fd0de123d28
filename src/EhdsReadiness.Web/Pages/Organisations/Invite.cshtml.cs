namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Invites somebody by mail. Answer and work are the same whether the address has an account or not.</summary>
[EnableRateLimiting(Security.RateLimits.Mail)]
[OrganisationAccess(OrganisationRight.Manage)]
public sealed class InviteModel(
    InvitationStore invitations, MemberStore members, AccountStore accounts, AccountMails mails, Outbox outbox)
    : OrganisationPage
{
    internal static readonly IReadOnlyList<string> Fields = ["email", "role", .. Reconfirmation.Fields];

    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(Name = "role")] public string? Role { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var email = TextSanitizer.SanitizeToken(Email);
        if (!EmailAddress.IsWellFormed(email))
        {
            ModelState.AddModelError("email", Texts["Error.email"]);
        }
        else if ((await members.OfOrganisationAsync(Organisation.Id, cancel))
            .Any(member => EmailAddress.Normalize(member.Email) == EmailAddress.Normalize(email!)))
        {
            ModelState.AddModelError("email", Texts["Error.email.member"]);
        }

        if (Ids.Find<MemberRole>(Role) is not { } role) { return Invalid("role", Texts["Error.role"]); }

        if (!ModelState.IsValid) { return Invalid(); }

        if (role == MemberRole.Owner && !await IsReconfirmedAsync(cancel)) { return Invalid(); }

        if (await mails.TakeAsync("invitation", AccountId, email!, cancel) is { } until)
        {
            return Invalid("email", Texts["Error.email.often", AccountMails.Moment(until, Language)]);
        }

        if (await RefuseTodayAsync(
            $"invitations of {AccountId}", Invitation.MostPerDay, "email", "Error.email.most", cancel) is { } refused)
        {
            return refused;
        }

        var mailOf = await MailAsync(email!, role, cancel);
        await outbox.PutAsync(seal =>
            invitations.InviteAsync(Organisation.Id, email!, role, AccountId, Now, cancel, token => seal(mailOf(token))));
        return Redirect($"{Links.Members(Organisation.Id)}?done=invited");
    }

    /// <summary>The mail by the secret of its link, in the language of the invited account; where there is none, in that of the
    /// organisation.</summary>
    private async Task<Func<string, Mail>> MailAsync(string email, MemberRole role, CancellationToken cancel)
    {
        var language = (await accounts.FindByEmailAsync(EmailAddress.Normalize(email), cancel))?.Language ?? Organisation.Details.Language;
        var inviter = (await accounts.FindAsync(AccountId, cancel))?.Name ?? Organisation.Details.Name;
        return token => Mail.Of(
            $"Invitation.{role.Id()}", email, language,
            Mail.Words(inviter), Mail.Words(Organisation.Details.Name), Whole(new Links(language).Invitation(token)),
            AccountMails.Moment(Now + Invitation.Lifetime, language)) with
        {
            Until = Now + Invitation.Lifetime,
            Ground = new MailGround.Invitation(token),
        };
    }
}

namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Invites somebody by mail. Answer and work are the same whether the address has an account or not.</summary>
[EnableRateLimiting(Security.RateLimits.Mail)]
public sealed class InviteModel(
    InvitationStore invitations, MemberStore members, AccountStore accounts, AccountMails mails, Outbox outbox, AttemptStore attempts,
    TimeProvider clock) : OrganisationPage
{
    internal static readonly IReadOnlyList<string> Fields = ["email", "role", Reconfirmation.PasswordField, Reconfirmation.CodeField];

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    protected override OrganisationRight Needed => OrganisationRight.Manage;

    public void OnGet()
    {
    }

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

        if (MemberRoleIds.Find(Role) is not { } role)
        {
            ModelState.AddModelError("role", Texts["Error.role"]);
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (!ModelState.IsValid) { return PageWithStatus(StatusCodes.Status400BadRequest); }

        if (role == MemberRole.Owner && !await IsReconfirmedAsync(cancel))
        {
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (await mails.TakeAsync("invitation", AccountId, email!, cancel) is { } until)
        {
            ModelState.AddModelError("email", Texts["Error.email.often", AccountMails.Moment(until, Language)]);
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (await attempts.TakeAsync(
            $"invitations of {AccountId}", Invitation.MostPerDay, TimeSpan.FromDays(1), clock.GetUtcNow(), cancel) is { } tomorrow)
        {
            ModelState.AddModelError("email", Texts["Error.email.most", Invitation.MostPerDay, AccountMails.Moment(tomorrow, Language)]);
            return PageWithStatus(StatusCodes.Status429TooManyRequests);
        }

        var token = await invitations.InviteAsync(Organisation.Id, email!, role, AccountId, clock.GetUtcNow(), cancel);
        await outbox.PutAsync(await MailAsync(email!, role, token, cancel), cancel);
        return Redirect($"{Links.Members(Organisation.Id)}?done=invited");
    }

    /// <summary>In the language of the invited account; where there is none, in that of the organisation.</summary>
    private async Task<Mail> MailAsync(string email, MemberRole role, string token, CancellationToken cancel)
    {
        var language = (await accounts.FindByEmailAsync(EmailAddress.Normalize(email), cancel))?.Language ?? Organisation.Details.Language;
        var inviter = (await accounts.FindAsync(AccountId, cancel))?.Name ?? Organisation.Details.Name;
        return Mail.Of(
            $"Invitation.{role.Id()}", email, language,
            Mail.Words(inviter), Mail.Words(Organisation.Details.Name), Whole(new Links(language).Invitation(token)),
            AccountMails.Moment(clock.GetUtcNow() + Invitation.Lifetime, language)) with
        {
            Until = clock.GetUtcNow() + Invitation.Lifetime,
            Ground = new MailGround.Invitation(token),
        };
    }
}

namespace EhdsReadiness.Web.Mails;

/// <summary>Asks whether what a mail rests on still holds, as the page behind its link would.</summary>
public sealed class MailGrounds(
    SignUpStore signUps, InvitationStore invitations, ClientInvitationStore clients, JoinStore joins, AccountStore accounts,
    MailTokens tokens, OrganisationAssessmentStore assessments, ReminderStore reminders, NoticeStore notices,
    ClarificationStore clarifications, AssessmentStore links, TimeProvider clock)
{
    /// <summary>Whether nobody of that address is kept out, as far as can be asked: a mail that rests on nothing leaves all the
    /// same.</summary>
    public async Task<bool> MayReachAsync(string address, CancellationToken cancel)
    {
        try
        {
            return await accounts.FindByEmailAsync(EmailAddress.Normalize(address), cancel) is null or { DisabledAt: null };
        }
        catch (System.Data.Common.DbException)
        {
            return true;
        }
    }

    public async Task<bool> HoldsAsync(MailGround ground, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return ground switch
        {
            MailGround.SignUp(var token) => await signUps.FindAsync(token, now, cancel) is not null,
            MailGround.Invitation(var token) => await invitations.FindAsync(token, now, cancel) is not null,
            MailGround.Client(var token) => await clients.FindAsync(token, now, cancel) is not null,
            MailGround.Join(var id) => await joins.IsOpenAsync(id, now, cancel),
            MailGround.Account(var id, var purpose, var token) =>
                await accounts.FindAsync(id, cancel) is { DisabledAt: null } account && tokens.IsValid(purpose, token, account),
            MailGround.Clarification(var token) => await clarifications.FindAsync(token, now, cancel) is not null,
            MailGround.Resume(var key) => await links.FindAsync(key, cancel) is not null,
            MailGround.Plan(var assessment, var account) => await reminders.IsWantedAsync(assessment, account, cancel)
                && await assessments.FindAsync(assessment, account, FrenchTime.DayOf(now), cancel) is not null,
            MailGround.Told(var account, var events) => await notices.StandAsync(account, events, now, cancel),
            _ => throw new InvalidOperationException($"Nothing is known of {ground.GetType().Name}."),
        };
    }
}

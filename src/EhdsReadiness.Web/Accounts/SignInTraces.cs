using System.Collections.Concurrent;

namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// Traces of guessing at passwords and codes: a count for everybody, an entry of the trail and a mail for an account that exists. These are
/// written once the answer is sent, so that no watch tells an address with an account from one without.
/// </summary>
public sealed partial class SignInTraces(
    AbuseCounters counters, AuditTrail trail, AttemptStore attempts, Outbox outbox, SiteAddress site, IHttpContextAccessor accessor,
    TimeProvider clock, ILogger<SignInTraces> log)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>When a failed sign-in of an account was last written to the trail. Kept in memory: a row would tell accounts from addresses
    /// without one.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    /// <summary>Notes a wrong password or code; in the trail once an hour for one account.</summary>
    /// <param name="account">Null when there is none of that address.</param>
    public void Failed(AbuseKind kind, Account? account)
    {
        counters.Count(kind);
        if (account is not null)
        {
            var now = clock.GetUtcNow();
            if (_noted.TryGetValue(account.Id, out var noted) && now - noted < Hour) { return; }

            if (_noted.Count >= Most)
            {
                _noted.Clear();
            }

            _noted[account.Id] = now;
            Afterwards(account, () => trail.AppendAsync(EventOf(AuditAction.SignInFailed, account), now, CancellationToken.None));
        }
    }

    /// <summary>Notes a refusal to try; in the trail when the lock begins, and by a mail to the owner once a day.</summary>
    /// <param name="account">Null when there is none of that address.</param>
    public void Locked(AbuseKind kind, Account? account, Attempt attempt)
    {
        counters.Count(kind);
        if (account is not null && attempt.IsFirstRefusal)
        {
            var forgotten = accessor.HttpContext is { } http ? site.Whole(new Links(account.Language).ForgottenPassword, http) : "";
            Afterwards(account, () =>
            {
                var now = clock.GetUtcNow();
                var mail = Mail.Of("Locked", account.Email, account.Language, AccountMails.Moment(now, account.Language), forgotten);
                return outbox.PutAsync(mail, put =>
                    attempts.NoteLockAsync(EventOf(AuditAction.Locked, account), put, now, CancellationToken.None));
            });
        }
    }

    private static AuditEvent EventOf(AuditAction action, Account account) =>
        new(action, AuditActor.System, AuditSubject.Account(account.Id), null);

    private void Afterwards(Account account, Func<Task> note)
    {
        accessor.HttpContext?.Response.OnCompleted(async () =>
        {
            try
            {
                await note();
            }
            catch (Exception e)
            {
                // The visitor has been answered: nobody but the operator can learn of it.
                LogFault(log, e, account.Id);
            }
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The trace of a failed sign-in to account {Account} could not be kept")]
    private static partial void LogFault(ILogger log, Exception exception, string account);
}

namespace EhdsReadiness.Core.Audit;

/// <summary>What somebody did, as the audit trail names it.</summary>
public enum AuditAction
{
    /// <summary>Made an organisation or an account.</summary>
    Created,

    /// <summary>Changed what describes an organisation, an account or an assessment.</summary>
    Changed,

    /// <summary>Gave an anonymous assessment to an organisation.</summary>
    Attached,

    /// <summary>Opened an assessment; written once for a person, an assessment and a day.</summary>
    Saw,

    /// <summary>Gave, changed or took back an answer.</summary>
    Answered,

    /// <summary>Gave questions to a member.</summary>
    Assigned,

    Commented,

    /// <summary>Sent an assessment for review.</summary>
    Submitted,

    /// <summary>Asked for changes after a review.</summary>
    Returned,

    Approved,

    /// <summary>Froze a numbered copy.</summary>
    Finalised,

    /// <summary>Took a report or data away.</summary>
    Exported,

    Deleted,

    Invited,

    /// <summary>Became a member.</summary>
    Joined,

    /// <summary>Is no longer a member.</summary>
    Left,

    /// <summary>Gave a consultancy access, or a member a role.</summary>
    Granted,

    /// <summary>Took back an access, an invitation or a link.</summary>
    Withdrew,

    /// <summary>Agreed to be counted in aggregates.</summary>
    Agreed,

    /// <summary>No longer agrees to be counted in aggregates.</summary>
    Disagreed,

    SignedIn,

    /// <summary>Somebody gave a wrong password or code of an account; written once an hour for one account.</summary>
    SignInFailed,

    /// <summary>Somebody was locked out of trying at an account.</summary>
    Locked,

    /// <summary>Changed a password or a second factor, or ended sessions.</summary>
    Secured,

    /// <summary>Published figures over all organisations.</summary>
    Published,

    /// <summary>Closed an account.</summary>
    Closed,

    /// <summary>Erased an organisation with everything of it.</summary>
    Erased,

    /// <summary>Took the address out of an earlier entry about an invitation: the remark is its number.</summary>
    Redacted,
}

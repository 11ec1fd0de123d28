namespace EhdsReadiness.Core.Audit;

/// <summary>What somebody did, as the audit trail names it.</summary>
public enum AuditAction
{
    /// <summary>Made an organisation or an account.</summary>
    [Id("created")] Created,

    /// <summary>Changed what describes an organisation, an account or an assessment.</summary>
    [Id("changed")] Changed,

    /// <summary>Gave an anonymous assessment to an organisation.</summary>
    [Id("attached")] Attached,

    /// <summary>Opened an assessment; written once for a person, an assessment and a day.</summary>
    [Id("saw")] Saw,

    /// <summary>Gave, changed or took back an answer.</summary>
    [Id("answered")] Answered,

    /// <summary>Gave questions to a member.</summary>
    [Id("assigned")] Assigned,

    [Id("commented")] Commented,

    /// <summary>Sent an assessment for review.</summary>
    [Id("submitted")] Submitted,

    /// <summary>Asked for changes after a review.</summary>
    [Id("returned")] Returned,

    [Id("approved")] Approved,

    /// <summary>Froze a numbered copy.</summary>
    [Id("finalised")] Finalised,

    /// <summary>Went on with carried answers that nobody has confirmed; the remark counts them.</summary>
    [Id("kept_carried")] KeptCarried,

    /// <summary>Went on with "I don't know" that somebody was asked to clear up; the remark counts them.</summary>
    [Id("kept_unknown")] KeptUnknown,

    /// <summary>Took a report or data away.</summary>
    [Id("exported")] Exported,

    [Id("deleted")] Deleted,

    [Id("invited")] Invited,

    /// <summary>Became a member.</summary>
    [Id("joined")] Joined,

    /// <summary>Is no longer a member.</summary>
    [Id("left")] Left,

    /// <summary>Gave a consultancy access, or a member a role.</summary>
    [Id("granted")] Granted,

    /// <summary>Took back an access, an invitation or a link.</summary>
    [Id("withdrew")] Withdrew,

    /// <summary>Agreed to be counted in aggregates.</summary>
    [Id("agreed")] Agreed,

    /// <summary>No longer agrees to be counted in aggregates.</summary>
    [Id("disagreed")] Disagreed,

    [Id("signed_in")] SignedIn,

    /// <summary>Somebody gave a wrong password or code of an account; written once an hour for one account.</summary>
    [Id("sign_in_failed")] SignInFailed,

    /// <summary>Somebody was locked out of trying at an account.</summary>
    [Id("locked")] Locked,

    /// <summary>Changed a password or a second factor, or ended sessions.</summary>
    [Id("secured")] Secured,

    /// <summary>Published figures over all organisations.</summary>
    [Id("published")] Published,

    /// <summary>Closed an account.</summary>
    [Id("closed")] Closed,

    /// <summary>Erased an organisation with everything of it.</summary>
    [Id("erased")] Erased,

    /// <summary>Had a code sent by which a number is proven.</summary>
    [Id("asked")] Asked,

    /// <summary>Asked to become a member.</summary>
    [Id("asked_to_join")] AskedToJoin,

    /// <summary>Did not let in somebody who asked to become a member.</summary>
    [Id("refused")] Refused,

    /// <summary>Said, as an administrator of the site, why somebody was made a member or an owner.</summary>
    [Id("settled")] Settled,

    /// <summary>Showed that a number is an organisation's, or confirmed it.</summary>
    [Id("proved")] Proved,

    /// <summary>Made an organisation a unit of another one.</summary>
    [Id("unit_joined")] UnitJoined,

    /// <summary>Ended that an organisation is a unit of another one.</summary>
    [Id("unit_left")] UnitLeft,

    /// <summary>Let the house see a unit's drafts.</summary>
    [Id("drafts_shown")] DraftsShown,

    /// <summary>No longer lets the house see them.</summary>
    [Id("drafts_hidden")] DraftsHidden,

    /// <summary>Offered an answer to the units of an organisation.</summary>
    [Id("offered")] Offered,

    /// <summary>Took an offered answer over.</summary>
    [Id("took_over")] TookOver,

    /// <summary>Said who would know the answer to a question, or made a link that asks it.</summary>
    [Id("asked_to_clarify")] AskedToClarify,

    /// <summary>Answered one question by its link; nothing changes until that is taken over.</summary>
    [Id("clarified")] Clarified,

    /// <summary>Set aside what somebody answered by the link of a question.</summary>
    [Id("set_aside")] SetAside,

    /// <summary>Made a secret address by which calendars read a plan.</summary>
    [Id("subscribed")] Subscribed,

    /// <summary>Took such an address back.</summary>
    [Id("unsubscribed")] Unsubscribed,

    /// <summary>Took the address out of an earlier entry about an invitation: the remark is its number.</summary>
    [Id("redacted")] Redacted,
}

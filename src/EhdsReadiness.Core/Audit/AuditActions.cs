namespace EhdsReadiness.Core.Audit;

/// <summary>The identifiers of actions in the database and in addresses.</summary>
public static class AuditActions
{
    public static readonly IReadOnlyList<AuditAction> All = Enum.GetValues<AuditAction>();

    /// <summary>Such as <c>signed_in</c>.</summary>
    public static string Id(this AuditAction action) => action switch
    {
        AuditAction.Created => "created",
        AuditAction.Changed => "changed",
        AuditAction.Attached => "attached",
        AuditAction.Saw => "saw",
        AuditAction.Answered => "answered",
        AuditAction.Assigned => "assigned",
        AuditAction.Commented => "commented",
        AuditAction.Submitted => "submitted",
        AuditAction.Returned => "returned",
        AuditAction.Approved => "approved",
        AuditAction.Finalised => "finalised",
        AuditAction.Exported => "exported",
        AuditAction.Deleted => "deleted",
        AuditAction.Invited => "invited",
        AuditAction.Joined => "joined",
        AuditAction.Left => "left",
        AuditAction.Granted => "granted",
        AuditAction.Withdrew => "withdrew",
        AuditAction.Agreed => "agreed",
        AuditAction.Disagreed => "disagreed",
        AuditAction.SignedIn => "signed_in",
        AuditAction.SignInFailed => "sign_in_failed",
        AuditAction.Locked => "locked",
        AuditAction.Secured => "secured",
        AuditAction.Published => "published",
        AuditAction.Closed => "closed",
        AuditAction.Erased => "erased",
        AuditAction.Redacted => "redacted",
    };

    /// <summary>The action of an identifier; null when there is none.</summary>
    public static AuditAction? Find(string? id) => Ids.Find<AuditAction>(id, Id);
}

namespace EhdsReadiness.Core.Audit;

/// <summary>Something that happened and that somebody is to be told of.</summary>
/// <param name="Id">Of what is done, later for what is done later; of what time brings, its own words, so that it comes once.</param>
/// <param name="OrganisationId">Whose; null for what is a person's own.</param>
/// <param name="AssessmentId">Null where it is about none.</param>
/// <param name="Item">What it is about within: the question of a comment or an errand, the target of a request (<c>axis …</c> or
/// <c>question …</c>), the consultancy of an access, the newer version, the archive. Null for nothing. Never a text that somebody
/// typed.</param>
/// <param name="Actor">Account of whoever did it; null for what time brings.</param>
internal sealed record EventToTell(
    string Id, EventKind Kind, string? OrganisationId, string? AssessmentId, string? Item, string? Actor, DateTimeOffset At)
{
    /// <summary>What to select of <c>event</c> to have such a row.</summary>
    public const string Columns = "id, kind, organisation_id, assessment_id, item, actor, at";

    /// <summary>Something that was done, under an identifier of its own.</summary>
    public static EventToTell Done(
        EventKind kind, string? organisationId, string? assessmentId, string? item, string? actor, DateTimeOffset at) =>
        new(Guid.CreateVersion7(at).ToString("N"), kind, organisationId, assessmentId, item, actor, at);

    /// <summary>What an entry of the trail is to be told as; null for what nobody is told of.</summary>
    public static EventToTell? Of(AuditEvent what, DateTimeOffset at)
    {
        if (KindOf(what) is not { } kind || what.OrganisationId is not { } organisation) { return null; }

        return what.Subject.Kind == AuditSubject.Organisation("").Kind
            ? Done(kind, organisation, null, what.Subject.Id, what.Actor.AccountId, at)
            : Done(kind, organisation, what.Subject.Id,
                kind is EventKind.Assigned or EventKind.Clarified or EventKind.Comment ? what.Remark : null, what.Actor.AccountId, at);
    }

    /// <summary>Writes it within the caller's transaction, unless it is there.</summary>
    public Task AddAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO event (id, kind, organisation_id, assessment_id, item, actor, at)
            VALUES (@Id, @Kind, @OrganisationId, @AssessmentId, @Item, @Actor, @At)
            ON CONFLICT (id) DO NOTHING
            """;

        return connection.ExecuteAsync(sql, this, transaction, cancel);
    }

    private static EventKind? KindOf(AuditEvent what) => (what.Action, what.Subject.Kind) switch
    {
        (AuditAction.Assigned, "assessment") => EventKind.Assigned,
        (AuditAction.Clarified, "assessment") => EventKind.Clarified,
        (AuditAction.Commented, "assessment") => EventKind.Comment,
        (AuditAction.Submitted, "assessment") => EventKind.Submitted,
        (AuditAction.Returned, "assessment") => EventKind.Returned,
        (AuditAction.Approved, "assessment") => EventKind.Approved,
        (AuditAction.Finalised, "assessment") => EventKind.Finalised,
        (AuditAction.Granted, "organisation") => EventKind.AccessGiven,
        (AuditAction.Withdrew, "organisation") => EventKind.AccessWithdrawn,
        _ => null,
    };
}

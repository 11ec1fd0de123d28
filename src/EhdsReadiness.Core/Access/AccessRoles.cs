namespace EhdsReadiness.Core.Access;

/// <summary>How a signed-in person stands to an organisation's assessments.</summary>
public static class AccessRoles
{
    /// <summary>The standing that the person's memberships give; null when they give none. Whoever is a member isn't looked at as a
    /// consultant, and a consultant not as a member of the house: each sees at least what the next one does.</summary>
    /// <param name="member">The person's role in the organisation; null when they are no member.</param>
    /// <param name="grants">Of each grant that runs for a consulting organisation of theirs: their role there, and whether it may
    /// answer.</param>
    /// <param name="seesDrafts">Whether the organisation is a unit that shows its drafts, for an owner or contributor of its house; null
    /// for everybody else.</param>
    public static AccessRole? Resolve(
        MemberRole? member, IReadOnlyCollection<(MemberRole Role, bool MayAnswer)> grants, bool? seesDrafts = null) => member switch
    {
        MemberRole.Owner => AccessRole.Owner,
        MemberRole.Contributor => AccessRole.Contributor,
        MemberRole.Reader => AccessRole.Reader,
        // Readers of a consulting organisation read there, and no more with its clients.
        null when grants.Any(grant => grant.MayAnswer && grant.Role != MemberRole.Reader) => AccessRole.AnsweringConsultant,
        null when grants.Count > 0 => AccessRole.ReadingConsultant,
        null when seesDrafts is { } drafts => drafts ? AccessRole.HouseMemberWithDrafts : AccessRole.HouseMember,
        null => null,
    };
}

namespace EhdsReadiness.Core.Access;

/// <summary>How a signed-in person stands to an organisation's assessments.</summary>
public static class Standings
{
    /// <summary>The standing that the person's memberships give; null when they give none. Whoever is a member isn't looked at as a consultant.</summary>
    /// <param name="member">The person's role in the organisation; null when they are no member.</param>
    /// <param name="grants">Of each grant that runs for a consulting organisation of theirs: their role there, and whether it may answer.</param>
    public static Standing? Of(MemberRole? member, IReadOnlyCollection<(MemberRole Role, bool MayAnswer)> grants) => member switch
    {
        MemberRole.Owner => Standing.Owner,
        MemberRole.Contributor => Standing.Contributor,
        MemberRole.Reader => Standing.Reader,
        // Readers of a consulting organisation read there, and no more with its clients.
        null when grants.Any(grant => grant.MayAnswer && grant.Role != MemberRole.Reader) => Standing.AnsweringConsultant,
        null when grants.Count > 0 => Standing.ReadingConsultant,
        null => null,
    };
}

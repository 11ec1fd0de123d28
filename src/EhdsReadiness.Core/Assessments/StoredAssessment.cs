namespace EhdsReadiness.Core.Assessments;

/// <summary>An assessment as it is kept.</summary>
/// <param name="Id">Internal identifier; in the address of an organisation's assessment, where it opens nothing without membership or
/// grant.</param>
/// <param name="AccessRole">How whoever opened it stands to it.</param>
/// <param name="Questionnaire">The version it is on: the one it began with, or a newer one that somebody moved it to.</param>
/// <param name="Version">Counts the changes of the settings, from 1.</param>
/// <param name="ChangedAt">Last change of anything, answers included (UTC).</param>
/// <param name="HasReader">Whether a read-only link is in use.</param>
/// <param name="OrganisationId">The organisation whose own it is; null while it is nobody's but the link holder's.</param>
/// <param name="Revision">Counts the changes of anything, with the answers, how the plan is carried out and the datasets, from 0.</param>
/// <param name="ActingFor">The consulting organisation for which whoever opened it was let in, or the house of the unit whose own it is;
/// null for everybody else.</param>
public sealed record StoredAssessment(
    string Id,
    AccessRole AccessRole,
    string Questionnaire,
    AssessmentSettings Settings,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    bool HasReader,
    string? OrganisationId,
    AssessmentState State,
    long Revision,
    string? ActingFor = null)
{
    /// <summary>Whether whoever opened it has the right now.</summary>
    public bool Allows(Right right) => Rights.Of(AccessRole, State).Contains(right);

    /// <summary>The assessment that scoring reads: its date is the day of the last change.</summary>
    public Assessment With(IEnumerable<StoredAnswer> answers)
    {
        var given = answers.Where(stored => stored.Answer is not null).ToList();
        return new(
            Questionnaire,
            Settings.Mode,
            Settings.Role,
            FrenchTime.DayOf(ChangedAt),
            Settings.Profile,
            Settings.Organisation,
            given.ToDictionary(stored => stored.QuestionId, stored => stored.Answer!, StringComparer.Ordinal),
            Settings.Unit)
        {
            ToConfirm = given.Where(stored => stored.ToConfirm).Select(stored => stored.QuestionId).ToHashSet(StringComparer.Ordinal),
        };
    }
}

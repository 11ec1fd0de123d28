namespace EhdsReadiness.Core.Assessments;

/// <summary>A row of <c>assessment</c>: all of a <see cref="StoredAssessment"/> but how whoever opened it stands to it.</summary>
internal sealed record AssessmentRow(
    string Id,
    string KeyHash,
    string Questionnaire,
    AssessmentSettings Settings,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    bool HasReader,
    string? OrganisationId,
    AssessmentState State,
    long Revision)
{
    /// <summary>What to select of <c>assessment</c> to have such a row.</summary>
    public const string Columns = """
        assessment.id, assessment.key_hash, assessment.reader_key_hash IS NOT NULL AS has_reader, assessment.organisation_id,
        assessment.state, assessment.questionnaire, assessment.mode, assessment.role, assessment.organisation,
        assessment.organisation_kind, assessment.region, assessment.controller, assessment.micro_enterprise,
        assessment.categories, assessment.public_funding, assessment.snds,
        assessment.unit_kind, assessment.house,
        assessment.version, assessment.created_at, assessment.changed_at, assessment.revision
        """;

    public StoredAssessment ToAssessment(AccessRole standing) =>
        new(Id, standing, Questionnaire, Settings, Version, CreatedAt, ChangedAt, HasReader, OrganisationId, State, Revision);
}

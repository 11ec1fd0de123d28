namespace EhdsReadiness.Core.Organisations;

/// <summary>The numbered copy of an assessment that nothing changes.</summary>
/// <param name="Number">Counts the copies of the organisation, from 1.</param>
/// <param name="FinalisedByName">Null when the account was closed.</param>
/// <param name="ContentSha256">Fingerprint of the content by which it is to be read:
/// <see cref="Questionnaires.Questionnaire.Sha256"/>.</param>
/// <param name="KeptCarried">Carried answers that whoever finalised it kept without anybody having confirmed them: with any, it is not
/// counted in aggregates.</param>
/// <param name="KeptUnknown">"I don't know" that they kept although somebody was asked to clear it up.</param>
public sealed record FinalisedCopy(
    string AssessmentId, string OrganisationId, int Number, DateTimeOffset FinalisedAt, string? FinalisedByName,
    string ContentSha256, int KeptCarried, int KeptUnknown);

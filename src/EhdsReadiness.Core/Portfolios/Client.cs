namespace EhdsReadiness.Core.Portfolios;

/// <summary>An organisation that gave the reader's consultancy access, with its assessments.</summary>
/// <param name="OrganisationId">Identifier of the client.</param>
/// <param name="Kind">Value of <c>organisation_kind</c>.</param>
/// <param name="Language">In which its reports are written.</param>
/// <param name="Identifier">Its SIREN or its number in a foreign register; null when it gave none.</param>
/// <param name="MayAnswer">Whether the reader may answer, and not only read.</param>
/// <param name="Until">Last day of the access.</param>
/// <param name="ActingFor">The consultancy that the access was given to; the one that may do most, when several have it.</param>
/// <param name="Assessments">The newest first; empty when the client began none.</param>
public sealed record Client(
    string OrganisationId,
    string Name,
    string Kind,
    Language Language,
    string? Identifier,
    bool MayAnswer,
    DateOnly Until,
    string ActingFor,
    IReadOnlyList<ClientAssessment> Assessments)
{
    /// <summary>The one the list shows: the newest that has an answer, else the newest; null when there is none.</summary>
    public ClientAssessment? Current { get; } = Assessments.FirstOrDefault(assessment => assessment.Summary?.Answered > 0) ?? (Assessments.Count > 0 ? Assessments[0] : null);

    public ClientState State => Current is null || Current.Summary?.Answered is null or 0 ? ClientState.NotBegun : Current.State;
}

/// <summary>An assessment of a client.</summary>
/// <param name="State">Of the assessment itself: never <see cref="ClientState.NotBegun"/>.</param>
/// <param name="ChangedAt">Last change of anything in it (UTC).</param>
/// <param name="Summary">Null only until it is computed, which the portfolio does before it shows it.</param>
public sealed record ClientAssessment(string Id, string Questionnaire, ClientState State, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, AssessmentSummary? Summary);

namespace EhdsReadiness.Core.Portfolios;

/// <summary>An organisation that gave the reader's consultancy access, as the portfolio shows it.</summary>
/// <param name="OrganisationId">Identifier of the client.</param>
/// <param name="Kind">Value of <c>organisation_kind</c>.</param>
/// <param name="Language">In which its reports are written.</param>
/// <param name="Identifier">Its SIREN or its number in a foreign register; null when it gave none.</param>
/// <param name="MayAnswer">Whether the reader may answer, and not only read.</param>
/// <param name="Until">Last day of the access.</param>
/// <param name="Current">The assessment shown: the newest that has an answer, else the newest; null when there is none.</param>
/// <param name="Others">Its other assessments, the newest first.</param>
public sealed record Client(
    string OrganisationId,
    string Name,
    string Kind,
    Language Language,
    string? Identifier,
    bool MayAnswer,
    DateOnly Until,
    ClientState State,
    ListedAssessment? Current,
    IReadOnlyList<OtherAssessment> Others);

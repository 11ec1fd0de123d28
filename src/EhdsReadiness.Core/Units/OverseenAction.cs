namespace EhdsReadiness.Core.Units;

/// <summary>An action that is still to be done, with the assessment whose plan it is of.</summary>
/// <param name="OrganisationId">Identifier of the organisation or unit.</param>
/// <param name="Name">Its name.</param>
public sealed record OverseenAction(string OrganisationId, string Name, OpenAssessment Of, FollowedAction Action);

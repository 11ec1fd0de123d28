namespace EhdsReadiness.Core.Portfolios;

/// <summary>What others changed at a client since somebody of a consultancy was last there.</summary>
/// <param name="Since">When that was.</param>
/// <param name="Answers">Questions whose answer changed.</param>
/// <param name="State">The state into which an assessment last came since; null when none changed.</param>
/// <param name="Copies">Assessments finalised since.</param>
public sealed record ClientChanges(string OrganisationId, DateTimeOffset Since, int Answers, AssessmentState? State, int Copies)
{
    /// <summary>Whether anything changed.</summary>
    public bool Any => Answers > 0 || State is not null || Copies > 0;
}

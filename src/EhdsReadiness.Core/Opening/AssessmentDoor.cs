namespace EhdsReadiness.Core.Opening;

/// <summary>Opens assessments: finds one by its key or by membership and grant, and reads what follows from it. Nothing else
/// does.</summary>
public sealed class AssessmentDoor(
    Content content, AssessmentStore assessments, OrganisationAssessmentStore organisations, AnswerStore answers)
{
    /// <summary>The assessment, for whoever may see it; null when nothing is opened.</summary>
    /// <param name="key">The secret of a link, or the identifier of an organisation’s assessment.</param>
    /// <param name="accountId">Whoever is signed in; null when nobody is.</param>
    /// <param name="today">The day in France.</param>
    public async Task<OpenAssessment?> OpenAsync(string key, string? accountId, DateOnly today, CancellationToken cancel)
    {
        var stored = accountId is null ? null : await organisations.FindAsync(key, accountId, today, cancel);
        stored ??= await assessments.FindAsync(key, cancel);
        return stored is null ? null : await OpenAsync(key, stored, cancel);
    }

    /// <summary>An organisation’s assessment, for a member or a consultant whose grant runs; null for everybody else.</summary>
    /// <param name="today">The day in France.</param>
    public async Task<OpenAssessment?> OpenSharedAsync(string id, string accountId, DateOnly today, CancellationToken cancel) =>
        await organisations.FindAsync(id, accountId, today, cancel) is { } stored ? await OpenAsync(id, stored, cancel) : null;

    /// <exception cref="InvalidOperationException">The content has no such version of the questionnaire.</exception>
    private async Task<OpenAssessment> OpenAsync(string key, StoredAssessment stored, CancellationToken cancel)
    {
        var questionnaire = content.Find(stored.Questionnaire)
            ?? throw new InvalidOperationException(
                $"An assessment is on questionnaire “{stored.Questionnaire}”, which content/questionnaires does not hold.");
        var given = await answers.OfAssessmentAsync(stored.Id, cancel);
        return new(key, stored, questionnaire, content.Regulation, given.ToDictionary(answer => answer.QuestionId, StringComparer.Ordinal));
    }
}

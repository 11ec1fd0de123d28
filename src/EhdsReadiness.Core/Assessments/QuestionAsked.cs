namespace EhdsReadiness.Core.Assessments;

/// <summary>What the link of one question opens: that question, and who wants to know.</summary>
/// <param name="Assessment">Only to tell which question it is; nothing of it is shown but its name.</param>
/// <param name="AskedByName">Who asks; null for whoever holds the resume link.</param>
/// <param name="OrganisationName">The organisation whose assessment it is; null where it is none's.</param>
/// <param name="ExpiresAt">Until when the link is good.</param>
public sealed record QuestionAsked(
    string QuestionId, StoredAssessment Assessment, string? AskedByName, string? OrganisationName, DateTimeOffset ExpiresAt);

namespace EhdsReadiness.Core.ActionPlans;

/// <summary>Somebody who wants to be reminded of the actions of a plan.</summary>
/// <param name="Language">Language of the mails, <c>fr</c> or <c>en</c>.</param>
public sealed record ReminderWish(string AssessmentId, string AccountId, string Email, string Language);

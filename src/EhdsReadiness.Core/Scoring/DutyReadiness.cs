namespace EhdsReadiness.Core.Scoring;

/// <summary>One line of the legal readiness.</summary>
public sealed record DutyReadiness(Question Question, BindingDuty Duty, DutyState State);

namespace EhdsReadiness.Core.Units;

/// <summary>A legal duty that is not in place everywhere.</summary>
/// <param name="Duty">As it binds the first of the units: from the earliest day.</param>
/// <param name="Units">Names of the units where it is not in place, with its state there, in their order.</param>
public sealed record OverseenDuty(Question Question, BindingDuty Duty, IReadOnlyList<(string Unit, DutyState State)> Units);

namespace EhdsReadiness.Core.Organisations;

/// <summary>What came of giving an account a role of the whole site, or taking it away.</summary>
/// <param name="OwnedAlone">Names of the organisations of which it is the only owner who opens them, which stand in the way of a role:
/// nothing was written. Empty when it was.</param>
/// <param name="Led">How many actions, axes, questions and plans with reminders it led, which nobody leads from then on.</param>
/// <param name="Refusal">Why nothing was written; null when it was, or when organisations stand in the way.</param>
public sealed record StaffChange(IReadOnlyList<string> OwnedAlone, int Led, StaffRefusal? Refusal = null)
{
    public bool IsDone => OwnedAlone.Count == 0 && Refusal is null;
}

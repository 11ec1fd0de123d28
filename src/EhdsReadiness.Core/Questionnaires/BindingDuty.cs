namespace EhdsReadiness.Core.Questionnaires;

/// <summary>A duty that binds one organisation, with its date.</summary>
/// <param name="From">First day it binds; null when it comes from law already in force.</param>
public sealed record BindingDuty(string Article, DateOnly? From)
{
    /// <summary>Whether the duty binds on this day. Before it, the duty is shown as "due in N months", never as a breach.</summary>
    public bool IsDueOn(DateOnly day) => From is not { } from || day >= from;
}

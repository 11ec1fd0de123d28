namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>The code that goes to the contact in the register, to be typed by whoever speaks for the organisation.</summary>
public static class NumberCode
{
    /// <summary>How long a code is good: it goes to a letter box that somebody else reads, and comes back through the house.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
}

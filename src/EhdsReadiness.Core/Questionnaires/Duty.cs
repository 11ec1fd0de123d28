namespace EhdsReadiness.Core.Questionnaires;

/// <summary>The legal duty that a question asks about. A question without one is good practice.</summary>
/// <param name="Article">The paragraph that creates the duty, as listed in <c>content/regulation</c>: <c>60(2)</c>, <c>GDPR 28</c>.</param>
/// <param name="Due">When it begins.</param>
/// <param name="AppliesWhen">Whom it binds; null when it binds everybody who is asked. Where it does not hold the question counts as good
/// practice.</param>
public sealed record Duty(string Article, Due Due, Condition? AppliesWhen)
{
    /// <summary>The duty as it binds this organisation; null when it does not (Articles 50 and 78(2), for instance).</summary>
    public BindingDuty? For(Profile profile, Regulation regulation)
    {
        if (AppliesWhen is not null && !AppliesWhen.Holds(profile)) { return null; }

        return Due switch
        {
            Due.Now => new BindingDuty(Article, null),
            Due.On on => new BindingDuty(Article, on.Date),
            Due.ByCategory => new BindingDuty(Article, regulation.DueOf(profile.Categories)),
            _ => throw new InvalidOperationException("A due date is now, by-category or a date."),
        };
    }
}

namespace EhdsReadiness.Core.Questionnaires;

/// <summary>How much work an action is.</summary>
public enum Effort
{
    [Id("days")] Days,
    [Id("weeks")] Weeks,
    [Id("months")] Months,
}

namespace EhdsReadiness.Core.Questionnaires;

/// <summary>How much work an action is.</summary>
public enum Effort
{
    Days,
    Weeks,
    Months,
}

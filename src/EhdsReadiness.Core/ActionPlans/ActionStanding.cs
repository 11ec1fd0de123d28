namespace EhdsReadiness.Core.ActionPlans;

/// <summary>Where an action stands to the plan that the answers give today.</summary>
public enum ActionStanding
{
    /// <summary>The plan asks for it.</summary>
    InPlan,

    /// <summary>Somebody added it.</summary>
    Own,

    /// <summary>The answer has reached its level meanwhile.</summary>
    Reached,

    /// <summary>Its question is not asked, does not apply or has no such action any more.</summary>
    Gone,
}

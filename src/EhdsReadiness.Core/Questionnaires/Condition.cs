namespace EhdsReadiness.Core.Questionnaires;

/// <summary>A condition on the profile: every field must hold, each with any of its values.</summary>
/// <param name="Fields">Field identifiers with the values that satisfy them; a list field holds when it contains any of them.</param>
public sealed record Condition(IReadOnlyList<ConditionField> Fields)
{
    /// <summary>Whether the profile fits. A field that the profile leaves out does not hold.</summary>
    public bool Holds(Profile profile) => FirstThatFails(profile) is null;

    /// <summary>The first field that keeps the condition from holding; null when it holds.</summary>
    public ConditionField? FirstThatFails(Profile profile)
    {
        foreach (var field in Fields)
        {
            if (!field.Holds(profile)) { return field; }
        }

        return null;
    }
}

namespace EhdsReadiness.Core.Questionnaires;

/// <summary>One field of a condition with its sufficient values.</summary>
public sealed record ConditionField(string FieldId, IReadOnlyList<string> Values)
{
    public bool Holds(Profile profile)
    {
        foreach (var value in profile.ValuesOf(FieldId))
        {
            if (Values.Contains(value, StringComparer.Ordinal)) { return true; }
        }

        return false;
    }
}

namespace EhdsReadiness.Core.Organisations;

/// <summary>What somebody is asked to answer: an axis or one question.</summary>
/// <param name="QuestionId">Null when it is an axis.</param>
/// <param name="AxisId">Null when it is a question.</param>
public sealed record AssignmentTarget(string? AxisId, string? QuestionId)
{
    public static AssignmentTarget Axis(string id) => new(id, null);

    public static AssignmentTarget Question(string id) => new(null, id);
}

namespace EhdsReadiness.Core.Organisations;

/// <summary>What somebody is asked to answer: an axis or one question.</summary>
/// <param name="QuestionId">Null when it is an axis.</param>
/// <param name="AxisId">Null when it is a question.</param>
public sealed record AssignmentTarget(string? AxisId, string? QuestionId)
{
    public static AssignmentTarget Axis(string id) => new(id, null);

    public static AssignmentTarget Question(string id) => new(null, id);
}

/// <summary>A member was asked to answer something by a day.</summary>
/// <param name="AccountId">Who was asked.</param>
/// <param name="Name">Their name.</param>
/// <param name="Due">The last day, in France.</param>
public sealed record Assignment(AssignmentTarget Target, string AccountId, string Name, DateOnly Due);

/// <summary>Something that a member was asked to answer who has gone, and that nobody is asked since.</summary>
/// <param name="LeftBy">Name of whoever was asked; null when the account was closed.</param>
public sealed record LeftAssignment(AssignmentTarget Target, string? LeftBy);

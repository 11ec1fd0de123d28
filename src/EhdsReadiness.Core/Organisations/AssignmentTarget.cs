namespace EhdsReadiness.Core.Organisations;

/// <summary>What somebody is asked to answer: an axis or one question. Written <c>axis transparency</c> in the trail and in
/// events.</summary>
/// <param name="QuestionId">Null when it is an axis.</param>
/// <param name="AxisId">Null when it is a question.</param>
public sealed record AssignmentTarget(string? AxisId, string? QuestionId)
{
    /// <summary><c>axis</c> or <c>question</c>, as rows have it.</summary>
    internal string Kind => AxisId is null ? "question" : "axis";

    /// <summary>Identifier of the axis or the question.</summary>
    internal string Id => AxisId ?? QuestionId!;

    public static AssignmentTarget Axis(string id) => new(id, null);

    public static AssignmentTarget Question(string id) => new(null, id);

    /// <summary>The target of a row.</summary>
    internal static AssignmentTarget Of(string kind, string id) => kind == "axis" ? Axis(id) : Question(id);

    /// <summary>The question that a written target names; null for an axis, and for what is no target.</summary>
    public static string? QuestionOf(string? written) => written?.Split(' ') is ["question", var id] ? id : null;

    /// <summary>Whether it is the question itself, or its axis.</summary>
    public bool Names(Question question) => question.Id == QuestionId || question.AxisId == AxisId;

    /// <summary>Of all that name a question by themselves or by its axis, the one that names it by itself if there is one; null when none
    /// does.</summary>
    /// <param name="targetOf">What each names.</param>
    public static T? Nearest<T>(IReadOnlyList<T> all, Func<T, AssignmentTarget> targetOf, Question question)
        where T : class =>
        all.FirstOrDefault(one => targetOf(one).QuestionId == question.Id)
            ?? all.FirstOrDefault(one => targetOf(one).AxisId == question.AxisId);

    public override string ToString() => $"{Kind} {Id}";
}

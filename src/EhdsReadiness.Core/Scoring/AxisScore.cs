namespace EhdsReadiness.Core.Scoring;

/// <summary>One axis in one reading.</summary>
/// <param name="Score">Null when there is nothing to assess: no question in scope that applies.</param>
/// <param name="InScope">Number of questions in scope, "does not apply" included.</param>
/// <param name="Answered">Of these, those with a level, "I don't know" or "does not apply".</param>
/// <param name="Blockers">Questions whose law duty is at level 0 or 1, unknown or missing.</param>
/// <param name="Contributions">Of the questions in the weight total, in the order of asking.</param>
/// <param name="Weight">Sum of the weights of those questions.</param>
public sealed record AxisScore(
    Axis Axis,
    Score? Score,
    int InScope,
    int Answered,
    IReadOnlyList<Question> Blockers,
    IReadOnlyList<Contribution> Contributions,
    int Weight);

namespace EhdsReadiness.Core.Scoring;

/// <summary>A score with its interval and band.</summary>
/// <param name="Low">What is secured, 0 to 100, exact; "I don't know" and missing answers count as nothing.</param>
/// <param name="High">What is still possible, from <paramref name="Low"/> to 100.</param>
/// <param name="Band">The band reached by the low end, capped where a blocker stands.</param>
/// <param name="Capped">True where the cap lowered the band.</param>
public sealed record Score(Fraction Low, Fraction High, Band Band, bool Capped)
{
    /// <summary>The figure shown: 100 only when everything is at level 4.</summary>
    public long Shown => Low.Floor;

    /// <summary>The high end as shown.</summary>
    public long ShownHigh => High.Floor;

    /// <summary>False while unknown or missing answers leave an interval.</summary>
    public bool IsFinal => Low == High;
}

/// <summary>What a question brings to the low end of its axis.</summary>
/// <param name="Points">Its share of the axis's low, exact; contributions add up to it.</param>
/// <param name="AtMost">What it would bring at level 4.</param>
public sealed record Contribution(Question Question, Fraction Points, Fraction AtMost);

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

namespace EhdsReadiness.Core.Assessments;

/// <summary>How many answers can be shown to be true.</summary>
/// <param name="Proven">Answers with one proof at least.</param>
/// <param name="Given">Answers that claim something: "I don't know" does not.</param>
public sealed record ProofShare(int Proven, int Given)
{
    /// <summary>The share among answers, of which null is one that was not given.</summary>
    public static ProofShare Of(IEnumerable<Answer?> answers)
    {
        var given = answers.OfType<Answer>().Where(answer => answer.Claims).ToList();
        return new(given.Count(answer => answer.Evidence is not null), given.Count);
    }

    /// <summary>In whole percent, rounded down: 100 only when each answer has one; null where no answer was given.</summary>
    public int? Percent => Given == 0 ? null : Proven * 100 / Given;
}

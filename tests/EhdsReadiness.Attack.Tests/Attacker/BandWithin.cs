namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>The share of those whose overall score lies in a band.</summary>
/// <param name="From">Lowest score of the band.</param>
/// <param name="Below">Lowest score of the next band; infinite for the last.</param>
public sealed record BandWithin(
    string Source, int Publication, IReadOnlyList<int> Units, double From, double Below, double Low, double High)
    : PartWithin(Source, Publication, Units, Low, High)
{
    protected override bool Has(Part part) =>
        part.Score(Questions.Overall) is var score && score >= From - Tolerance && score < Below - Tolerance;

    protected override void Add(Programme programme, Google.OrTools.LinearSolver.Constraint row, int unit, double factor) =>
        programme.InBand(row, Publication, unit, From, factor);
}

namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>The share of those who are at one level of a question.</summary>
/// <param name="Question">Index of the question.</param>
/// <param name="Level">A level, or <see cref="Questions.Unknown"/>.</param>
public sealed record ShareWithin(string Source, int Publication, IReadOnlyList<int> Units, int Question, int Level, double Low, double High)
    : PartWithin(Source, Publication, Units, Low, High)
{
    protected override bool Has(Part part) => part.Levels is { } levels && levels[Question] == Level;

    protected override void Add(Programme programme, Google.OrTools.LinearSolver.Constraint row, int unit, double factor) =>
        programme.AtLevel(row, Publication, unit, Question, Level, factor);
}

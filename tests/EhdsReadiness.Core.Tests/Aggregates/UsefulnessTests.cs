namespace EhdsReadiness.Core.Tests.Aggregates;

public sealed class UsefulnessTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Four_in_five_cells_of_thirty_organisations_with_ten_absent_show_their_mean(int seed)
    {
        var input = Invented(1000, seed);

        var publication = Publishing.Publish(input);

        var large = Cube.Of(input).Cells.Where(cell => cell.Count >= 30 && cell.Known - cell.Count >= 10).ToList();
        var shown = large.Count(cell =>
            publication.Find(cell.Table)!.Find(cell.Key)!.Figures?.MeanOf(CellFigures.OverallMeasure) is not null);
        Assert.True(shown * 5 >= large.Count * 4, $"{shown} of {large.Count} cells show their mean");
    }

    /// <summary>What a demonstration of so many organisations is published from.</summary>
    public static PublicationInput Invented(int organisations, int seed)
    {
        var population = Demonstration.Of(Published.Content, organisations, seed, new(2026, 11, 26)).ToList();
        return new(
            1,
            new(2026, 11, 26),
            Published.Questionnaire,
            10,
            Population.Key,
            true,
            false,
            [.. population.Select(one => one.Entry)],
            [.. population.Where(one => one.Assessment is not null)
                .Select(one => new Participant(one.Entry.Identifier, CountedFigures.Of(Readiness.Of(Published.Content, one.Assessment!))))],
            [],
            Protections.All);
    }
}

namespace EhdsReadiness.Attack.Tests;

/// <summary>The acceptance of the published figures: with all protections on, the attack never wins. The whole of it is run by
/// <c>bench/attack.sh</c>.</summary>
public sealed class AllProtectionsTests
{
    /// <summary>Share of the random populations that the suite attacks.</summary>
    private const int Random = 100;

    [Fact]
    public void No_hard_population_gives_anybody_away()
    {
        var assault = Assault.On(HardWorlds.All, Protections.All, victims: null);

        Assert.Empty(assault.Wins);
        Assert.Equal(0, assault.Undecided);
    }

    [Fact]
    public void No_random_population_gives_anybody_away()
    {
        var assault = Assault.On(Enumerable.Range(0, Random).Select(RandomWorld.Of), Protections.All, victims: 5);

        Assert.Empty(assault.Wins);
        Assert.True(assault.Shown > 10 * Random, $"Only {assault.Shown} cells carry figures: hiding everything proves nothing.");
    }

    [Fact]
    public void The_attack_meets_ranges_means_quartiles_and_shares()
    {
        var shown = HardWorlds.All.SelectMany(world => Published.Of(world, Protections.All)).SelectMany(cells => cells)
            .Where(cell => !cell.IsWithheld).ToList();

        Assert.Contains(shown, cell => cell.Means.Count > 0);
        Assert.Contains(shown, cell => cell.Quartiles.Count > 0);
        Assert.Contains(shown, cell => cell.Bands.Count > 0);
        Assert.Contains(shown, cell => cell.Levels.Count > 0);
    }

    [Fact]
    public void At_least_twenty_populations_are_hard_and_each_is_attacked_by_somebody_who_controls_two()
    {
        Assert.True(HardWorlds.All.Count >= 20);
        Assert.All(HardWorlds.All, world => Assert.Contains(world.Controlled, controlled => controlled.Count == 2));
    }
}

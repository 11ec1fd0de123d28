using System.Globalization;
using Xunit.Abstractions;

namespace EhdsReadiness.Attack.Tests;

/// <summary>The acceptance of the published figures: with all protections on, the attack never wins. The whole of it is run by
/// <c>bench/attack.sh</c>.</summary>
public sealed class AllProtectionsTests(ITestOutputHelper output)
{
    /// <summary>Random populations that <c>bench/attack.sh</c> attacks when nothing else is said.</summary>
    private const int All = 1000;

    /// <summary>How many the suite attacks of those that are not heavy: others at each run, so that in time it attacks them all.</summary>
    private const int Share = 50;

    /// <summary>Populations on which the solver works for more than five seconds, up to nine minutes: these 33 take eight times as long as
    /// the 967 others together, and only <c>bench/attack.sh</c> attacks them.</summary>
    private static readonly int[] Heavy =
    [
        23, 33, 70, 99, 113, 117, 166, 179, 279, 282, 388, 428, 481, 541, 559, 609, 614, 622, 631, 634, 643, 687, 691, 704, 794, 821, 838,
        851, 883, 905, 947, 953, 980,
    ];

    [Fact]
    public void No_hard_population_gives_anybody_away()
    {
        var assault = Assault.On(HardWorlds.All, Protections.All, victims: null);

        Assert.Empty(assault.Wins);
        Assert.Equal(0, assault.Undecided);
    }

    [Fact]
    public void No_organisation_is_given_away_to_whoever_speaks_for_five_nine_or_nineteen_beside_it()
    {
        var assault = Assault.On(LinkedWorlds.All, Protections.All, victims: null);

        Assert.Empty(assault.Wins);
        Assert.Equal(0, assault.Undecided);
        Assert.True(assault.Shown > 50, $"Only {assault.Shown} cells carry figures.");
    }

    [Fact]
    public void No_organisation_that_is_counted_by_the_mean_of_its_units_or_stands_beside_such_ones_is_given_away()
    {
        var assault = Assault.On(UnitsWorlds.All, Protections.All, victims: 6);

        Assert.Empty(assault.Wins);
        Assert.Equal(0, assault.Undecided);
        Assert.True(assault.Shown > 100, $"Only {assault.Shown} cells carry figures.");
        Assert.Contains(UnitsWorlds.All.SelectMany(world => world.Truth).SelectMany(parts => parts).OfType<Part>(),
            part => part.Scores[0] != Questions.AxisScore(part.Levels!, 0));
    }

    [Fact]
    public void No_random_population_of_a_share_drawn_at_random_gives_anybody_away()
    {
        var seed = Environment.GetEnvironmentVariable("ATTACK_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        var drawn = Enumerable.Range(0, All).Except(Heavy).ToArray();
        new Random(seed).Shuffle(drawn);
        output.WriteLine($"{Share} of {All} populations, ATTACK_SEED={seed}: {string.Join(' ', drawn[..Share].Order())}");

        var assault = Assault.On(drawn[..Share].Select(RandomWorld.Of), Protections.All, victims: 5);

        Assert.True(assault.Wins.Count == 0, $"ATTACK_SEED={seed}: {string.Join('\n', assault.Wins)}");
        Assert.True(assault.Shown > 10 * Share,
            $"ATTACK_SEED={seed}: only {assault.Shown} cells carry figures: hiding everything proves nothing.");
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

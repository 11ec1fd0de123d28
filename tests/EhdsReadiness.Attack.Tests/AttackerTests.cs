namespace EhdsReadiness.Attack.Tests;

/// <summary>The attacker itself: it must find all there is to find, and claim nothing that isn't so.</summary>
public sealed class AttackerTests
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_programme_finds_a_population_exactly_where_enumeration_does(int seed)
    {
        var (world, constraints) = TinyCase.Of(seed);
        using var programme = new Programme(world, new HashSet<int>(), constraints);
        foreach (var unit in Enumerable.Range(0, world.Organisations))
        {
            foreach (var present in new[] { 0, 1 })
            {
                var supposed = new CountWithin("", 0, [unit], present, present);
                var found = programme.With(supposed, nearest: false);
                if (found.Population is { } population)
                {
                    Assert.All([.. constraints, supposed], constraint => Assert.True(constraint.Holds(population)));
                }
                else
                {
                    Assert.False(found.Exists);
                    Assert.False(TinyCase.Exists(world, [.. constraints, supposed]));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_programme_never_confines_a_score_more_than_enumeration_does(int seed)
    {
        var (world, constraints) = TinyCase.Of(seed);
        using var programme = new Programme(world, new HashSet<int>(), constraints);
        foreach (var unit in Enumerable.Range(0, world.Organisations))
        {
            if (TinyCase.ScoreRange(world, constraints, unit) is { } enumerated)
            {
                var range = programme.ScoreRange(0, unit, TinyCase.Measure)!.Value;
                Assert.InRange(range.Low, -1e-3, enumerated.Low + 1e-3);
                Assert.InRange(range.High, enumerated.High - 1e-3, 100.001);
            }
        }
    }

    [Fact]
    public void Three_scores_whose_sum_is_known_to_the_point_are_confined_by_it()
    {
        var world = Of(3, 3, level: 4);
        Constraint[] outputs = [new CountWithin("", 0, [0, 1, 2], 3, 3), new MeanWithin("", 0, [0, 1, 2], 0, 98, 100)];
        using var programme = new Programme(world, new HashSet<int>(), outputs);

        Assert.Equal((94, 100), Rounded(programme.ScoreRange(0, 1, 0)));
    }

    [Fact]
    public void What_the_controlled_answered_is_taken_off_the_sum()
    {
        var world = Of(4, 4, level: 2);
        Constraint[] outputs = [new CountWithin("", 0, [0, 1, 2, 3], 4, 4), new MeanWithin("", 0, [0, 1, 2, 3], 0, 50, 50)];
        using var knowsTwo = new Programme(world, new HashSet<int> { 0, 1 }, outputs);
        using var knowsThree = new Programme(world, new HashSet<int> { 0, 1, 2 }, outputs);

        Assert.Equal((0, 100), Rounded(knowsTwo.ScoreRange(0, 3, 0)));
        Assert.Equal((50, 50), Rounded(knowsThree.ScoreRange(0, 3, 0)));
    }

    [Fact]
    public void A_median_and_a_mean_together_say_more_than_either()
    {
        var world = Of(3, 3, level: 2);
        int[] all = [0, 1, 2];
        Constraint[] outputs =
            [new CountWithin("", 0, all, 3, 3), new MeanWithin("", 0, all, 0, 60, 60), new QuartileWithin("", 0, all, 0, 2, 90, 90)];
        using var programme = new Programme(world, new HashSet<int>(), outputs);

        // One at 90; of the others one lies below and one above, and together they have 90.
        Assert.Equal((0, 90), Rounded(programme.ScoreRange(0, 0, 0)));
    }

    [Fact]
    public void Everybody_at_one_level_of_each_question_has_a_known_score()
    {
        var world = Of(3, 3, level: 4);
        int[] all = [0, 1, 2];
        Constraint[] outputs = [new CountWithin("", 0, all, 3, 3), .. Enumerable.Range(0, Questions.All.Count)
            .Select(question => new ShareWithin("", 0, all, question, 4, 92.5, 100))];
        using var programme = new Programme(world, new HashSet<int>(), outputs);

        Assert.Equal((100, 100), Rounded(programme.ScoreRange(0, 2, 0)));
    }

    [Fact]
    public void A_change_is_bounded_by_how_many_changed()
    {
        var world = new WorldBuilder("").Add(3, 3, level: _ => 0).Publish().Publish(later => later.Answer(4, 2)).Build();
        int[] all = [0, 1, 2];
        Constraint[] outputs =
        [
            new CountWithin("", 0, all, 3, 3), new CountWithin("", 1, all, 3, 3), new MeanWithin("", 0, all, 0, 0, 0),
            new MeanWithin("", 1, [2], 0, 100, 100), new ChangesWithin("", 0, 1, all, all, 0, 1),
        ];
        using var programme = new Programme(world, new HashSet<int>(), outputs);

        // The one change is used up by the organisation whose later score is known.
        Assert.Equal((0, 0), Rounded(programme.ScoreRange(1, 0, 0)));
    }

    [Fact]
    public void Outputs_without_any_protection_give_a_small_cell_away()
    {
        var world = new WorldBuilder("unprotected").Add(4, 2, level: index => index).Add(20, 14, kind: "research").Publish().Build([]);
        Cell Exact(Dictionary<string, string> key, int known, int count, double mean) => new(
            key.Count == 0 ? "overall" : "kind", key, "published", 1, known, count, count,
            Questions.Axes.ToDictionary(axis => axis, _ => new Shown(mean, null, null)), new Dictionary<string, IReadOnlyList<double>>(),
            new Dictionary<string, Shown?>(), new Dictionary<string, Shown?>(), null);
        var rules = new Rules(10) { Absent = null, Noise = 0, QuartilesFrom = null, Repeats = false, Audited = false };
        var knowledge = Knowledge.Of(world, rules,
            [[Exact([], 24, 16, 45), Exact(new() { ["kind"] = "hospital" }, 4, 2, 12),
            Exact(new() { ["kind"] = "research" }, 20, 14, 50)]]);
        using var nobody = new Attacker.Attack(world, knowledge, []);
        using var one = new Attacker.Attack(world, knowledge, [0]);

        nobody.On([1]);
        one.On([1]);
        Assert.Empty(nobody.Wins);

        // One of two is controlled and has 0: the other has 25, and the mean says so within a point.
        Assert.Contains(one.Wins, win => win.Kind == WinKind.Score);
    }

    [Fact]
    public void A_total_less_its_published_cells_gives_a_withheld_count_away()
    {
        var world = new WorldBuilder("difference").Add(20, 12).Add(20, 14, kind: "research").Publish().Build([]);
        Cell Counted(Dictionary<string, string> key, int known, int? count) => new(
            key.Count == 0 ? "overall" : "kind", key, count is null ? "withheld" : "published", count is null ? null
                : 1, known, count, count,
            new Dictionary<string, Shown>(), new Dictionary<string, IReadOnlyList<double>>(), new Dictionary<string, Shown?>(),
            new Dictionary<string, Shown?>(), null);
        var rules = new Rules(10) { QuartilesFrom = null };
        var knowledge = Knowledge.Of(world, rules,
            [[Counted([], 40, 26), Counted(new() { ["kind"] = "hospital" }, 20, null), Counted(new() { ["kind"] = "research" }, 20, 14)]]);
        using var attack = new Attacker.Attack(world, knowledge, []);

        attack.OnCounts();
        Assert.Equal([WinKind.Count], attack.Wins.Select(win => win.Kind));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(0, 40)];

    private static World Of(int known, int counted, int level) =>
        new WorldBuilder("tiny").Add(known, counted, level: _ => level).Publish().Build();

    private static (double Low, double High)? Rounded((double Low, double High)? range) =>
        range is { } ends ? (Math.Round(ends.Low, 3), Math.Round(ends.High, 3)) : null;
}

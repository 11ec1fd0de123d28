namespace EhdsReadiness.Attack.Tests.Populations;

/// <summary>Worlds built to be hard to publish without giving anybody away. Every organisation of them is attacked.</summary>
public static class HardWorlds
{
    public static IReadOnlyList<World> All { get; } =
    [
        new WorldBuilder("one organisation alone in its region").Add(30, 22).Add(1, 1, region: "FR-BRE", level: _ => 0).Publish()
            .Build([], [0, 1], [30]),
        new WorldBuilder("all alike").Add(24, 20, role: "holder").Add(24, 19, kind: "research", role: "user").Publish()
            .Build([], [0, 1], [0, 24]),
        new WorldBuilder("one joins").Add(40, 25, level: Varied).Publish().Publish(later => later.Answer(4, 30)).Build([], [0, 1], [0, 39]),
        new WorldBuilder("one leaves").Add(40, 25, level: Varied).Publish().Publish(later => later.Leave(5)).Build([], [0, 1]),
        new WorldBuilder("one answers again").Add(40, 25, level: Varied).Publish().Publish(later => later.Answer(0, 5)).Build([], [0, 1]),
        new WorldBuilder("thirteen of thirteen known").Add(13, 13, level: Varied).Add(30, 20, kind: "research", level: Varied).Publish()
            .Build([], [0, 1]),
        new WorldBuilder("a register of thirteen, all there").Add(13, 13, level: Varied).Publish().Build([], [0, 1]),
        new WorldBuilder("one deviant among fifty").Add(56, 50, level: index => index == 7 ? 0 : 4).Publish().Build([], [0, 1], [7, 8]),
        new WorldBuilder("two controlled deviants among fifty").Add(57, 50, level: index => index < 2 ? 0 : 4).Publish().Build([0, 1], [0]),
        new WorldBuilder("two cells that differ by one organisation").Add(24, 18, level: Varied).Add(1, 1, role: "user", level: _ => 0)
            .Add(20, 14, kind: "research", level: Varied).Publish().Build([], [0, 1]),
        new WorldBuilder("a role filled to the last within a kind").Add(13, 10, level: Varied).Add(10, 10, role: "user", level: Varied)
            .Add(25, 12, kind: "research", level: Varied).Publish().Build([], [0, 1], [13, 14]),
        new WorldBuilder("controlled members two in a cell of k").Add(13, 10, level: index => index < 2 ? 0 : 4)
            .Add(16, 12, kind: "research", level: Varied).Publish().Build([0, 1], [0, 10]),
        new WorldBuilder("a part at the top but for the controlled, the whole just above the rest")
            .Add(13, 10, level: index => index < 2 ? 0 : 4)
            .Add(28, 20, role: "user", levels: index => index < 15 ? [4, 4, 0] : [4, 3, 1]).Publish().Build([0, 1], [13, 14]),
        new WorldBuilder("four cells at the top but for the controlled").Add(13, 10, level: index => index < 2 ? 0 : 4)
            .Add(13, 10, kind: "research", level: index => index < 2 ? 0 : 4)
            .Add(13, 10, kind: "registry", level: index => index < 2 ? 0 : 4).Add(13, 10, kind: "cohort", level: index => index < 2 ? 0 : 4)
                .Publish().Build([0, 1], [13, 14], [26, 27], [39, 40]),
        new WorldBuilder("all at the top").Add(30, 24, level: _ => 4).Add(25, 15, kind: "research", role: "user", level: _ => 4).Publish()
            .Build([], [0, 30]),
        new WorldBuilder("all at the bottom but the controlled").Add(30, 24, level: index => index < 2 ? 4 : 0)
            .Add(25, 15, kind: "research", role: "user", level: _ => 0).Publish().Build([0, 1], [0]),
        new WorldBuilder("a share at the rounding edge").Add(57, 54, level: index => index < 4 ? 0 : 4).Publish().Build([], [0, 1], [0, 4]),
        new WorldBuilder("a share just beyond the rounding edge").Add(57, 53, level: index => index < 4 ? 4 : 0).Publish()
            .Build([], [0, 1]),
        new WorldBuilder("members leave one by one").Add(30, 20, level: Varied).Publish().Publish(later => later.Leave(3))
            .Publish(later => later.Leave(4)).Publish(later => later.Leave(5)).Build([], [0, 1]),
        new WorldBuilder("a control group").Add(15, 10, level: Varied).Add(25, 14, kind: "research", level: Varied).Controls(12, 3)
            .Controls(2, 2).Publish().Build([], [0, 1]),
        new WorldBuilder("a category nested in another").Add(24, 15, categories: "ab", level: Varied)
            .Add(4, 4, categories: "a", level: _ => 0).Add(18, 10, kind: "research", level: Varied).Publish().Build([], [0, 1], [24, 25]),
        new WorldBuilder("a small remainder").Add(25, 18, level: Varied).Add(25, 17, kind: "research", level: Varied)
            .Add(5, 4, kind: "registry", level: _ => 4).Publish().Build([], [0, 1], [50]),
        new WorldBuilder("a kind that all but one joined").Add(30, 29, level: Varied).Add(15, 12, kind: "research", level: Varied).Publish()
            .Build([], [0, 1]),
        new WorldBuilder("a kind that all but one joined, beside a full one").Add(24, 23, level: Varied)
            .Add(23, 20, kind: "research", level: Varied).Publish().Build([], [0, 1], [24, 25]),
        new WorldBuilder("all but three in every cell").Add(13, 10, level: Varied).Add(13, 10, role: "user", level: Varied)
            .Add(13, 10, kind: "research", level: Varied).Add(13, 10, kind: "research", role: "user", level: Varied).Publish()
            .Build([], [0, 1], [0, 13]),
        new WorldBuilder("two full twenties and a total of fifty").Add(23, 20, level: Varied).Add(33, 30, kind: "research", level: Varied)
            .Publish().Build([], [0, 1], [0, 23]),
        new WorldBuilder("exactly k change, two of them controlled").Add(40, 25, level: Varied).Publish()
            .Publish(later => later.Answer(4, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)).Build([], [0, 1]),
        new WorldBuilder("one more than may stay unnoticed, the same cell at each publication").Add(13, 10, level: Varied)
            .Add(30, 20, kind: "research", level: Varied)
            .Publish().Publish(later => later.Answer(3, Range(0, 10))).Publish(later => later.Answer(2, Range(0, 10)))
                .Publish(later => later.Answer(1, Range(0, 10))).Build([], [0, 1]),
        new WorldBuilder("everybody is replaced").Add(46, 22, level: Varied).Publish()
            .Publish(later => { later.Leave(Range(0, 22)); later.Answer(1, Range(22, 22)); }).Build([], [0, 1], [0, 45]),
        new WorldBuilder("a cell reaches k by one").Add(20, 9, level: Varied).Add(25, 18, kind: "research", level: Varied).Publish()
            .Publish(later => later.Answer(0, 12)).Build([], [0, 1]),
        new WorldBuilder("a cell falls below k by one").Add(20, 10, level: Varied).Add(25, 18, kind: "research", level: Varied).Publish()
            .Publish(later => later.Leave(4)).Build([], [0, 1]),
        new WorldBuilder("half at the top, half at the bottom").Add(28, 20, level: index => index % 2 * 4)
            .Add(28, 20, kind: "research", role: "both", level: index => index % 2 * 4).Publish().Build([], [0, 1]),
        new WorldBuilder("the smallest threshold", 5).Add(8, 5, level: Varied).Add(8, 5, role: "user", level: index => index < 2 ? 0 : 4)
            .Add(12, 7, kind: "research", level: Varied).Publish().Build([], [8, 9], [0, 1]),
        new WorldBuilder("shares of fifty in two kinds").Add(30, 25, level: Varied)
            .Add(30, 25, kind: "research", role: "user", region: "FR-BRE", level: Varied).Publish().Build([], [0, 1], [0, 30]),
        new WorldBuilder("shares of fifty in two kinds, one deviant", 5).Add(30, 25, level: index => index == 7 ? 0 : 4)
            .Add(30, 25, kind: "research", role: "user", region: "FR-BRE", level: _ => 4).Publish().Build([], [0, 1], [7, 30]),
        new WorldBuilder("two regions overseas, too small alone, beside two that are not").Add(9, 6, region: "FR-971", level: Varied)
            .Add(8, 5, region: "FR-974", level: Varied).Add(20, 14, level: Varied).Add(20, 12, region: "FR-BRE", level: Varied).Publish()
            .Build([], [0, 1], [0, 9]),
        new WorldBuilder("one region overseas is shown, the others are its rest").Add(16, 11, region: "FR-974", level: Varied)
            .Add(7, 4, region: "FR-971", level: index => index < 2 ? 0 : 4).Add(6, 4, region: "FR-973", level: _ => 4)
            .Add(28, 18, level: Varied).Publish().Build([], [0, 1], [16, 17]),
        new WorldBuilder("one region overseas but for four, and as many that are not").Add(13, 10, region: "FR-972", level: Varied)
            .Add(4, 4, region: "FR-976", level: _ => 0).Add(20, 14, kind: "research", region: "FR-BRE", level: Varied).Publish()
            .Build([], [0, 13], [13, 14]),
        RandomWorld.Of(126) with { Name = "shares that only one count makes up" },
    ];

    /// <summary>Levels that differ from organisation to organisation.</summary>
    private static int Varied(int index) => (index * 7 % 5 + index) % 5;

    private static int[] Range(int from, int count) => [.. Enumerable.Range(from, count)];
}

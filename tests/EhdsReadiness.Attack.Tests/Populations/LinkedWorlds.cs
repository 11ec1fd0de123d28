namespace EhdsReadiness.Attack.Tests.Populations;

/// <summary>Worlds in which the attacker speaks for many organisations, whose answers it has chosen, beside those that it
/// attacks.</summary>
public static class LinkedWorlds
{
    /// <summary>A real organisation among forty-eight invented ones, of which half have nothing and half all: the median is its own. More
    /// than forty-nine the range does not allow.</summary>
    public static World FortyEightAroundOne { get; } = new WorldBuilder("forty-eight around one, at the end of a range")
        .Add(56, 49, level: index => index < 24 ? 0 : index < 48 ? 4 : 2).Link(Range(0, 48)).Publish().Build(Range(0, 48));

    /// <summary>As many as a range allows are the attacker's, so that it knows of nobody else to be there.</summary>
    public static World NineteenThemselves { get; } = new WorldBuilder("nineteen, which is the end of a range")
        .Add(26, 19, level: Varied).Add(26, 14, kind: "research", level: Varied).Link(Range(0, 19)).Publish().Build(Range(0, 19));

    public static IReadOnlyList<World> All { get; } =
    [
        FortyEightAroundOne,
        NineteenThemselves,
        new WorldBuilder("nineteen around one").Add(23, 20, level: index => index < 9 ? 0 : index < 19 ? 4 : 2)
            .Add(26, 18, kind: "research", level: Varied).Link(Range(0, 19)).Publish().Build(Range(0, 19)),
        new WorldBuilder("nineteen around one, and one beside them").Add(30, 21, level: index => index < 9 ? 0 : index < 19 ? 4 : 2)
            .Add(26, 18, kind: "research", level: Varied).Link(Range(0, 19)).Publish().Build([.. Range(0, 19), 20], Range(0, 19)),
        new WorldBuilder("forty-nine around one").Add(53, 50, level: index => index < 24 ? 0 : index < 49 ? 4 : 2)
            .Add(7, 4, kind: "research", level: Varied).Link(Range(0, 49)).Publish().Build(Range(0, 49)),
        new WorldBuilder("nine around one, at the threshold").Add(13, 10, level: index => index < 9 ? 0 : 3)
            .Add(30, 20, kind: "research", level: Varied).Link(Range(0, 9)).Publish().Build(Range(0, 9)),
        new WorldBuilder("nine of twelve").Add(15, 12, level: index => index < 9 ? 0 : 4 - (index % 3))
            .Add(30, 20, kind: "research", level: Varied).Link(Range(0, 9)).Publish().Build(Range(0, 9), [.. Range(0, 9), 9]),
        new WorldBuilder("five of ten, the others at the top").Add(13, 10, level: index => index < 5 ? 0 : 4)
            .Add(30, 20, kind: "research", level: Varied).Link(Range(0, 5)).Publish().Build(Range(0, 5)),
        new WorldBuilder("five of ten, the others at the top, the smallest threshold", 5)
            .Add(14, 10, level: index => index < 5 ? 0 : 4).Add(8, 5, role: "user", level: Varied)
            .Add(20, 12, kind: "research", level: Varied).Link(Range(0, 5)).Publish().Build(Range(0, 5)),
        new WorldBuilder("five that are absent, of eight").Add(18, 10, level: Varied).Add(25, 18, kind: "research", level: Varied)
            .Link(Range(10, 5)).Publish().Build(Range(10, 5)),
        new WorldBuilder("two groups of five in a cell of twelve").Add(15, 12, level: index => index < 5 ? 0 : index < 10 ? 4 : 2)
            .Add(30, 20, kind: "research", level: Varied).Link(Range(0, 5)).Link(Range(5, 5)).Publish().Build(Range(0, 10)),
        new WorldBuilder("all of a kind but three").Add(20, 12, level: Varied).Add(13, 10, kind: "research", level: Varied)
            .Add(20, 14, kind: "registry", level: Varied).Link(Range(20, 10)).Publish().Build(Range(20, 10)),
        new WorldBuilder("nine in a small remainder").Add(25, 18, level: Varied).Add(20, 13, kind: "research", level: Varied)
            .Add(12, 11, kind: "registry", level: index => index < 9 ? 0 : 4).Link(Range(45, 9)).Publish().Build(Range(45, 9)),
        new WorldBuilder("nineteen of a total of which one kind is shown").Add(30, 20, level: Varied)
            .Add(28, 22, kind: "research", level: index => index < 19 ? 0 : 4).Link(Range(30, 19)).Publish().Build(Range(30, 19)),
        new WorldBuilder("ten answer again as one joins").Add(34, 20, level: Varied).Link(Range(0, 10)).Publish()
            .Publish(later => { later.Answer(0, Range(0, 10)); later.Answer(4, 20); })
            .Publish(later => later.Answer(4, Range(0, 10))).Publish(later => later.Answer(0, Range(0, 10))).Build(Range(0, 10)),
        new WorldBuilder("fifty of which nineteen are known").Add(57, 50, level: index => index < 10 ? 0 : index < 19 ? 4 : index % 3 + 1)
            .Link(Range(0, 19)).Publish().Build(Range(0, 19)),
        .. Enumerable.Range(0, 13).Select(RandomWorld.Linked),
    ];

    private static int Varied(int index) => (index * 7 % 5 + index) % 5;

    private static int[] Range(int from, int count) => [.. Enumerable.Range(from, count)];
}

namespace EhdsReadiness.Attack.Tests.Populations;

/// <summary>Worlds in which every other organisation is counted by the mean of three units, which answer nearly as the organisation did in
/// the world that this one is made of.</summary>
public static class UnitsWorlds
{
    private const int Units = 3;

    public static IReadOnlyList<World> All { get; } =
    [
        .. HardWorlds.All.Where((world, index) => index % 3 == 0).Select(Of),
        .. Enumerable.Range(0, 12).Select(seed => Of(RandomWorld.Of(seed))),
        Of(LinkedWorlds.FortyEightAroundOne),
        Of(LinkedWorlds.NineteenThemselves),
    ];

    /// <summary>The same answers give the same mean, so that nothing changes that did not change before.</summary>
    private static World Of(World world) => world with
    {
        Name = $"{world.Name}, by units",
        MostUnits = Units,
        Truth = [.. world.Truth.Select(parts => (IReadOnlyList<Part?>)[.. parts.Select((part, unit) =>
            part is null || unit % 2 == 0 ? part : Part.MeanOf([part, Drawn(unit, part, 1), Drawn(unit, part, 2)]))])],
    };

    /// <summary>The answers of another unit: of three, one is a level away.</summary>
    private static Part Drawn(int unit, Part part, int number)
    {
        var random = new Random(unchecked((int)part.Revision + (31 * unit) + number));
        return Part.Of([.. part.Levels!.Select(level =>
            random.Next(3) == 0 ? Math.Clamp(level + (random.Next(2) == 0 ? 1 : -1), Questions.Unknown, 4) : level)]);
    }
}

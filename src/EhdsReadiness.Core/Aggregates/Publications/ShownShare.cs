namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>A share as published.</summary>
/// <param name="Percent">In steps of 5; 5 with <see cref="Bound.Under"/> is "5 % or less", 95 with <see cref="Bound.Over"/> "95 % or
/// more".</param>
public sealed record ShownShare(Bound Bound, int Percent)
{
    private const int Step = 5;

    /// <summary>The share of <paramref name="part"/> in <paramref name="whole"/>, which is at least 1, halves upwards.</summary>
    public static ShownShare Of(long part, long whole)
    {
        var percent = (int)(((2 * 100 * part) + (Step * whole)) / (2 * Step * whole)) * Step;
        return percent <= Step ? new(Bound.Under, Step)
            : percent >= 100 - Step ? new(Bound.Over, 100 - Step)
            : new(Bound.None, percent);
    }

    /// <summary>The fewest and the most that this share of a whole can be; the fewest exceed the most where no whole number is.</summary>
    public (long Fewest, long Most) PartsOf(long whole)
    {
        long Reaching(int percent) => (((2 * percent) - Step) * whole + 199) / 200;
        return (Bound is Bound.Under ? 0 : Reaching(Percent), Bound is Bound.Over ? whole : Reaching(Percent + Step) - 1);
    }

    /// <summary>To the nearest whole percent, without a bound: what the steps protect.</summary>
    internal static ShownShare Unprotected(long part, long whole) => new(Bound.None, (int)(((200 * part) + whole) / (2 * whole)));
}

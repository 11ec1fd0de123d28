namespace EhdsReadiness.Core.Aggregates;

/// <summary>One end of an interval of shares, rounded so that the interval only becomes wider.</summary>
/// <param name="Percent">Whole per cent, 0 to 100.</param>
/// <param name="Fraction">The usual fraction that says the same, such as a third for 33 % as the low end; null where none does.</param>
public sealed record ResponseEnd(int Percent, UsualFraction? Fraction)
{
    /// <summary>A low end, rounded down.</summary>
    internal static ResponseEnd Low(int part, int whole)
    {
        var percent = 100 * part / whole;
        return new(percent, Find(one => (long)part * one.Whole >= (long)one.Part * whole && 100 * one.Part / one.Whole == percent));
    }

    /// <summary>A high end, rounded up.</summary>
    internal static ResponseEnd High(int part, int whole)
    {
        static int Up(int part, int whole) => ((100 * part) + whole - 1) / whole;
        var percent = Up(part, whole);
        return new(percent, Find(one => (long)part * one.Whole <= (long)one.Part * whole && Up(one.Part, one.Whole) == percent));
    }

    private static UsualFraction? Find(Func<(int Part, int Whole), bool> says) => Enum.GetValues<UsualFraction>()
        .Where(fraction => says(fraction switch
        {
            UsualFraction.Quarter => (1, 4),
            UsualFraction.Third => (1, 3),
            UsualFraction.Half => (1, 2),
            UsualFraction.TwoThirds => (2, 3),
            UsualFraction.ThreeQuarters => (3, 4),
        }))
        .Cast<UsualFraction?>().FirstOrDefault();
}

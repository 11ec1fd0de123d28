namespace EhdsReadiness.Core.Scoring;

/// <summary>
/// An exact rational number, always reduced, with a positive denominator. No score is ever a floating-point number,
/// so that each can be rebuilt by hand and is the same on every machine.
/// </summary>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private readonly long _denominator;

    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Fraction(long numerator, long denominator = 1)
        : this((Int128)numerator, denominator)
    {
    }

    private Fraction(Int128 numerator, Int128 denominator)
    {
        if (denominator == 0) { throw new DivideByZeroException("A fraction needs a denominator other than zero."); }

        var divisor = GreatestCommonDivisor(Int128.Abs(numerator), Int128.Abs(denominator));
        if (denominator < 0)
        {
            divisor = -divisor;
        }

        Numerator = checked((long)(numerator / divisor));
        _denominator = checked((long)(denominator / divisor));
    }

    public static Fraction Zero => default;

    public long Numerator { get; }

    /// <summary>At least 1. (The default value of the type is zero, hence the correction.)</summary>
    public long Denominator => _denominator == 0 ? 1 : _denominator;

    /// <summary>The greatest integer not above the fraction.</summary>
    public long Floor
    {
        get
        {
            var quotient = Numerator / Denominator;
            return Numerator % Denominator < 0 ? quotient - 1 : quotient;
        }
    }

    public static Fraction operator +(Fraction left, Fraction right) =>
        left.Denominator == right.Denominator
            ? new((Int128)left.Numerator + right.Numerator, left.Denominator)
            : new(((Int128)left.Numerator * right.Denominator) + ((Int128)right.Numerator * left.Denominator),
                (Int128)left.Denominator * right.Denominator);

    public static Fraction operator -(Fraction left, Fraction right) => left + new Fraction(-(Int128)right.Numerator, right.Denominator);

    public static Fraction operator *(Fraction left, Fraction right) =>
        new((Int128)left.Numerator * right.Numerator, (Int128)left.Denominator * right.Denominator);

    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Fraction operator /(Fraction left, Fraction right) =>
        new((Int128)left.Numerator * right.Denominator, (Int128)left.Denominator * right.Numerator);

    public static implicit operator Fraction(long whole) => new(whole);

    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    public int CompareTo(Fraction other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary><c>75</c> or <c>155/3</c>, in any culture.</summary>
    public override string ToString() =>
        Denominator == 1
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static Int128 GreatestCommonDivisor(Int128 a, Int128 b)
    {
        if (a <= ulong.MaxValue && b <= ulong.MaxValue) { return GreatestCommonDivisor((ulong)a, (ulong)b); }

        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    private static Int128 GreatestCommonDivisor(ulong a, ulong b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}

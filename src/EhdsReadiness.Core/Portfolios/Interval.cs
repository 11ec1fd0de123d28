namespace EhdsReadiness.Core.Portfolios;

/// <summary>A score as shown: whole points from 0 to 100.</summary>
/// <param name="Low">What is secured.</param>
/// <param name="High">What is still possible, not below the low end.</param>
public readonly record struct Interval(int Low, int High)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for the empty text, which stands for "nothing to assess".</summary>
    public static Interval? Read(ReadOnlySpan<char> written)
    {
        if (written.IsEmpty) { return null; }

        var dash = written.IndexOf('-');
        return new(int.Parse(written[..dash], CultureInfo.InvariantCulture),
            int.Parse(written[(dash + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary><c>48-66</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Low}-{High}");
}

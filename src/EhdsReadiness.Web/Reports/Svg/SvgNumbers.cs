namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>Takes numbers out of a text, one after the other, as SVG parts them: by spaces, commas, a sign or a second point.</summary>
internal sealed partial class SvgNumbers(string text)
{
    private const double Most = 1e7;
    private int _at;

    /// <summary>The next letter; null where none comes.</summary>
    public char? Letter() => Taken(LetterPattern()) is { } letter ? letter[0] : null;

    /// <summary>The next number; null where none comes, or one that no drawing needs.</summary>
    public double? Number() =>
        Taken(NumberPattern()) is { } number && double.Parse(number, CultureInfo.InvariantCulture) is var value && Math.Abs(value) <= Most
            ? value : null;

    /// <summary>The next 0 or 1, which needs nothing after it.</summary>
    public bool? Flag() => Taken(FlagPattern()) is { } flag ? flag == "1" : null;

    /// <summary>All numbers until something else comes.</summary>
    public List<double> All()
    {
        var numbers = new List<double>();
        while (Number() is { } number)
        {
            numbers.Add(number);
        }

        return numbers;
    }

    private string? Taken(Regex pattern)
    {
        var match = pattern.Match(text, _at);
        if (!match.Success) { return null; }

        _at += match.Length;
        return match.Groups[1].Value;
    }

    [GeneratedRegex(@"\G[\s,]*([A-Za-z])")]
    private static partial Regex LetterPattern();

    [GeneratedRegex(@"\G[\s,]*([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?)")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\G[\s,]*([01])")]
    private static partial Regex FlagPattern();
}

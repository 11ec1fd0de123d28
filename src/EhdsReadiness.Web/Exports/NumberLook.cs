namespace EhdsReadiness.Web.Exports;

/// <summary>How a spreadsheet shows a number, as its format says; all false for the number itself.</summary>
/// <param name="Day">As a day, with its time when <paramref name="Time"/> is true as well.</param>
/// <param name="Time">As hours and minutes.</param>
/// <param name="Seconds">With seconds.</param>
/// <param name="Percent">As hundredths, with <paramref name="Decimals"/> decimals.</param>
/// <param name="Decimals">From 0; of percentages alone.</param>
internal sealed record NumberLook(bool Day, bool Time = false, bool Seconds = false, bool Percent = false, int Decimals = 0)
{
    private const double SecondsOfADay = 86_400;

    /// <summary>The number as it stands.</summary>
    public static NumberLook Plain { get; } = new(Day: false);

    /// <summary>The number as people see it, whatever their country: <c>2026-11-27 14:30</c>, <c>14:30</c>, <c>85%</c>.</summary>
    /// <param name="firstDay">Day 0 of the workbook.</param>
    public string Write(double number, DateOnly firstDay)
    {
        if (Percent && Math.Abs(number) < 1_000_000)
        {
            var share = Math.Round((decimal)number * 100, Decimals, MidpointRounding.AwayFromZero);
            return $"{share.ToString($"F{Decimals}", CultureInfo.InvariantCulture)}%";
        }

        if (!(Day || Time) || number is not (>= 0 and < 1_000_000)) { return number.ToString("R", CultureInfo.InvariantCulture); }

        var seconds = (long)Math.Round(number * SecondsOfADay);
        // A format without a day counts hours on; one without a time shows the day that has begun.
        var day = Day && Time ? seconds / (long)SecondsOfADay : (long)number;
        var time = Day ? seconds % (long)SecondsOfADay : seconds;
        var minutes = string.Create(CultureInfo.InvariantCulture, $"{time / 3600:00}:{time / 60 % 60:00}");
        var clock = Seconds ? string.Create(CultureInfo.InvariantCulture, $"{minutes}:{time % 60:00}") : minutes;
        var date = firstDay.AddDays((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return !Day ? clock : Time ? $"{date} {clock}" : date;
    }

    /// <summary>The look that a format code gives (ISO/IEC 29500-1, 18.8.30): its first section, without words, colours and what is
    /// escaped.</summary>
    public static NumberLook Of(string code)
    {
        var (signs, quoted, bracket) = (new StringBuilder(), false, -1);
        for (var at = 0; at < code.Length && (quoted || code[at] != ';'); at++)
        {
            if (!quoted && code[at] is '\\' or '_' or '*')
            {
                at++;
                continue;
            }

            quoted ^= code[at] == '"';
            if (!quoted && code[at] == '[')
            {
                bracket = at;
            }
            else if (bracket >= 0)
            {
                if (code[at] != ']') { continue; }

                // Hours, minutes or seconds that count on beyond their day; else a colour, a condition or a country.
                var inner = code[(bracket + 1)..at].ToLowerInvariant();
                signs.Append(inner.Length > 0 && inner[0] is 'h' or 'm' or 's' && inner.All(sign => sign == inner[0]) ? inner : "");
                bracket = -1;
            }
            else if (!quoted)
            {
                signs.Append(char.ToLowerInvariant(code[at]));
            }
        }

        var shown = signs.ToString();
        if (shown is "general") { return Plain; }

        var seconds = shown.Contains('s', StringComparison.Ordinal);
        var decimals = shown.SkipWhile(sign => sign != '.').Count(sign => sign is '0' or '#' or '?');
        return new(
            shown.AsSpan().ContainsAny('y', 'd'), seconds || shown.Contains('h', StringComparison.Ordinal), seconds,
            shown.Contains('%', StringComparison.Ordinal), Math.Min(10, decimals));
    }

    /// <summary>The look of a format that every program knows by its number; null for others.</summary>
    public static NumberLook? Of(int number) => number switch
    {
        9 => Of("0%"),
        10 => Of("0.00%"),
        >= 14 and <= 17 => new(Day: true),
        18 or 20 => new(Day: false, Time: true),
        19 or 21 or (>= 45 and <= 47) => new(Day: false, Time: true, Seconds: true),
        22 => new(Day: true, Time: true),
        _ => null,
    };
}

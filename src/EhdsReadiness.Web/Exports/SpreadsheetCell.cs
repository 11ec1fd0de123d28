namespace EhdsReadiness.Web.Exports;

/// <summary>One cell with its type, so that a spreadsheet sorts and adds it up without guessing.</summary>
public sealed record SpreadsheetCell
{
    private SpreadsheetCell(CellKind kind, string? text, decimal number)
    {
        (Kind, Content, Number) = (kind, text, number);
    }

    public static SpreadsheetCell Empty { get; } = new(CellKind.Empty, null, 0);
    public CellKind Kind { get; }

    /// <summary>The words of a text; null for other kinds.</summary>
    public string? Content { get; }

    /// <summary>The number; of a day the days since 30 December 1899, as spreadsheets count; 0 for a text.</summary>
    public decimal Number { get; }

    /// <summary>The cells of the workbook that hold what may be chosen, as formulas name them: <c>'How to'!$B$2:$B$8</c>; null when
    /// anything may be typed.</summary>
    public string? ChoicesIn { get; init; }

    public static SpreadsheetCell Text(string? text) => string.IsNullOrEmpty(text) ? Empty : new(CellKind.Text, text, 0);

    public static SpreadsheetCell Whole(long? number) => number is { } some ? new(CellKind.Whole, null, some) : Empty;

    /// <param name="tenths">In tenths: 395 is shown as 39.5.</param>
    public static SpreadsheetCell Tenths(long? tenths) => tenths is { } some ? new(CellKind.Tenths, null, some / 10m) : Empty;

    public static SpreadsheetCell Day(DateOnly? day) => day is { } some ? new(CellKind.Day, null, Serial(some)) : Empty;

    public static SpreadsheetCell Month(DateOnly? month) =>
        month is { } some ? new(CellKind.Month, null, Serial(new(some.Year, some.Month, 1))) : Empty;

    public static implicit operator SpreadsheetCell(string? text) => Text(text);

    /// <summary>A day of the year 1900 is one off in spreadsheets; none of ours is older than the regulation.</summary>
    private static int Serial(DateOnly day) => day.DayNumber - SpreadsheetReader.FirstDay.DayNumber;
}

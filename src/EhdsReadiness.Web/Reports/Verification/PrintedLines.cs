using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>The lines that a report prints, as somebody who looks at it reads them.</summary>
internal static partial class PrintedLines
{
    private const int MostListed = 30;

    /// <summary>The lines of all pages.</summary>
    /// <param name="file">Written by this program, byte for byte. The library reads no other: it was not made for files that are to harm,
    /// and some of these end the process.</param>
    public static IReadOnlyList<string> Of(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        return [.. document.GetPages().SelectMany(Lines)];
    }

    /// <summary>Lines with a figure that only one of both has. Lines of the same words are put side by side.</summary>
    public static IReadOnlyList<FigureDifference> Differences(IReadOnlyList<string> printed, IReadOnlyList<string> computed)
    {
        var onlyComputed = Without(computed, printed).GroupBy(Words)
            .ToDictionary(group => group.Key, group => new Queue<string>(group), StringComparer.Ordinal);
        var differences = Without(printed, computed)
            .Select(line => new FigureDifference(line, onlyComputed.GetValueOrDefault(Words(line)) is { Count: > 0 } same ? same.Dequeue()
                : null))
            .ToList();
        differences.AddRange(onlyComputed.Values.SelectMany(rest => rest).Select(line => new FigureDifference(null, line)));
        return [.. differences.Take(MostListed)];
    }

    private static IEnumerable<string> Without(IReadOnlyList<string> lines, IReadOnlyList<string> others)
    {
        var left = others.CountBy(line => line).ToDictionary(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => Figure().IsMatch(line) && !Fingerprint().IsMatch(line)))
        {
            if (left.GetValueOrDefault(line) is var count and > 0)
            {
                left[line] = count - 1;
            }
            else
            {
                yield return line;
            }
        }
    }

    private static string Words(string line) => Figure().Replace(line, "#");

    private static IEnumerable<string> Lines(Page page)
    {
        var line = new StringBuilder();
        foreach (var row in page.Letters.GroupBy(letter => Math.Round(letter.StartBaseLine.Y)).OrderByDescending(row => row.Key))
        {
            line.Clear();
            var end = double.NaN;
            foreach (var letter in row.OrderBy(letter => letter.StartBaseLine.X))
            {
                line.Append(letter.StartBaseLine.X - end > 3 ? "   " : "").Append(letter.Value);
                end = letter.EndBaseLine.X;
            }

            yield return line.ToString().Trim();
        }
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Figure();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Fingerprint();
}

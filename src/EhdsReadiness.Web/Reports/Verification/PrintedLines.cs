using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>The lines that a report prints, as somebody who looks at it reads them.</summary>
internal static partial class PrintedLines
{
    private const int MostListed = 30;

    /// <summary>Most bytes that the streams of a file may unpack to: a file made to harm is not opened.</summary>
    private const int LargestUnpacked = 32 * 1024 * 1024;

    /// <summary>The lines of all pages; null when the file can't be read as one of ours.</summary>
    public static IReadOnlyList<string>? Of(byte[] file)
    {
        if (!UnpacksSmall(file))
        {
            return null;
        }

        try
        {
            using var document = PdfDocument.Open(file);
            return [.. document.GetPages().SelectMany(Lines)];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A damaged file makes the library fail in as many ways as there are bytes; none of them matters more than another.
            return null;
        }
    }

    /// <summary>Lines with a figure that only one of both has. Lines of the same words are put side by side.</summary>
    public static IReadOnlyList<FigureDifference> Differences(IReadOnlyList<string> printed, IReadOnlyList<string> computed)
    {
        var onlyComputed = Without(computed, printed).GroupBy(Words).ToDictionary(group => group.Key, group => new Queue<string>(group), StringComparer.Ordinal);
        var differences = Without(printed, computed)
            .Select(line => new FigureDifference(line, onlyComputed.GetValueOrDefault(Words(line)) is { Count: > 0 } same ? same.Dequeue() : null))
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

    /// <summary>Unpacks every stream once, into nothing; the only filter of our files is the one tried here.</summary>
    private static bool UnpacksSmall(byte[] file)
    {
        var rest = file.AsSpan();
        var left = LargestUnpacked;
        var buffer = new byte[16 * 1024];
        while (rest.IndexOf("stream\n"u8) is var start and >= 0)
        {
            if (Filters().Count(Encoding.Latin1.GetString(rest[..start])) > 1)
            {
                // Several objects without a stream stand between two streams; a filter belongs to a stream.
                return false;
            }

            rest = rest[(start + "stream\n".Length)..];
            var end = rest.IndexOf("endstream"u8);
            if (end < 0)
            {
                return false;
            }

            try
            {
                using var zlib = new ZLibStream(new MemoryStream(rest[..end].ToArray()), CompressionMode.Decompress);
                for (int read; (read = zlib.Read(buffer)) > 0;)
                {
                    left -= read;
                    if (left < 0)
                    {
                        return false;
                    }
                }
            }
            catch (InvalidDataException)
            {
                // Not packed: it takes the room that it has.
            }

            rest = rest[(end + "endstream".Length)..];
        }

        return true;
    }

    [GeneratedRegex("/(?:Flate|LZW|RunLength|ASCII)[A-Za-z0-9]*Decode|/F[a-z#0-9]*#")]
    private static partial Regex Filters();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Figure();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Fingerprint();
}

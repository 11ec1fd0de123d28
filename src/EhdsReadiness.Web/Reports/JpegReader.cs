using System.Buffers.Binary;

namespace EhdsReadiness.Web.Reports;

/// <summary>
/// Reads a JPEG picture (ITU-T T.81) that somebody sent, as far as a PDF needs, which holds it as it is: size, number of colours, and that
/// its parts fit. What a camera or a program wrote about it is left out.
/// </summary>
public static class JpegReader
{
    private const int Comment = 0xfe;
    private const int FirstApplication = 0xe0;
    private const int LastApplication = 0xef;
    private const int AdobeApplication = 0xee;
    private const int Quantization = 0xdb;
    private const int StartOfScan = 0xda;
    private const int EndOfImage = 0xd9;
    private const int Fill = 0xff;

    /// <summary>Whether a file begins as such pictures do.</summary>
    public static bool IsOne(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]);

    /// <returns>The picture without its words, or why there is none.</returns>
    public static (Picture? Picture, PictureFaultKind? Fault) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > PngReader.LongestFile) { return (null, PictureFaultKind.TooLong); }

        if (!IsOne(file)) { return (null, PictureFaultKind.NotReadable); }

        var kept = new List<byte>(file[..2].ToArray());
        var rest = file[2..];
        var (hasTable, hasScan) = (false, false);
        (int Width, int Height, int Colours)? frame = null;
        while (rest.Length >= 2 && rest[0] == 0xff)
        {
            var marker = rest[1];
            if (marker == EndOfImage)
            {
                // Nothing that stands behind the picture goes along, such as another for brighter screens.
                kept.AddRange(rest[..2]);
                return frame is var (width, height, colours) && hasTable && hasScan ? Sized(width, height, colours, [.. kept])
                    : (null, PictureFaultKind.NotReadable);
            }

            var length = marker == Fill ? 1 : rest.Length < 4 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) + 2;
            if (length > rest.Length || length is 0 or 2 or 3) { break; }

            // Baseline and progressive; what else there is, few programs draw. A picture has one frame.
            if (marker is 0xc0 or 0xc1 or 0xc2)
            {
                if (frame is not null) { break; }

                frame = FrameOf(rest[4..length]);
            }

            if (marker == StartOfScan) { length += Coded(rest[length..]); }

            (hasTable, hasScan) = (hasTable || marker == Quantization, hasScan || marker == StartOfScan);
            if (marker is not (Comment or Fill or (> FirstApplication and <= LastApplication and not AdobeApplication)))
            {
                kept.AddRange(rest[..length]);
            }

            rest = rest[length..];
        }

        return (null, PictureFaultKind.NotReadable);
    }

    /// <summary>Bytes of the coded picture before the next marker that is not one of its own.</summary>
    private static int Coded(ReadOnlySpan<byte> rest)
    {
        var at = 0;
        while (at + 1 < rest.Length && (rest[at] != 0xff || rest[at + 1] is 0 or (>= 0xd0 and <= 0xd7)))
        {
            at++;
        }

        return at;
    }

    private static (Picture? Picture, PictureFaultKind? Fault) Sized(int width, int height, int colours, byte[] kept) =>
        width > PngReader.MostWidth || height > PngReader.MostHeight ? (null, PictureFaultKind.TooManyPixels)
            : (new(width, height, kept, "") { JpegColours = colours }, null);

    /// <summary>Size and number of colours, grey or three; null for anything else.</summary>
    private static (int Width, int Height, int Colours)? FrameOf(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 6 || frame[0] != 8 || frame[5] is not (1 or 3)) { return null; }

        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), BinaryPrimitives.ReadUInt16BigEndian(frame[3..]));
        return width == 0 || height == 0 ? null : (width, height, frame[5]);
    }
}

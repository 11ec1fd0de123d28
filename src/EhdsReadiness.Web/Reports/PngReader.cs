using System.Buffers.Binary;

namespace EhdsReadiness.Web.Reports;

/// <summary>
/// Reads a PNG picture (W3C, Portable Network Graphics, second edition) that somebody sent. Its size is known before a pixel is unpacked,
/// and never more is unpacked than its size says.
/// </summary>
public static class PngReader
{
    /// <summary>Longest file, in bytes.</summary>
    public const int LongestFile = 200 * 1024;

    public const int MostWidth = 1200;
    public const int MostHeight = 600;
    private const int HeaderLength = 13;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    /// <returns>The picture without its words, or why there is none.</returns>
    public static (Picture? Picture, PictureFaultKind? Fault) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > LongestFile) { return (null, PictureFaultKind.TooLong); }

        if (!file.StartsWith(Signature) || ChunksOf(file[Signature.Length..]) is not { } chunks || Header.Of(chunks) is not { } header)
        {
            return (null, PictureFaultKind.NotReadable);
        }

        if (header.Width > MostWidth || header.Height > MostHeight) { return (null, PictureFaultKind.TooManyPixels); }

        return Unpacked(header, chunks) is { } rows && Coloured(header, rows, chunks) is { } pixels
            ? (new(header.Width, header.Height, pixels, ""), null)
            : (null, PictureFaultKind.NotReadable);
    }

    /// <summary>The parts of the file by name, those of one name joined; null when they do not fit.</summary>
    private static Dictionary<string, byte[]>? ChunksOf(ReadOnlySpan<byte> rest)
    {
        var chunks = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (rest.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > (uint)(rest.Length - 12)) { return null; }

            var name = System.Text.Encoding.Latin1.GetString(rest.Slice(4, 4));
            var data = rest.Slice(8, (int)length);
            chunks[name] = chunks.TryGetValue(name, out var before) ? [.. before, .. data] : data.ToArray();
            if (name == "IEND") { return chunks; }

            rest = rest[(12 + (int)length)..];
        }

        return null;
    }

    /// <summary>The rows as they were before packing and filtering; null when the packed bytes are damaged or too few.</summary>
    private static byte[]? Unpacked(Header header, Dictionary<string, byte[]> chunks)
    {
        if (!chunks.TryGetValue("IDAT", out var packed)) { return null; }

        var filtered = new byte[(header.RowLength + 1) * header.Height];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            zlib.ReadExactly(filtered);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }

        var rows = new byte[header.RowLength * header.Height];
        for (var row = 0; row < header.Height; row++)
        {
            var source = filtered.AsSpan(row * (header.RowLength + 1), header.RowLength + 1);
            var before = row == 0 ? new byte[header.RowLength] : rows.AsSpan((row - 1) * header.RowLength, header.RowLength);
            if (!Unfilter(source[0], source[1..], before, rows.AsSpan(row * header.RowLength, header.RowLength), header.PixelLength))
            {
                return null;
            }
        }

        return rows;
    }

    private static bool Unfilter(byte filter, ReadOnlySpan<byte> source, ReadOnlySpan<byte> above, Span<byte> target, int pixel)
    {
        for (var i = 0; i < source.Length; i++)
        {
            var left = i < pixel ? 0 : target[i - pixel];
            var corner = i < pixel ? 0 : above[i - pixel];
            int? guess = filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => null,
            };
            if (guess is null) { return false; }

            target[i] = (byte)(source[i] + guess.Value);
        }

        return true;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - corner - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    /// <summary>Red, green and blue on white; null when a colour is missing from the palette.</summary>
    private static byte[]? Coloured(Header header, byte[] rows, Dictionary<string, byte[]> chunks)
    {
        var palette = chunks.GetValueOrDefault("PLTE", []);
        // Of a palette the opacity of each place, else one colour that is not drawn, two bytes a sample.
        var transparent = chunks.GetValueOrDefault("tRNS", []);
        var pixels = new byte[header.Width * header.Height * 3];
        Span<byte> samples = stackalloc byte[4];
        for (var (at, row) = (0, 0); row < header.Height; row++)
        {
            var line = rows.AsSpan(row * header.RowLength, header.RowLength);
            for (var x = 0; x < header.Width; x++)
            {
                for (var sample = 0; sample < header.Samples; sample++)
                {
                    samples[sample] = header.SampleOf(line, (x * header.Samples) + sample);
                }

                if (header.Colour == 3 && (samples[0] + 1) * 3 > palette.Length) { return null; }

                var opaque = header.Colour is 0 or 2 && header.IsOf(transparent, line, x) ? (byte)0 : (byte)255;
                var (red, green, blue, opacity) = header.Colour switch
                {
                    0 => (samples[0], samples[0], samples[0], opaque),
                    2 => (samples[0], samples[1], samples[2], opaque),
                    3 => (palette[samples[0] * 3], palette[(samples[0] * 3) + 1], palette[(samples[0] * 3) + 2],
                        samples[0] < transparent.Length ? transparent[samples[0]] : (byte)255),
                    4 => (samples[0], samples[0], samples[0], samples[1]),
                    _ => (samples[0], samples[1], samples[2], samples[3]),
                };
                pixels[at++] = OnWhite(red, opacity);
                pixels[at++] = OnWhite(green, opacity);
                pixels[at++] = OnWhite(blue, opacity);
            }
        }

        return pixels;
    }

    private static byte OnWhite(byte colour, byte opacity) => (byte)(((colour * opacity) + (255 * (255 - opacity)) + 127) / 255);

    /// <summary>What the file says of itself.</summary>
    /// <param name="Depth">Bits of a sample: 1, 2, 4, 8 or 16.</param>
    /// <param name="Colour">0 grey, 2 colours, 3 palette, 4 grey with opacity, 6 colours with opacity.</param>
    private sealed record Header(int Width, int Height, int Depth, int Colour)
    {
        public int Samples => Colour switch { 0 or 3 => 1, 4 => 2, 2 => 3, _ => 4 };

        /// <summary>Bytes of a row.</summary>
        public int RowLength => ((Width * Samples * Depth) + 7) / 8;

        /// <summary>Bytes from a pixel to the next, for filtering.</summary>
        public int PixelLength => Math.Max(1, Samples * Depth / 8);

        public static Header? Of(Dictionary<string, byte[]> chunks)
        {
            if (!chunks.TryGetValue("IHDR", out var bytes) || bytes.Length != HeaderLength) { return null; }

            var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4)));
            var (depth, colour) = (bytes[8], bytes[9]);
            var fits = (colour, depth) is (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
            return width > 0 && height > 0 && fits && bytes is [.., 0, 0, 0] ? new(width, height, depth, colour) : null;
        }

        /// <summary>A sample in eight bits; the place in the palette for that kind of picture.</summary>
        public byte SampleOf(ReadOnlySpan<byte> line, int index)
        {
            var value = ValueOf(line, index);
            return (byte)(Depth == 16 ? value >> 8 : Colour == 3 ? value : value * 255 / ((1 << Depth) - 1));
        }

        /// <summary>Whether a pixel has exactly this colour, of which a file of another kind or a damaged one names none.</summary>
        public bool IsOf(ReadOnlySpan<byte> colour, ReadOnlySpan<byte> line, int x)
        {
            var isSame = colour.Length == Samples * 2;
            for (var sample = 0; isSame && sample < Samples; sample++)
            {
                isSame = BinaryPrimitives.ReadUInt16BigEndian(colour[(sample * 2)..]) == ValueOf(line, (x * Samples) + sample);
            }

            return isSame;
        }

        /// <summary>A sample as it stands in the file.</summary>
        private int ValueOf(ReadOnlySpan<byte> line, int index) => Depth switch
        {
            16 => BinaryPrimitives.ReadUInt16BigEndian(line[(index * 2)..]),
            8 => line[index],
            _ => (line[index * Depth / 8] >> (8 - Depth - (index * Depth % 8))) & ((1 << Depth) - 1),
        };
    }
}

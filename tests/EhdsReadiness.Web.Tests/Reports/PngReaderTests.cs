using System.Buffers.Binary;
using CsCheck;
using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>Pictures that people send.</summary>
public sealed class PngReaderTests
{
    [Theory]
    [InlineData(8, 2, new byte[] { 0, 10, 20, 30, 255, 0, 0 }, new byte[] { 10, 20, 30, 255, 0, 0 })]
    [InlineData(8, 2, new byte[] { 1, 10, 20, 30, 5, 5, 5 }, new byte[] { 10, 20, 30, 15, 25, 35 })]
    [InlineData(8, 6, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 255 }, new byte[] { 255, 255, 255, 0, 0, 0 })]
    [InlineData(8, 4, new byte[] { 0, 100, 255, 0, 128 }, new byte[] { 100, 100, 100, 127, 127, 127 })]
    [InlineData(1, 0, new byte[] { 0, 0b0100_0000 }, new byte[] { 0, 0, 0, 255, 255, 255 })]
    [InlineData(16, 0, new byte[] { 0, 7, 99, 9, 99 }, new byte[] { 7, 7, 7, 9, 9, 9 })]
    public void Each_kind_of_pixel_becomes_red_green_and_blue_on_white(byte depth, byte colour, byte[] rows, byte[] expected)
    {
        var (picture, fault) = PngReader.Read(Png(2, 1, depth, colour, rows));

        Assert.Null(fault);
        Assert.Equal(expected, picture!.Pixels.ToArray());
    }

    [Fact]
    public void A_palette_gives_its_colours_and_lacks_none()
    {
        var (picture, _) = PngReader.Read(Png(2, 1, 4, 3, [0, 0x10], ("PLTE", [1, 2, 3, 4, 5, 6]), ("tRNS", [255, 0])));
        Assert.Equal([255, 255, 255, 1, 2, 3], picture!.Pixels.ToArray());

        Assert.Equal(PictureFaultKind.NotReadable, PngReader.Read(Png(2, 1, 4, 3, [0, 0x20], ("PLTE", [1, 2, 3, 4, 5, 6]))).Fault);
    }

    [Theory]
    [InlineData(8, 2, new byte[] { 0, 1, 2, 3, 1, 2, 4 }, new byte[] { 0, 1, 0, 2, 0, 3 }, new byte[] { 255, 255, 255, 1, 2, 4 })]
    [InlineData(1, 0, new byte[] { 0, 0b0100_0000 }, new byte[] { 0, 0 }, new byte[] { 255, 255, 255, 255, 255, 255 })]
    [InlineData(16, 0, new byte[] { 0, 7, 99, 7, 98 }, new byte[] { 7, 99 }, new byte[] { 255, 255, 255, 7, 7, 7 })]
    [InlineData(8, 0, new byte[] { 0, 10, 20 }, new byte[] { 10 }, new byte[] { 10, 10, 10, 20, 20, 20 })]
    public void The_one_colour_that_is_transparent_is_not_drawn(
        byte depth, byte colour, byte[] rows, byte[] transparent, byte[] expected) =>
        Assert.Equal(expected, PngReader.Read(Png(2, 1, depth, colour, rows, ("tRNS", transparent))).Picture!.Pixels.ToArray());

    [Fact]
    public void Rows_are_guessed_from_the_row_above()
    {
        var (up, _) = PngReader.Read(Png(1, 2, 8, 0, [0, 5, 2, 3]));
        Assert.Equal([5, 5, 5, 8, 8, 8], up!.Pixels.ToArray());
        var (average, _) = PngReader.Read(Png(1, 2, 8, 0, [0, 10, 3, 3]));
        Assert.Equal([10, 10, 10, 8, 8, 8], average!.Pixels.ToArray());
        var (paeth, _) = PngReader.Read(Png(1, 2, 8, 0, [0, 10, 4, 3]));
        Assert.Equal([10, 10, 10, 13, 13, 13], paeth!.Pixels.ToArray());
    }

    [Theory]
    [InlineData(1201, 1)]
    [InlineData(1, 601)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_picture_with_more_pixels_is_refused_by_its_heading(int width, int height) =>
        Assert.Equal(PictureFaultKind.TooManyPixels, PngReader.Read(Png(width, height, 8, 6, [])).Fault);

    [Fact]
    public void A_longer_file_is_not_looked_at() =>
        Assert.Equal(PictureFaultKind.TooLong, PngReader.Read(new byte[PngReader.LongestFile + 1]).Fault);

    [Fact]
    public void Whatever_is_sent_gives_a_picture_or_a_reason()
    {
        var file = Png(3, 2, 8, 2, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        Assert.Null(PngReader.Read(file).Fault);
        for (var length = 0; length < file.Length; length++)
        {
            Assert.Equal(PictureFaultKind.NotReadable, PngReader.Read(file.AsSpan(0, length)).Fault);
        }

        Gen.Int[0, file.Length - 1].Select(Gen.Byte).Sample((at, value) =>
        {
            var damaged = file.ToArray();
            damaged[at] = value;
            var (picture, fault) = PngReader.Read(damaged);
            Assert.True(picture is null ^ fault is null);
        });
    }

    /// <summary>A file of these rows, packed.</summary>
    internal static byte[] Png(int width, int height, byte depth, byte colour, byte[] rows, params (string Name, byte[] Data)[] others)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colour);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. others.SelectMany(other => Chunk(other.Name, other.Data)),
            .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. System.Text.Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];
    }
}

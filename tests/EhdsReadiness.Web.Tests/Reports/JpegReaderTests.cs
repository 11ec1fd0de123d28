using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Tests.Reports;

public sealed class JpegReaderTests
{
    // One grey pixel.
    private static readonly byte[] Grey = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAB" +
        "AAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==");

    [Fact]
    public void A_picture_is_kept_as_it_is_with_its_size_and_colours()
    {
        var (picture, fault) = Picture.Read(Grey);
        Assert.Null(fault);
        Assert.Equal((1, 1, 1), (picture!.Width, picture.Height, picture.JpegColours));
        Assert.Equal(Grey, picture.Pixels.ToArray());
    }

    [Fact]
    public void What_a_camera_wrote_about_it_is_left_out()
    {
        byte[] place = [0xff, 0xe1, 0, 6, (byte)'E', (byte)'x', (byte)'i', (byte)'f'];
        byte[] comment = [0xff, 0xfe, 0, 4, (byte)'h', (byte)'i'];
        Assert.Equal(Grey, Picture.Read([.. Grey[..2], .. place, .. comment, .. Grey[2..]]).Picture!.Pixels.ToArray());
    }

    [Fact]
    public void A_second_picture_behind_the_first_is_left_out()
    {
        byte[] place = [0xff, 0xe1, 0, 6, (byte)'E', (byte)'x', (byte)'i', (byte)'f'];
        Assert.Equal(Grey, Picture.Read([.. Grey, .. Grey[..2], .. place, .. Grey[2..]]).Picture!.Pixels.ToArray());
    }

    [Fact]
    public void A_picture_in_several_scans_is_kept_whole_but_for_words_between_them()
    {
        byte[] comment = [0xff, 0xfe, 0, 4, (byte)'h', (byte)'i'];
        var scan = Grey[Grey.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xff, 0xda])..^2];
        Assert.Equal([.. Grey[..^2], .. scan, .. Grey[^2..]],
            Picture.Read([.. Grey[..^2], .. comment, .. scan, .. Grey[^2..]]).Picture!.Pixels.ToArray());
    }

    [Fact]
    public void What_is_too_large_or_does_not_fit_is_refused()
    {
        Assert.Equal(PictureFaultKind.TooLong, Picture.Read([0xff, 0xd8, 0xff, .. new byte[PngReader.LongestFile]]).Fault!.Kind);
        var frame = Grey.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xff, 0xc0]);
        var wide = Grey.ToArray();
        wide[frame + 7] = 0xff;
        Assert.Equal(PictureFaultKind.TooManyPixels, Picture.Read(wide).Fault!.Kind);
        // The length of a segment counts its own two bytes.
        for (byte length = 0; length < 4; length++)
        {
            byte[] file = [0xff, 0xd8, 0xff, 0xc0, 0, length, 8, 0, 1, 0, 1, 1, 0xff, 0xd9];
            Assert.Equal(PictureFaultKind.NotReadable, Picture.Read(file).Fault!.Kind);
        }

        for (var length = 3; length < Grey.Length; length++)
        {
            Assert.Equal(PictureFaultKind.NotReadable, Picture.Read(Grey.AsSpan(0, length)).Fault!.Kind);
        }
    }
}

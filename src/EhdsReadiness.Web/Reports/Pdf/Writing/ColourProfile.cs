using System.Buffers.Binary;

namespace EhdsReadiness.Web.Reports.Pdf.Writing;

/// <summary>What the colours of a document mean: sRGB (IEC 61966-2-1), as an ICC profile of version 4.2 (ICC.1:2004-10) written here, so
/// that no file of somebody else goes along.</summary>
internal static class ColourProfile
{
    public const string Name = "sRGB IEC61966-2.1";

    private const int HeaderLength = 128;

    /// <summary>D50, the white of the space in which profiles connect.</summary>
    private static readonly double[] White = [0.9642, 1, 0.8249];

    /// <summary>From the white of sRGB, D65, to D50 (Bradford).</summary>
    private static readonly double[] Adaptation =
        [1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316];

    /// <summary>The curve of each primary: ((a·x + b)^g above d, c·x below).</summary>
    private static readonly double[] Curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

    /// <summary>The profile, always the same bytes.</summary>
    public static ReadOnlyMemory<byte> Bytes { get; } = Write();

    private static byte[] Write()
    {
        var curve = (byte[])[.. "para"u8, 0, 0, 0, 0, 0, 3, 0, 0, .. Fixed(Curve)];
        (string Name, byte[] Data)[] tags =
        [
            ("desc", Words(Name)),
            ("cprt", Words("No rights are reserved.")),
            ("wtpt", Point(White)),
            ("chad", [.. "sf32"u8, 0, 0, 0, 0, .. Fixed(Adaptation)]),
            ("rXYZ", Point(0.4360747, 0.2225045, 0.0139322)),
            ("gXYZ", Point(0.3850649, 0.7168786, 0.0971045)),
            ("bXYZ", Point(0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        var table = new List<byte>(Whole(tags.Length));
        var data = new List<byte>();
        var start = HeaderLength + 4 + (12 * tags.Length);
        foreach (var (name, bytes) in tags)
        {
            table.AddRange([.. Encoding.ASCII.GetBytes(name), .. Whole(start + data.Count), .. Whole(bytes.Length)]);
            data.AddRange(bytes);
            data.AddRange(new byte[-data.Count & 3]);
        }

        byte[] header =
        [
            .. Whole(start + data.Count), 0, 0, 0, 0, 4, 0x20, 0, 0, .. "mntrRGB XYZ "u8,
            0x07, 0xea, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, .. "acsp"u8,
            .. new byte[28], .. Fixed(White), .. new byte[HeaderLength - 80],
        ];
        return [.. header, .. table, .. data];
    }

    private static byte[] Point(params double[] values) => [.. "XYZ "u8, 0, 0, 0, 0, .. Fixed(values)];

    /// <summary>A text in one language.</summary>
    private static byte[] Words(string text) =>
        [.. "mluc"u8, 0, 0, 0, 0, .. Whole(1), .. Whole(12), .. "enUS"u8, .. Whole(2 * text.Length), .. Whole(28),
            .. Encoding.BigEndianUnicode.GetBytes(text)];

    private static byte[] Whole(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>Numbers with sixteen bits behind the point.</summary>
    private static byte[] Fixed(double[] values) => [.. values.SelectMany(value => Whole((int)Math.Round(value * 65_536)))];
}

using System.Buffers.Binary;

namespace EhdsReadiness.Web.Reports.Pdf.Fonts;

/// <summary>Reads TrueType files for a library that cuts the last byte off each composite glyph when it makes a subset (PdfPig 0.1.16),
/// which moves dots and accents: there are bytes to spare behind each.</summary>
internal static class FontFile
{
    private const int DirectoryAt = 12;
    private const int DirectoryEntry = 16;
    private const int LocationFormatAt = 50;
    private const int GlyphCountAt = 4;
    private const int Room = 4;

    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    public static byte[] Read(string path)
    {
        var file = File.ReadAllBytes(path);
        var tables = Enumerable.Range(0, Number(file, 4)).Select(index => DirectoryAt + (DirectoryEntry * index))
            .ToDictionary(at => Encoding.ASCII.GetString(file, at, 4), at => (Entry: at, Data: Table(file, at)));
        var (glyphs, locations) = Spaced(tables["glyf"].Data, tables["loca"].Data, Number(tables["maxp"].Data, GlyphCountAt),
            Number(tables["head"].Data, LocationFormatAt) == 1);
        BinaryPrimitives.WriteUInt16BigEndian(tables["head"].Data.AsSpan(LocationFormatAt), 1);
        using var spaced = new MemoryStream();
        spaced.Write(file, 0, DirectoryAt + (DirectoryEntry * tables.Count));
        foreach (var (name, (entry, data)) in tables)
        {
            var written = name switch
            {
                "glyf" => glyphs,
                "loca" => locations,
                _ => data,
            };
            var at = spaced.Length;
            spaced.Write(written);
            spaced.Write(new byte[-written.Length & 3]);
            BinaryPrimitives.WriteInt32BigEndian(spaced.GetBuffer().AsSpan(entry + 8), (int)at);
            BinaryPrimitives.WriteInt32BigEndian(spaced.GetBuffer().AsSpan(entry + 12), written.Length);
        }

        return spaced.ToArray();
    }

    /// <summary>The same glyphs with room behind the composite ones, and where each begins.</summary>
    private static (byte[] Glyphs, byte[] Locations) Spaced(byte[] glyphs, byte[] locations, int count, bool isLong)
    {
        int Location(int index) =>
            isLong ? BinaryPrimitives.ReadInt32BigEndian(locations.AsSpan(4 * index)) : 2 * Number(locations, 2 * index);
        using var spaced = new MemoryStream();
        var places = new byte[4 * (count + 1)];
        for (var index = 0; index < count; index++)
        {
            var glyph = glyphs.AsSpan(Location(index)..Location(index + 1));
            spaced.Write(glyph);
            var isComposite = glyph.Length > 1 && BinaryPrimitives.ReadInt16BigEndian(glyph) < 0;
            spaced.Write(new byte[(-glyph.Length & 3) + (isComposite ? Room : 0)]);
            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * (index + 1)), (int)spaced.Length);
        }

        return (spaced.ToArray(), places);
    }

    private static byte[] Table(byte[] file, int entry)
    {
        var at = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(entry + 8));
        return file[at..(at + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(entry + 12)))];
    }

    private static int Number(byte[] data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));
}

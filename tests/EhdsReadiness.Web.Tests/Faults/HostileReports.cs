using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>
/// PDFs made to harm whoever reads them, each with a seal that fits its bytes and with the data of a real assessment: all that a stranger
/// can copy from a report of their own.
/// </summary>
/// <param name="data">The associated file.</param>
/// <param name="contentSha256">Of the questionnaire of the data.</param>
internal sealed class HostileReports(byte[] data, string contentSha256)
{
    public IEnumerable<(string Name, byte[] File)> All()
    {
        yield return ("forms that draw each other",
            Of("/Resources<</XObject<</F 5 0 R>>>>/Contents 9 0 R", Form(5, 6), Form(6, 5), Packed(9, "/F Do")));
        yield return ("a form that draws itself", Of("/Resources<</XObject<</F 5 0 R>>>>/Contents 9 0 R", Form(5, 5), Packed(9, "/F Do")));
        yield return ("a tree of forms",
            Of("/Resources<</XObject<</F 20 0 R>>>>/Contents 9 0 R",
            [Packed(9, "/F Do"), .. Enumerable.Range(20, 9)
            .Select(n => Stream(n, $"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {n + 1} 0 R>>>>",
            "/F Do /F Do /F Do /F Do /F Do"u8.ToArray()))]));
        yield return ("references that go round", Of("/Contents 5 0 R", (5, "6 0 R"u8.ToArray()), (6, "5 0 R"u8.ToArray())));
        yield return ("a reference to itself as length", Of("/Contents 5 0 R", (5, "<</Length 5 0 R>>stream\nx\nendstream"u8.ToArray())));
        yield return ("pages within themselves",
            Of("/Contents 9 0 R", (4, "<</Type/Pages/Kids[2 0 R 4 0 R]/Count 9>>"u8.ToArray()), (9, "<<>>"u8.ToArray())));
        yield return ("a function that holds itself",
            Of("/Resources<</ColorSpace<</C[/Separation/X/DeviceRGB 5 0 R]>>>>/Contents 9 0 R",
            (5, "<</FunctionType 3/Domain[0 1]/Functions[5 0 R]/Bounds[]/Encode[0 1]>>"u8.ToArray()), Packed(9, "/C cs 0.5 sc")));
        yield return ("a nested calculator",
            Of("/Resources<</ColorSpace<</C[/Separation/X/DeviceRGB 5 0 R]>>>>/Contents 9 0 R",
            Stream(5, "/FunctionType 4/Domain[0 1]/Range[0 1 0 1 0 1]",
            Encoding.ASCII.GetBytes(new string('{', 100_000) + new string('}', 100_000))), Packed(9, "/C cs 0.5 sc")));
        yield return ("nested arrays", Of($"/Deep {new string('[', 200_000)}{new string(']', 200_000)}"));
        yield return ("nested dictionaries",
            Of($"/Deep {string.Concat(Enumerable.Repeat("<</A", 100_000))} 0 {string.Concat(Enumerable.Repeat(">>", 100_000))}"));
        yield return ("nested arrays in what is drawn", Of("/Contents 9 0 R", Packed(9, new string('[', 500_000))));
        yield return ("packed twice, behind CR LF",
            Of("/Contents 9 0 R",
            (9, [.. "<</Filter[/FlateDecode/FlateDecode]>>stream\r\n"u8, .. Deflated(Deflated(new byte[50_000_000])),
            .. "\r\nendstream "u8])));
        yield return ("packed, behind CR LF",
            Of("/Contents 9 0 R",
            (9, [.. "<</Filter/FlateDecode>>stream\r\n"u8, .. Deflated(new byte[50_000_000]), .. "\r\nendstream "u8])));
        yield return ("a filter by an escaped name",
            Of("/Contents 9 0 R",
            (9, [.. "<</Filter/F#6cateDecode>>stream\r\n"u8, .. Deflated(new byte[50_000_000]), .. "\r\nendstream "u8])));
        yield return ("a filter that is not the one named",
            Of("/Contents 9 0 R", Stream(9, "/Filter/LZWDecode", Deflated(new byte[1_000_000]))));
        yield return ("run lengths",
            Of("/Contents 9 0 R",
            Stream(9, "/Filter/RunLengthDecode", [.. Enumerable.Repeat<byte[]>([129, 65], 500_000).SelectMany(run => run)])));
        yield return ("a chain of filters",
            Of("/Contents 9 0 R",
            Stream(9, $"/Filter[{string.Concat(Enumerable.Repeat("/ASCIIHexDecode", 5_000))}]", "3131>"u8.ToArray())));
        yield return ("fifty million widths",
            Of("/Resources<</Font<</F 5 0 R>>>>/Contents 9 0 R",
            (5, "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>"u8.ToArray()),
            (6, [.. "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"u8,
                .. "/W[0 50000000 500]>>"u8]), Packed(9, "BT /F 9 Tf (x) Tj ET")));
        yield return ("millions of letters",
            Of("/Resources<</Font<</F 5 0 R>>>>/Contents 9 0 R", (5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"u8.ToArray()),
            Packed(9, $"BT /F 9 Tf {string.Concat(Enumerable.Repeat("(xxxxxxxxxxxxxxxxxxxx) Tj ", 200_000))} ET")));
        yield return ("one page ten thousand times",
            File($"<</Type/Pages/Kids[{string.Concat(Enumerable.Repeat("3 0 R ", 10_000))}]/Count 10000>>", "/Contents 9 0 R",
            [Packed(9, "q Q")]));
        yield return ("objects in a stream of themselves",
            Of("/Contents 9 0 R", Stream(9, "/Type/ObjStm/N 100000000/First 4/Extends 9 0 R", "9 0 9 0 R"u8.ToArray())));
        yield return ("a length of two gigabytes", Of("/Contents 9 0 R", (9, "<</Length 2147483647>>stream\nx\nendstream"u8.ToArray())));
        yield return ("a table of names without end",
            Of("/Resources<</Font<</F 5 0 R>>>>/Contents 9 0 R",
            (5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"u8.ToArray()),
            Packed(6, "1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange"), Packed(9, "BT /F 9 Tf (x) Tj ET")));
        yield return ("thousands of seals",
            [.. Of(""), .. Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Repeat("<</Type/EHDS_Seal/Format 2/Kind(full)/Axis()/Cover<", 20_000)))]);
        yield return ("a seal with places outside of the file",
            Encoding.ASCII.GetBytes("%PDF-1.7\n" + SealField.Write(Seal, new string('0', 32), int.MaxValue, int.MaxValue, int.MaxValue)));
        yield return ("nothing but zeros", new byte[2_000_000]);
    }

    private Seal Seal =>
        new(ReportOptions.Full(Language.French), contentSha256, new("2026-1", null, IsExpress: false, default, HasAnswers: true), null);

    private static byte[] Deflated(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    private static (int, byte[]) Form(int number, int drawn) =>
        Stream(number, $"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {drawn} 0 R>>>>", "/F Do"u8.ToArray());

    private static (int, byte[]) Packed(int number, string drawn) =>
        Stream(number, "/Filter/FlateDecode", Deflated(Encoding.ASCII.GetBytes(drawn)));

    private static (int, byte[]) Stream(int number, string entries, byte[] bytes) =>
        (number, [.. Encoding.ASCII.GetBytes($"<<{entries}/Length {bytes.Length}>>stream\n"), .. bytes, .. "\nendstream"u8]);

    private byte[] Of(string page, params (int Number, byte[] Object)[] objects) =>
        File("<</Type/Pages/Kids[3 0 R]/Count 1>>", page, objects);

    private byte[] File(string pages, string page, (int Number, byte[] Object)[] objects)
    {
        using var file = new MemoryStream();
        var starts = new SortedDictionary<int, int>();
        void Write(int number, ReadOnlySpan<byte> bytes)
        {
            starts[number] = (int)file.Length;
            file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n"));
            file.Write(bytes);
            file.Write("\nendobj\n"u8);
        }

        file.Write("%PDF-1.7\n"u8);
        Write(1, "<</Type/Catalog/Pages 2 0 R/EHDS_Seal 99 0 R>>"u8);
        Write(2, Encoding.ASCII.GetBytes(pages));
        Write(3, Encoding.ASCII.GetBytes($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{page}>>"));
        foreach (var (number, bytes) in objects)
        {
            Write(number, bytes);
        }

        var dataAt = (int)file.Length + "98 0 obj\n<<>>stream\n".Length;
        Write(98, [.. "<<>>stream\n"u8, .. data, .. "\nendstream"u8]);
        var printedAt = (int)file.Length + 1;
        file.Write(Encoding.ASCII.GetBytes($"%{string.Concat(Enumerable.Repeat("00", SealField.FingerprintLength))}\n"));
        Write(99, Encoding.ASCII.GetBytes(
            SealField.Write(
            Seal, string.Concat("0123456789abcdef".Select(digit => $"0{digit}".ToUpperInvariant())), printedAt, dataAt, data.Length)));
        var table = file.Length;
        file.Write(Encoding.ASCII.GetBytes("xref\n"));
        foreach (var (number, start) in starts)
        {
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{start:D10} 00000 n \n")));
        }

        file.Write(Encoding.ASCII.GetBytes($"trailer\n<</Size 100/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"));
        var finished = file.ToArray();
        SealField.Close(finished, null);
        return finished;
    }
}

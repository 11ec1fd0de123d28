namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>Workbooks made to harm whoever reads them: small files that would become large, deep or endless.</summary>
internal static class HostileWorkbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Heading =
        "<row><c t=\"inlineStr\"><is><t>Identifier</t></is></c><c t=\"inlineStr\"><is><t>Answer</t></is></c><c " +
        "t=\"inlineStr\"><is><t>Name</t></is></c><c t=\"inlineStr\"><is><t>Categories</t></is></c></row>";

    public static IEnumerable<(string Name, byte[] File)> All()
    {
        yield return ("a nested row", Of(rows: $"<row>{Deep(60_000)}</row>"));
        yield return ("a nested cell", Of(rows: $"<row><c>{Deep(20_000)}</c></row>"));
        yield return ("nested styles", Of(("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{Deep(60_000)}</styleSheet>")));
        yield return ("nested shared strings", Of(("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\"><si>{Deep(60_000)}</si></sst>")));
        yield return ("a nested workbook", Of(("xl/workbook.xml", $"<workbook xmlns=\"{Main}\">{Deep(60_000)}</workbook>")));
        yield return ("nested relationships",
            Of(("xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{Deep(60_000)}</Relationships>")));
        yield return ("millions of empty cells", Of(rows: $"<row>{Times("<c/>", 5_000_000)}</row>"));
        yield return ("millions of empty rows", Of(rows: Times("<row/>", 3_000_000)));
        yield return ("a string of four million letters in every row",
            Of(Shared(new string('x', 4_000_000)),
            rows: Heading + Times("<row><c t=\"s\"><v>0</v></c><c><v>1</v></c><c t=\"s\"><v>0</v></c></row>", 100)));
        yield return ("a string of all letters that a cell may have in every row",
            Of(Shared(new string('x', 32_767)), rows: Heading
            + Times("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>", 4_900)));
        yield return ("a wrong answer in every row",
            Of(Shared(new string('x', 500)), rows: Heading
            + Times("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>", 1_900)));
        yield return ("strings of many runs",
            Of(("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\"><si>{Times("<r><t>x</t></r>", 400_000)}</si></sst>")));
        yield return ("a gigabyte of nothing", Of(rows: new string(' ', 1_000_000), repeated: 900));
        yield return ("one tag with millions of attributes",
            Of(rows: $"<row {string.Concat(Enumerable.Range(0, 150_000).Select(i => $"a{i}=\"\" "))}/>"));
        yield return ("many tags with many attributes",
            Of(rows: Times($"<row {string.Concat(Enumerable.Range(0, 1_000).Select(i => $"a{i}=\"\" "))}/>", 2_000)));
        yield return ("a name as long as a part", Of(rows: $"<{new string('n', 10_000_000)}/>"));
        yield return ("a remark as long as a part", Of(rows: $"<!--{new string('n', 20_000_000)}-->"));
        yield return ("a quotation as long as a part",
            Of(rows: $"<row><c t=\"str\"><v><![CDATA[{new string('n', 20_000_000)}]]></v></c></row>"));
        yield return ("a number of a million digits", Of(rows: $"<row><c><v>{new string('9', 1_000_000)}</v></c></row>"));
        yield return ("a cell far outside", Of(rows: "<row r=\"99999999999\"><c r=\"ZZZZZZZZZZZZZ1\"><v>1</v></c></row>"));
        yield return ("entities of entities",
            Of(("xl/worksheets/sheet1.xml",
            $"<!DOCTYPE a [<!ENTITY a \"{new string('x', 1000)}" +
            $"\">{string.Concat(Enumerable.Range('b', 9).Select(c => $"<!ENTITY {(char)c} \"{Times($"&{(char)(c - 1)};", 10)}\">"))}]><" +
            $"worksheet xmlns=\"{Main}\"><sheetData><row><c t=\"str\"><v>&j;</v></c></row></sheetData></worksheet>")));
        yield return ("an entity from outside",
            Of(("xl/worksheets/sheet1.xml",
            $"<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet xmlns=\"{Main}\"><sheetData><row><c " +
            $"t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>")));
        yield return ("a sheet outside of the package",
            Of(("xl/_rels/workbook.xml.rels", Rels("worksheet", "http://127.0.0.1:1/sheet.xml\" TargetMode=\"External"))));
        yield return ("a sheet above the package", Of(("xl/_rels/workbook.xml.rels", Rels("worksheet", "../../../../etc/passwd"))));
        yield return ("a workbook that is its own sheet", Of(("xl/_rels/workbook.xml.rels", Rels("worksheet", "workbook.xml"))));
        yield return ("one sheet under twenty tabs",
            Of(("xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{Times("<sheet name=\"x\" r:id=\"r\"/>", 20)}</sheets></" +
            $"workbook>"), rows: Times("<row><c/></row>", 300_000)));
        yield return ("a million tabs",
            Of(("xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{Times("<sheet name=\"x\" r:id=\"r\"/>", 800_000)}</sheets></" +
            $"workbook>")));
        yield return ("more parts than there are bytes for names", OfParts(20_000));
        yield return ("no sheets", Of(("xl/workbook.xml", $"<workbook xmlns=\"{Main}\"><sheets/></workbook>")));
        yield return ("not even a list of sheets", Of(("xl/workbook.xml", $"<workbook xmlns=\"{Main}\"/>")));
        yield return ("a sheet that is not there", Zip(Parts("").Where(part => part.Name != "xl/worksheets/sheet1.xml")));
        yield return ("a sheet that nothing names", Of(("xl/_rels/workbook.xml.rels", Rels("theme", "theme.xml"))));
        yield return ("no workbook", Zip([("_rels/.rels", Rels("officeDocument", "xl/workbook.xml"))]));
        yield return ("parts that say they are encrypted", Encrypted(Of(rows: Heading)));
        yield return ("broken off", Of(rows: Heading)[..400]);
        yield return ("thousands of parts", Zip([.. Parts(""), .. Enumerable.Range(0, 5_000).Select(i => ($"p{i}", ""))]));
        yield return ("a part twice", Zip([.. Parts(Heading), .. Parts(Heading)]));
        yield return ("parts with names of paths",
            Zip([.. Parts(Heading), ("../../../../tmp/x", "x"), ("/etc/x", "x"), ("C:\\x", "x"), ("xl\\workbook.xml", "x")]));
        yield return ("sizes that are not true", Lying(Of(rows: Times("<row/>", 3_000_000))));
        yield return ("bytes that are no text",
            Zip([.. Parts("").Where(part => part.Name != "xl/workbook.xml"), ("xl/workbook.xml", "\uFFFD\uFFFE")]));
    }

    /// <summary>A package whose directory lists one empty part so many times, under no name: the smallest that says so many.</summary>
    public static byte[] OfParts(int count)
    {
        byte[] local = [.. "PK\u0003\u0004"u8, .. new byte[26]];
        byte[] listed = [.. "PK\u0001\u0002"u8, .. new byte[42]];
        byte[] end = [.. "PK\u0005\u0006"u8, .. new byte[18]];
        BitConverter.TryWriteBytes(end.AsSpan(8), (ushort)count);
        BitConverter.TryWriteBytes(end.AsSpan(10), (ushort)count);
        BitConverter.TryWriteBytes(end.AsSpan(12), count * listed.Length);
        BitConverter.TryWriteBytes(end.AsSpan(16), local.Length);
        return [.. local, .. Enumerable.Repeat(listed, count).SelectMany(part => part), .. end];
    }

    private static string Times(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Deep(int depth) => Times("<c>", depth) + Times("</c>", depth);

    private static (string, string) Shared(string text) => ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\"><si><t>{text}</t></si></sst>");

    private static string Rels(string type, string target) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" " +
        $"Type=\"{Relations}/{type}\" Target=\"{target}\"/><Relationship Id=\"s\" Type=\"{Relations}/sharedStrings\" " +
        $"Target=\"sharedStrings.xml\"/><Relationship Id=\"t\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>";

    private static (string Name, string Text)[] Parts(string rows) =>
    [
        ("_rels/.rels", Rels("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"x\" r:id=\"r\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", Rels("worksheet", "worksheets/sheet1.xml")),
        ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"/>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>"),
    ];

    /// <summary>A workbook with one part of its own, or put in place of another.</summary>
    private static byte[] Of((string Name, string Text) part, string rows = "") =>
        Zip([.. Parts(rows).Where(one => one.Name != part.Name), part]);

    private static byte[] Of(string rows, int repeated = 1) => Zip(Parts(rows), "xl/worksheets/sheet1.xml", repeated);

    /// <param name="longest">The part whose text is written several times.</param>
    private static byte[] Zip(IEnumerable<(string Name, string Text)> parts, string? longest = null, int repeated = 1)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Optimal).Open(), new UTF8Encoding(false));
                for (var time = 0; time < (name == longest ? repeated : 1); time++)
                {
                    writer.Write(text);
                }
            }
        }

        return stream.ToArray();
    }

    /// <summary>Says of every part, in both places, that it needs a password.</summary>
    private static byte[] Encrypted(byte[] file)
    {
        for (var at = 0; at + 10 < file.Length; at++)
        {
            file[at + 6] |= (byte)(file.AsSpan(at).StartsWith("PK\u0003\u0004"u8) ? 1 : 0);
            file[at + 8] |= (byte)(file.AsSpan(at).StartsWith("PK\u0001\u0002"u8) ? 1 : 0);
        }

        return file;
    }

    /// <summary>Says of every part, in both places, that it unpacks to one byte.</summary>
    private static byte[] Lying(byte[] file)
    {
        for (var at = 0; at + 30 < file.Length; at++)
        {
            var size = file.AsSpan(at).StartsWith("PK\u0003\u0004"u8) ? at + 22 : file.AsSpan(at).StartsWith("PK\u0001\u0002"u8) ? at + 24
                : 0;
            if (size > 0)
            {
                BitConverter.TryWriteBytes(file.AsSpan(size), 1);
            }
        }

        return file;
    }
}

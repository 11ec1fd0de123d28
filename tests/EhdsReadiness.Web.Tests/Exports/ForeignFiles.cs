namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>Files built to the habits of other programs.</summary>
internal static class ForeignFiles
{
    /// <summary>The style of a cell whose numbers have the format of that number; 0 to 49.</summary>
    public const int FormatStyle = 3;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A row whose cells are texts, the empty ones missing.</summary>
    public static string Row(params string?[] cells) => Cells([.. cells.Select(cell =>
        string.IsNullOrEmpty(cell) ? "" : $" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape(cell)}</t></is>")]);

    /// <summary>A row of cells as they are, from their attributes on, such as <c> t="b"&gt;&lt;v&gt;1&lt;/v&gt;</c>; the empty ones are
    /// missing.</summary>
    public static string Cells(params string[] cells) => $"<row>{string.Concat(cells.Select(cell =>
        cell.Length == 0 ? "<c/>" : $"<c{cell}</c>"))}</row>";

    public static string Escape(string text) => new XText(text).ToString();

    /// <summary>An OpenDocument spreadsheet with this body.</summary>
    public static byte[] Ods(string content)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(archive.CreateEntry("content.xml").Open());
            const string odf = "urn:oasis:names:tc:opendocument:xmlns:";
            writer.Write($"<office:document-content xmlns:office=\"{odf}office:1.0\" xmlns:style=\"{odf}style:1.0\" " +
                $"xmlns:table=\"{odf}table:1.0\" xmlns:text=\"{odf}text:1.0\" " +
                $"xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">{content}</office:document-content>");
        }

        return stream.ToArray();
    }

    /// <summary>A part of shared strings.</summary>
    public static string Shared(params string[] items) =>
        $"<sst xmlns=\"{Main}\" count=\"{items.Length}\" uniqueCount=\"{items.Length}\">{string.Concat(items)}</sst>";

    /// <summary>A workbook with these rows on its sheets.</summary>
    public static byte[] Zip(string shared, params (string Name, string Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            void Add(string name, string xml)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml);
            }

            var numbers = Enumerable.Range(1, sheets.Length).ToList();
            Add("[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                {string.Concat(numbers.Select(number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))}</Types>
                """);
            Add("_rels/.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" " +
                $"Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><workbookPr " +
                $"defaultThemeVersion=\"166925\"/><" +
                $"sheets>{string.Concat(numbers.Select(number => $"<sheet name=\"{sheets[number - 1].Name}\" sheetId=\"{number + 6}\" r:id=\"rId{number}\"/>"))}</sheets><calcPr calcId=\"191029\"/></workbook>");
            Add("xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/" +
                $"relationships\">{string.Concat(numbers.Select(number => $"<Relationship Id=\"rId{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"))}<Relationship Id=\"rId90\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>{(shared.Length > 0 ? $"<Relationship Id=\"rId91\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/>" : "")}</Relationships>");
            Add("xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" " +
                $"formatCode=\"[$-40C]d\\ mmmm\\ yyyy;@\"/></numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"49\" " +
                $"quotePrefix=\"1\"/><xf numFmtId=\"170\"/>" +
                $"{string.Concat(Enumerable.Range(0, 50).Select(format => $"<xf numFmtId=\"{format}\"/>"))}</cellXfs></styleSheet>");
            if (shared.Length > 0)
            {
                Add("xl/sharedStrings.xml", shared);
            }

            foreach (var number in numbers)
            {
                Add($"xl/worksheets/sheet{number}.xml",
                    $"<worksheet xmlns=\"{Main}\"><sheetData>{sheets[number - 1].Rows}</sheetData></worksheet>");
            }
        }

        return stream.ToArray();
    }
}

using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Tokens;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>What PDF/UA-1 asks of a file, examined for each kind of report, language and size.</summary>
public sealed class TaggedPdfTests(OpenedSamples samples) : IClassFixture<OpenedSamples>
{
    public static TheoryData<string, Language, string> Samples => Reports.Samples.All();

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_says_its_language_and_shows_its_title(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);
        var report = Reports.Samples.Report(name, language, kind);

        Assert.Equal(language.Code(), PdfObjects.Text(pdf.Catalog, "Lang"));
        Assert.Equal(BooleanToken.True, PdfObjects.Get((DictionaryToken)PdfObjects.Get(pdf.Catalog, "MarkInfo"), "Marked"));
        Assert.Equal(BooleanToken.True,
            PdfObjects.Get((DictionaryToken)PdfObjects.Get(pdf.Catalog, "ViewerPreferences"), "DisplayDocTitle"));
        Assert.Equal(report.Title.Text, pdf.Document.Information.Title);
        Assert.True(pdf.Document.TryGetXmpMetadata(out var metadata));
        var xmp = metadata.GetXDocument().ToString();
        Assert.Contains("xml:lang=\"x-default\"", xmp, StringComparison.Ordinal);
        Assert.Contains($"xml:lang=\"{language.Code()}\"", xmp, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_claims_both_standards_and_says_what_PDF_A_asks_for_that(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);
        Assert.True(pdf.Document.TryGetXmpMetadata(out var metadata));
        var xmp = XDocument.Parse(Encoding.UTF8.GetString(metadata.GetXmlBytes()));
        string? Value(string space, string property) => xmp.Descendants(XName.Get(property, space)).SingleOrDefault()?.Value;
        Assert.Equal("1", Value("http://www.aiim.org/pdfua/ns/id/", "part"));
        Assert.Equal(("3", "A"),
            (Value("http://www.aiim.org/pdfa/ns/id/", "part"), Value("http://www.aiim.org/pdfa/ns/id/", "conformance")));
        Assert.Equal(("http://www.aiim.org/pdfua/ns/id/", "pdfuaid"), (Value("http://www.aiim.org/pdfa/ns/schema#", "namespaceURI"),
            Value("http://www.aiim.org/pdfa/ns/schema#", "prefix")));
        Assert.Equal(("part", "Integer"),
            (Value("http://www.aiim.org/pdfa/ns/property#", "name"), Value("http://www.aiim.org/pdfa/ns/property#", "valueType")));

        // ISO 19005-3, 6.6.3: both places of the properties say the same.
        const string dc = "http://purl.org/dc/elements/1.1/";
        var information = pdf.Document.Information;
        string First(string property) =>
            xmp.Descendants(XName.Get(property, dc)).Descendants().First(one => one.Name.LocalName == "li").Value;
        Assert.Equal(information.Title, First("title"));
        Assert.Equal(information.Subject, First("description"));
        Assert.Equal(information.Producer, Value("http://ns.adobe.com/pdf/1.3/", "Producer"));
        Assert.Equal(information.Creator, Value("http://ns.adobe.com/xap/1.0/", "CreatorTool"));

        var intent = Assert.IsType<DictionaryToken>(Assert.Single(pdf.Items(pdf.Catalog, "OutputIntents")));
        Assert.Equal("GTS_PDFA1", ((NameToken)PdfObjects.Get(intent, "S")).Data);
        var profile = pdf.Resolve<StreamToken>(PdfObjects.Get(intent, "DestOutputProfile"));
        Assert.Equal(3, ((NumericToken)PdfObjects.Get(profile.StreamDictionary, "N")).Int);
        Assert.All(pdf.Pages, page => Assert.Null(PdfObjects.Find(page, "Group")));
        Assert.All(pdf.Items(pdf.Catalog, "AF"), file =>
            Assert.Equal("Data", ((NameToken)PdfObjects.Get(pdf.Resolve<DictionaryToken>(file), "AFRelationship")).Data));
    }

    [Fact]
    public void Its_colours_are_those_of_the_screen()
    {
        var profile = Web.Reports.Pdf.Writing.ColourProfile.Bytes.ToArray();
        int Whole(int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(at));
        string Ascii(int at) => Encoding.ASCII.GetString(profile, at, 4);
        Assert.Equal((profile.Length, "mntr", "RGB ", "XYZ ", "acsp"), (Whole(0), Ascii(12), Ascii(16), Ascii(20), Ascii(36)));
        var tags = Enumerable.Range(0, Whole(128)).Select(index => 132 + (12 * index))
            .ToDictionary(Ascii, at => (Start: Whole(at + 4), Length: Whole(at + 8)));
        Assert.All(tags.Values, tag => Assert.True(tag.Start % 4 == 0 && tag.Start >= 132 + (12 * tags.Count)
            && tag.Start + tag.Length <= profile.Length));
        Assert.Equal(
            ["bTRC", "bXYZ", "chad", "cprt", "desc", "gTRC", "gXYZ", "rTRC", "rXYZ", "wtpt"], tags.Keys.Order(StringComparer.Ordinal));

        // The three primaries together are the white.
        double[] Point(string tag) => [.. Enumerable.Range(0, 3).Select(index => Whole(tags[tag].Start + 8 + (4 * index)) / 65_536.0)];
        foreach (var (index, white) in Point("wtpt").Index())
        {
            Assert.Equal(white, Point("rXYZ")[index] + Point("gXYZ")[index] + Point("bXYZ")[index], 3);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Headings_start_with_one_title_and_never_skip_a_level(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);
        var levels = pdf.Elements.Where(element => element.Type is ['H', _]).Select(element => element.Type[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.Equal(kind == "both" ? 2 : 1, levels.Count(level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair =>
            Assert.True(pair.Second <= pair.First + 1, $"H{pair.First} is followed by H{pair.Second}."));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_table_is_regular_and_each_of_its_headings_has_a_scope(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);
        var tables = pdf.Elements.Where(element => element.Type == "Table").ToList();

        // A plan without actions says so in a sentence.
        Assert.True(tables.Count > 0 || (name, kind) == ("22-one-answer", "plan"));
        Assert.All(tables, table =>
        {
            var rows = table.WithDescendants().Where(element => element.Type == "TR").ToList();
            Assert.Single(rows.Select(row => row.Kids.Count).Distinct());
            Assert.All(rows[0].Kids, cell => Assert.Equal("Column", ScopeOf(cell)));
            Assert.All(rows.Skip(1), row => Assert.Equal("Row", ScopeOf(Assert.Single(row.Kids, cell => cell.Type == "TH"))));
            Assert.True(table.Attributes.ContainsKey("Table.Summary") || table.Kids[0].Type == "Caption");
        });

        static string ScopeOf(Element cell) => ((NameToken)cell.Attributes["Table.Scope"]).Data;
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_figure_has_words_a_place_and_its_table(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);
        foreach (var parent in pdf.Elements)
        {
            for (var index = 0; index < parent.Kids.Count; index++)
            {
                if (parent.Kids[index] is { Type: "Figure" } figure)
                {
                    Assert.False(string.IsNullOrWhiteSpace(figure.Alt));
                    Assert.Equal(4, ((ArrayToken)figure.Attributes["Layout.BBox"]).Length);
                    // A logo says all that it says in its words.
                    Assert.True(figure.Alt == Reports.Samples.LogoWords || parent.Kids[index + 1].Type == "Table");
                }
            }
        }

        Assert.Equal(kind is "summary" or "axis" or "plan", !pdf.Elements.Any(element => element.Type == "Figure"));
        Assert.Equal(kind == "board", pdf.Elements.Any(element => element.Alt == Reports.Samples.LogoWords));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Lists_hold_items_of_label_and_body(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);

        Assert.All(pdf.Elements.Where(element => element.Type == "L"), list => Assert.All(list.Kids, item =>
        {
            Assert.Equal("LI", item.Type);
            Assert.Equal(["Lbl", "LBody"], item.Kids.Select(kid => kid.Type));
        }));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_link_leads_to_its_annotation_and_back(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);
        var parents = pdf.Numbers(pdf.Resolve<DictionaryToken>(PdfObjects.Get(pdf.TreeRoot, "ParentTree")));
        var onPages = pdf.Pages.SelectMany(page => pdf.Items(page, "Annots")).Count();
        var links = pdf.Elements.Where(element => element.Type == "Link").ToList();

        Assert.Equal(onPages, links.Sum(link => link.Annotations.Count));
        Assert.All(links, link =>
        {
            Assert.NotEmpty(link.Marks);
            Assert.NotEmpty(link.Annotations);
            foreach (var reference in link.Annotations)
            {
                var annotation = pdf.Resolve<DictionaryToken>(new IndirectReferenceToken(reference));
                Assert.False(string.IsNullOrWhiteSpace(PdfObjects.Text(annotation, "Contents")));
                var key = ((NumericToken)PdfObjects.Get(annotation, "StructParent")).Int;
                Assert.Equal(link.Reference, ((IndirectReferenceToken)parents[key]).Data);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Marked_content_and_parent_tree_agree(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);
        var parents = pdf.Numbers(pdf.Resolve<DictionaryToken>(PdfObjects.Get(pdf.TreeRoot, "ParentTree")));
        var owners = pdf.Elements.SelectMany(element => element.Marks.Select(mark => (mark, element.Reference)))
            .ToDictionary(pair => pair.mark, pair => pair.Reference);

        for (var number = 1; number <= pdf.Pages.Count; number++)
        {
            var page = pdf.Pages[number - 1];
            var inTree = pdf.Resolve<ArrayToken>(parents[((NumericToken)PdfObjects.Get(page, "StructParents")).Int]).Data;
            var onPage = pdf.Document.GetPage(number).Operations
                .OfType<BeginMarkedContentWithProperties>()
                .Where(mark => mark.Name.Data != "Artifact" && PdfObjects.Find((DictionaryToken)mark.Properties!, "ActualText") is null)
                .Select(mark => ((NumericToken)PdfObjects.Get((DictionaryToken)mark.Properties!, "MCID")).Int).ToList();

            Assert.Equal(Enumerable.Range(0, inTree.Count), onPage);
            for (var id = 0; id < inTree.Count; id++)
            {
                Assert.Equal(owners[(number, id)], ((IndirectReferenceToken)inTree[id]).Data);
                owners.Remove((number, id));
            }
        }

        Assert.Empty(owners);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Everything_drawn_is_either_read_or_an_artifact(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);
        string[] painting = ["Tj", "f", "S", "Do"];

        foreach (var page in pdf.Document.GetPages())
        {
            var depth = 0;
            foreach (var operation in page.Operations)
            {
                depth += operation switch
                {
                    BeginMarkedContentWithProperties => 1,
                    EndMarkedContent => -1,
                    _ => 0,
                };
                // What stands for a sign that the font lacks is marked within what is read.
                Assert.InRange(depth, 0, 2);
                Assert.False(depth == 0
                    && painting.Contains(operation.Operator), $"{operation.Operator} on page {page.Number} belongs to nothing.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Fonts_are_embedded_and_say_which_characters_they_show(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);
        var resources = pdf.Resolve<DictionaryToken>(PdfObjects.Get(pdf.Pages[0], "Resources"));
        var fonts = ((DictionaryToken)PdfObjects.Get(resources, "Font")).Data.Values.Select(pdf.Resolve<DictionaryToken>).ToList();

        Assert.True(fonts.Count >= 2);
        Assert.All(fonts, font =>
        {
            Assert.Matches("^[A-Z]{6}\\+(SourceSans3-|NotoSansArabic-|DejaVuSans)", ((NameToken)PdfObjects.Get(font, "BaseFont")).Data);
            Assert.NotNull(PdfObjects.Find(font, "ToUnicode"));
            Assert.NotNull(PdfObjects.Find(pdf.Resolve<DictionaryToken>(PdfObjects.Get(font, "FontDescriptor")), "FontFile2"));
        });
        Assert.Single(fonts.Select(font => PdfObjects.Get(font, "BaseFont")).GroupBy(font => font).Select(group => group.Count())
            .Distinct());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_heading_stands_in_the_outline_below_the_one_above_it(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);
        var outlines = (IndirectReferenceToken)PdfObjects.Get(pdf.Catalog, "Outlines");

        var listed = CountBelow(outlines);

        Assert.Equal(pdf.Elements.Count(element => element.Type is ['H', _]), listed);

        int CountBelow(IndirectReferenceToken parent)
        {
            var count = 0;
            var next = PdfObjects.Find(pdf.Resolve<DictionaryToken>(parent), "First");
            while (next is IndirectReferenceToken reference)
            {
                var entry = pdf.Resolve<DictionaryToken>(reference);
                Assert.Equal(parent.Data, ((IndirectReferenceToken)PdfObjects.Get(entry, "Parent")).Data);
                Assert.False(string.IsNullOrWhiteSpace(PdfObjects.Text(entry, "Title")));
                count += 1 + CountBelow(reference);
                next = PdfObjects.Find(entry, "Next");
            }

            return count;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_row_is_cut_by_the_end_of_a_page(string name, Language language, string kind)
    {
        var pdf = samples.Of(name, language, kind);

        Assert.All(pdf.Elements.Where(element => element.Type == "TR"), row =>
            Assert.Single(row.WithDescendants().SelectMany(element => element.Marks).Select(mark => mark.Page).Distinct()));
    }

    [Fact]
    public void A_French_name_in_an_English_report_is_read_in_French()
    {
        var pdf = samples.Of("01-chu-de-montervaux", Language.English, "summary");

        Assert.Contains(pdf.Elements, element => element is { Type: "Span", Lang: "fr" });
    }
}

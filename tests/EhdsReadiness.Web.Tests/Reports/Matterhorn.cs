using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Graphics.Operations.TextState;
using UglyToad.PdfPig.Tokens;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>
/// The 87 conditions by which the Matterhorn Protocol 1.1 of the PDF Association lets a program tell that a file is not PDF/UA-1, as rules
/// on an opened file. What our files never hold (forms, layers, footnotes, composite fonts) is looked for as such: with it, the conditions
/// that speak of it would need rules of their own.
/// </summary>
internal static class Matterhorn
{
    private static readonly string[] Painting =
        ["Tj", "TJ", "'", "\"", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"];

    /// <summary>The types of elements that our files use, of those that ISO 32000-1, 14.8.4 knows.</summary>
    private static readonly string[] Types =
        ["Document", "Part", "Sect", "Div", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table", "Caption", "THead",
            "TBody", "TFoot", "TR", "TH", "TD", "Span", "Link", "Figure", "BlockQuote", "Quote", "Code", "Reference"];

    /// <param name="Conditions">Numbers of the protocol, such as <c>01-003</c>.</param>
    /// <param name="Faults">What in a file meets one of them, in words.</param>
    public sealed record Rule(IReadOnlyList<string> Conditions, Func<PdfObjects, IEnumerable<string>> Faults);

    public static readonly IReadOnlyList<Rule> Rules =
    [
        Of("01-003 01-004 01-005", pdf => pdf.Document.GetPages().SelectMany(page => MarkingFaults(page.Number, page.Operations))),
        Of("01-007", pdf => Dictionary(pdf, pdf.Catalog, "MarkInfo") is { } info
            && PdfObjects.Find(info, "Suspects") is BooleanToken { Data: true } ? ["Suspects is true"] : []),
        // Without a role map, nothing is mapped to something else.
        Of("02-001 02-003 02-004 09-006 09-007 09-008", pdf => [.. Held(pdf.TreeRoot, "RoleMap"),
            .. pdf.Elements.Where(element => !Types.Contains(element.Type)).Select(element => $"an element of type {element.Type}")]),
        Of("06-001 06-002 06-003", MetadataFaults),
        Of("07-001 07-002", pdf => Dictionary(pdf, pdf.Catalog, "ViewerPreferences") is { } preferences
            && PdfObjects.Find(preferences, "DisplayDocTitle") is BooleanToken { Data: true } ? [] : ["the title is not to be displayed"]),
        Of("09-004", pdf => Misplaced(pdf,
            ("Table", ["TR", "THead", "TBody", "TFoot", "Caption"]), ("THead", ["TR"]), ("TBody", ["TR"]), ("TFoot", ["TR"]),
            ("TR", ["TH", "TD"]))),
        Of("09-005", pdf => Misplaced(pdf, ("L", ["LI", "L", "Caption"]), ("LI", ["Lbl", "LBody"]))),
        // The language of the document is that of all that says no other.
        Of("11-001 11-002 11-003 11-004 11-006", pdf => pdf.Elements.Select(element => element.Lang)
            .Append(PdfObjects.Text(pdf.Catalog, "Lang") ?? "").OfType<string>()
            .Where(language => language is not ("fr" or "en" or "la")).Select(language => $"the language \"{language}\"")),
        Of("13-004", pdf => pdf.Elements.Where(element => element.Type == "Figure" && string.IsNullOrWhiteSpace(element.Alt))
            .Select(_ => "a figure without words")),
        Of("14-002 14-003 14-006 14-007", HeadingFaults),
        Of("15-003", pdf => pdf.Elements.Where(element => element.Type == "TH" && !element.Attributes.ContainsKey("Table.Scope"))
            .Select(_ => "a heading cell without a scope")),
        Of("17-002 17-003 19-003 19-004", pdf => pdf.Elements.Where(element => element.Type is "Formula" or "Note")
            .Select(element => $"an element of type {element.Type}")),
        Of("20-001 20-002 20-003", pdf => Held(pdf.Catalog, "OCProperties")),
        Of("21-001", pdf => pdf.Items(pdf.Catalog, "AF").Select(pdf.Resolve<DictionaryToken>)
            .Where(file => PdfObjects.Find(file, "F") is null || PdfObjects.Find(file, "UF") is null)
            .Select(_ => "a file without both of its names")),
        Of("11-005 25-001 28-005 28-010", pdf => Held(pdf.Catalog, "AcroForm")),
        Of("26-001 26-002", pdf => pdf.Document.IsEncrypted ? ["it is encrypted"] : []),
        Of("28-002 28-004 28-006 28-007 28-008 28-009 28-011 28-012 28-014 28-015 28-016 28-017 28-018", AnnotationFaults),
        Of("30-001 30-002", pdf => pdf.Pages.Select(page => Dictionary(pdf, page, "Resources")!)
            .Select(resources => Dictionary(pdf, resources, "XObject")).OfType<DictionaryToken>().SelectMany(found => found.Data.Values)
            .Select(pdf.Resolve<StreamToken>).Where(one => NameOf(one.StreamDictionary, "Subtype") switch
            {
                "Image" => false,
                "Form" => PdfObjects.Find(one.StreamDictionary, "Ref") is not null
                    || Encoding.Latin1.GetString(Plain(one)).Contains("/MCID", StringComparison.Ordinal),
                _ => true,
            })
            .Select(_ => "something drawn that refers elsewhere or has marked content of its own")),
        // A simple font has no second one, and a symbolic one is shown by its own numbers of signs.
        Of("31-001 31-002 31-003 31-004 31-005 31-006 31-007 31-008 31-012 31-013 31-014 31-015 31-017 31-018 31-019 31-020 31-021 31-022 "
            + "31-023", pdf => PdfFont.Of(pdf).Where(font => !font.IsSimple || !font.IsSymbolic)
            .Select(font => $"{font.Name} is of another kind")),
        Of("31-009", pdf => PdfFont.Of(pdf).Where(font => font.Program is null).Select(font => $"{font.Name} is not embedded")),
        Of("10-001 31-011 31-016 31-024 31-025 31-026 31-027 31-028 31-029 31-030", FontFaults),
    ];

    private static Rule Of(string conditions, Func<PdfObjects, IEnumerable<string>> faults) => new(conditions.Split(' '), faults);

    private static IEnumerable<string> Held(DictionaryToken dictionary, string key) =>
        PdfObjects.Find(dictionary, key) is null ? [] : [$"there is a /{key}"];

    private static DictionaryToken? Dictionary(PdfObjects pdf, DictionaryToken within, string key) =>
        PdfObjects.Find(within, key) is { } found ? pdf.Resolve<DictionaryToken>(found) : null;

    private static string? NameOf(DictionaryToken dictionary, string key) => (PdfObjects.Find(dictionary, key) as NameToken)?.Data;

    private static IEnumerable<string> MarkingFaults(int page, IEnumerable<IGraphicsStateOperation> operations)
    {
        var open = new Stack<bool?>();
        foreach (var operation in operations)
        {
            // True for what is read, false for an artifact, null for a mark within either.
            bool? mark = operation switch
            {
                BeginMarkedContent { Name.Data: "Artifact" } or BeginMarkedContentWithProperties { Name.Data: "Artifact" } => false,
                BeginMarkedContentWithProperties { Properties: DictionaryToken properties }
                    when PdfObjects.Find(properties, "MCID") is not null => true,
                _ => null,
            };
            switch (operation)
            {
                case BeginMarkedContent or BeginMarkedContentWithProperties:
                    if (mark is { } own && open.Contains(!own))
                    {
                        yield return $"page {page}: an artifact and what is read in one another";
                    }

                    open.Push(mark);
                    break;
                case EndMarkedContent:
                    open.Pop();
                    break;
                default:
                    if (Painting.Contains(operation.Operator) && open.All(one => one is null))
                    {
                        yield return $"page {page}: {operation.Operator} is neither read nor an artifact";
                    }

                    break;
            }
        }
    }

    private static IEnumerable<string> MetadataFaults(PdfObjects pdf)
    {
        if (!pdf.Document.TryGetXmpMetadata(out var metadata))
        {
            yield return "no metadata";
            yield break;
        }

        var xmp = XDocument.Parse(Encoding.UTF8.GetString(metadata.GetXmlBytes()));
        if (xmp.Descendants(XName.Get("part", "http://www.aiim.org/pdfua/ns/id/")).SingleOrDefault()?.Value != "1")
        {
            yield return "PDF/UA-1 is not named";
        }

        if (string.IsNullOrWhiteSpace(xmp.Descendants(XName.Get("title", "http://purl.org/dc/elements/1.1/")).SingleOrDefault()?.Value))
        {
            yield return "no title";
        }
    }

    /// <summary>Elements whose children are not those that they may have, or that stand elsewhere than in such a parent.</summary>
    private static IEnumerable<string> Misplaced(PdfObjects pdf, params (string Parent, string[] Kids)[] grammar)
    {
        var allowed = grammar.ToDictionary(rule => rule.Parent, rule => rule.Kids);
        var parts = grammar.SelectMany(rule => rule.Kids).Except(["Caption", "L"]).ToHashSet();
        foreach (var parent in pdf.Elements)
        {
            foreach (var kid in parent.Kids)
            {
                if (allowed.TryGetValue(parent.Type, out var kids) ? !kids.Contains(kid.Type) : parts.Contains(kid.Type))
                {
                    yield return $"{kid.Type} in {parent.Type}";
                }
            }

            if (allowed.ContainsKey(parent.Type) && parent.Marks.Count > 0) { yield return $"text right in {parent.Type}"; }

            if (parent.Type is "Table" or "L" && parent.Kids.FindIndex(kid => kid.Type == "Caption") > 0)
            {
                yield return $"a caption that is not the first of {parent.Type}";
            }
        }
    }

    private static IEnumerable<string> HeadingFaults(PdfObjects pdf)
    {
        var level = 0;
        foreach (var type in pdf.Elements.Select(element => element.Type).Where(type => type[0] == 'H' && type.Length <= 2))
        {
            if (type is not ['H', var digit] || digit - '0' > level + 1) { yield return $"{type} follows a heading of level {level}"; }

            level = type[^1] - '0';
        }
    }

    private static IEnumerable<string> AnnotationFaults(PdfObjects pdf)
    {
        var parents = pdf.Numbers(pdf.Resolve<DictionaryToken>(PdfObjects.Get(pdf.TreeRoot, "ParentTree")));
        var links = pdf.Elements.Where(element => element.Type == "Link").Select(element => element.Reference).ToHashSet();
        foreach (var (index, page) in pdf.Pages.Index())
        {
            var annotations = pdf.Items(page, "Annots").Select(pdf.Resolve<DictionaryToken>).ToList();
            if (annotations.Count > 0 && NameOf(page, "Tabs") != "S") { yield return $"page {index + 1}: another order of the keyboard"; }

            foreach (var annotation in annotations)
            {
                if (NameOf(annotation, "Subtype") is not "Link" and var other) { yield return $"page {index + 1}: {other}"; }

                if (string.IsNullOrWhiteSpace(PdfObjects.Text(annotation, "Contents")))
                {
                    yield return $"page {index + 1}: a link without words";
                }

                if (PdfObjects.Find(annotation, "StructParent") is not NumericToken key
                    || parents.GetValueOrDefault(key.Int) is not IndirectReferenceToken parent || !links.Contains(parent.Data))
                {
                    yield return $"page {index + 1}: a link outside an element for links";
                }
            }
        }
    }

    private static IEnumerable<string> FontFaults(PdfObjects pdf)
    {
        var fonts = PdfFont.Of(pdf).ToDictionary(font => font.Key);
        foreach (var (key, codes) in CodesShown(pdf))
        {
            if (!fonts.TryGetValue(key, out var font) || font.Program is not { } program)
            {
                yield return $"{key} is no font of the page";
                continue;
            }

            if (font.HasEncoding) { yield return $"{font.Name} has an encoding"; }

            if (program.Maps != 1) { yield return $"{font.Name} has {program.Maps} tables of signs"; }

            foreach (var code in codes)
            {
                var glyph = program.GlyphOf(code);
                var sign = font.SignOf(code);
                if (glyph == 0 || glyph >= program.Glyphs) { yield return $"{font.Name} has nothing to draw for {code}"; }

                if (sign is null or "" || sign.Any(unit => unit is '\0' or '\ufeff' or '\ufffe'))
                {
                    yield return $"{font.Name} says no sign for {code}";
                }

                if (Math.Abs(font.WidthOf(code) - program.WidthOf(glyph)) > 1)
                {
                    yield return $"{font.Name} says another width of {code} than its program";
                }
            }
        }
    }

    /// <summary>Which codes each font of a file shows, by the name that pages give the font.</summary>
    private static Dictionary<string, SortedSet<byte>> CodesShown(PdfObjects pdf)
    {
        var shown = new Dictionary<string, SortedSet<byte>>(StringComparer.Ordinal);
        foreach (var operation in pdf.Document.GetPages().SelectMany(page => page.Operations.Prepend(null)))
        {
            switch (operation)
            {
                case SetFontAndSize font:
                    shown.TryAdd(font.Font.Data, []);
                    shown[""] = shown[font.Font.Data];
                    break;
                case ShowText text:
                    shown[""].UnionWith(text.Bytes.ToArray());
                    break;
            }
        }

        shown.Remove("");
        return shown;
    }

    /// <summary>A stream as it was before it was compressed.</summary>
    public static byte[] Plain(StreamToken stream)
    {
        if (NameOf(stream.StreamDictionary, "Filter") is null) { return stream.Data.ToArray(); }

        using var zlib = new ZLibStream(new MemoryStream(stream.Data.ToArray()), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return plain.ToArray();
    }
}

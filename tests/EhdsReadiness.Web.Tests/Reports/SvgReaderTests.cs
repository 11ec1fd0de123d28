using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>Logos as drawing programs write them, and files that mean ill.</summary>
public sealed class SvgReaderTests
{
    private const string Head = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 200 100'>";

    /// <summary>One picture drawn in many ways: its left half is red, its right half is blue.</summary>
    private static readonly Dictionary<string, string> Halves = new(StringComparer.Ordinal)
    {
        ["attributes"] = Head + "<rect width='100' height='100' fill='#c00'/><rect x='100' width='100' height='100' fill='#0000cc'/></svg>",
        ["no view box, in millimetres"] = "<svg xmlns='http://www.w3.org/2000/svg' width='52.9167mm' height='26.4583mm'>"
            + "<rect width='100' height='100' fill='#c00'/><rect x='50%' width='50%' height='100%' fill='rgb(0,0,204)'/></svg>",
        ["percent"] = Head.Replace("viewBox", "width='100%' height='100%' viewBox", StringComparison.Ordinal)
            + "<path d='M0 0h100v100h-100z' fill='#c00'/><path d='m100,0 l100,0 0,100 -100,0z' fill='rgb(0%, 0%, 80%)'/></svg>",
        ["a view box that begins elsewhere"] = Head.Replace("0 0 200", "-50 20 200", StringComparison.Ordinal)
            + "<path d='M-50 20H50V120H-50' fill='#c00'/><path d='M50 20H150V120H50' fill='#00c'/></svg>",
        ["Illustrator"] = "\ufeff<?xml version='1.0' encoding='utf-8'?><!-- Generator: Adobe Illustrator 27.0 -->"
            + "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"
            + Head.Replace("<svg ", "<svg version='1.1' id='Layer_1' x='0px' y='0px' style='enable-background:new 0 0 200 100;' "
                + "xml:space='preserve' ", StringComparison.Ordinal)
            + "<style type='text/css'>\n\t.st0{fill:#CC0000;}\n\t.st1,.st2{fill:#0000CC;}\n</style>"
            + "<polygon class='st0' points='0,0 100,0 100,100 0,100 '/><g><rect class='st2' x='100' width='100' height='100'/></g></svg>",
        ["Inkscape"] = Head.Replace("<svg ", "<svg xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape' "
                + "xmlns:sodipodi='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' sodipodi:docname='logo.svg' ",
                StringComparison.Ordinal)
            + "<sodipodi:namedview id='base' pagecolor='#ffffff'><inkscape:grid type='xygrid'/></sodipodi:namedview><metadata/>"
            + "<g inkscape:groupmode='layer' transform='translate(-10,-5)'><rect style='fill:#c00;stroke:none' x='10' y='5' width='100' "
            + "height='100'/></g><g style='display:inline' transform='matrix(2,0,0,2,100,0)'><path style='fill:#0000cc;fill-opacity:1' "
            + "d='m 0,0 50,0 0,50 -50,0 z' inkscape:connector-curvature='0'/></g><g style='display:none'><text>hidden</text></g></svg>",
        ["classes inside a group"] = Head + "<defs><style>svg .a path{fill:#c00} path.b{fill:#00c!important} #x{fill:#0c0}</style></defs>"
            + "<g class='a'><path d='M0,0V100H100V0'/><path class='b' d='M100,0V100H200V0' fill='red' style='fill:#0000cc'/></g></svg>",
        ["use and symbol"] = Head + "<defs><rect id='r' width='100' height='100'/><symbol id='s' viewBox='0 0 10 10'><rect width='10' "
            + "height='10'/></symbol></defs><use href='#r' fill='#c00'/><use xlink:href='#s' x='100' width='100' height='100' "
            + "fill='#00c'/></svg>",
        ["letters as Cairo writes them"] = Head + "<defs><symbol overflow='visible' id='g'><path d='M0 0V-100H100V0Z'/></symbol></defs>"
            + "<use xlink:href='#g' x='0' y='100' fill='#c00'/><use xlink:href='#g' x='100' y='100' fill='#00c'/></svg>",
        ["clip paths"] = Head + "<clipPath id='l'><rect width='100' height='100'/></clipPath><clipPath id='r' "
            + "clipPathUnits='objectBoundingBox'>"
            + "<rect x='.5' width='.5' height='1'/></clipPath><rect width='200' height='100' fill='#c00' clip-path='url(#l)'/>"
            + "<rect width='200' height='100' fill='#00c' style='clip-path:url(\"#r\")'/></svg>",
        ["mask"] = Head + "<mask id='m' maskUnits='userSpaceOnUse' x='0' y='0' width='200' height='100'><rect width='100' "
            + "height='100' fill='#fff'/>"
            + "</mask><rect width='200' height='100' fill='#00c'/><g mask='url(#m)'><rect width='200' height='100' fill='#c00'/></g></svg>",
        ["gradients"] = Head + "<linearGradient id='base'><stop offset='.5' stop-color='#c00'/><stop offset='50%' style='stop-color:#00c'/>"
            + "</linearGradient><linearGradient id='g' xlink:href='#base' gradientUnits='userSpaceOnUse' x1='0' x2='200'/>"
            + "<rect width='200' height='50' fill='url(#base)'/><rect y='50' width='200' height='50' fill='url(#g) red'/></svg>",
        ["a gradient that fades"] = Head + "<radialGradient id='f' cx='0' r='1'><stop offset='.5' stop-color='#c00'/><stop offset='.5' "
            + "stop-color='#c00' stop-opacity='0'/></radialGradient><rect width='200' height='100' fill='#00c'/>"
            + "<rect width='200' height='100' fill='url(#f)'/></svg>",
        ["strokes"] = Head + "<line x1='50' x2='50' y2='100' stroke='#c00' stroke-width='100'/><g transform='scale(10)' stroke='#00c'>"
            + "<polyline points='15,0 15,10' fill='none' stroke-width='10' stroke-linecap='square'/></g></svg>",
        ["lengths in transformations"] = Head
            + "<g style='transform:translate(100px, 0px)'><rect width='100' height='100' fill='#00c'/></g>"
            + "<rect x='-100' y='-100' width='100' height='100' fill='#c00' transform='rotate(180deg)'/></svg>",
        ["colours of larger screens"] = Head + "<rect width='100' height='100' style='fill:#c00;fill:color(display-p3 0.7 0.1 0.1)'/>"
            + "<rect x='100' width='100' height='100' fill='#00c' style='fill:lab(30% 60 -90)'/></svg>",
        ["a line under what it surrounds"] = Head + "<g paint-order='markers stroke fill' stroke-width='200' stroke='#c00'>"
            + "<rect x='100' width='100' height='100' fill='#00c'/></g></svg>",
        ["a mask as Figma writes it"] = Head.Replace("<svg ", "<svg fill='none' ", StringComparison.Ordinal)
            + "<mask id='m' style='mask-type:alpha' maskUnits='userSpaceOnUse' x='0' y='0' width='200' height='100'>"
            + "<path d='M50 0V100' stroke='#fff' stroke-width='100'/><path d='M100 0H200V100H100'/></mask>"
            + "<rect width='200' height='100' fill='#00c'/><g mask='url(#m)'><rect width='200' height='100' fill='#c00'/></g></svg>",
        ["a clip path as Affinity writes it"] = Head.Replace("<svg ", "<svg style='fill-rule:evenodd;clip-rule:evenodd' ",
                StringComparison.Ordinal)
            + "<clipPath id='c'><path d='M0 0H200V100H0ZM100 0H200V100H100Z'/></clipPath><rect width='200' height='100' fill='#00c'/>"
            + "<g clip-path='url(#c)'><rect width='200' height='100' fill='#c00'/></g></svg>",
        ["words in capitals"] = Head + "<rect width='100' height='100' color='#c00' fill='CURRENTCOLOR' stroke='NONE'/>"
            + "<rect x='100' width='100' height='100' fill='#00c'/></svg>",
        ["styles that set nothing drawn"] = Head
            + "<style>:root{--x:1px} text>tspan{font-size:9px} .r:hover{fill:#0c0} .r{fill:#c00}</style>"
            + "<rect class='r' width='100' height='100'/><path transform='translateX(100)' d='M0 0H100V100H0' fill='#00c'/></svg>",
        ["a comment that looks like another"] = Head
            + "<style>&lt;!-- /* &lt;!-- */ .r{fill:#c00} /* .r{fill:#0c0} */ .b{fill:#00c} --></style>"
            + "<rect class='r' width='100' height='100'/><rect class='b' x='100' width='100' height='100'/></svg>",
        ["arcs and curves"] = Head + "<path fill='#c00' d='M100,0A50 50 0 0 0 100 100H0V0z'/><path fill='#c00' d='M0,0Q50,0 "
            + "100,0T100,0V100H0z'/>"
            + "<path fill='#00c' d='M100,0C120,0 180,0 200,0S200,100 200,100L100,100'/></svg>",
        ["opacity of a group"] = Head + "<rect width='100' height='100' fill='#c00'/><g opacity='1'><g style='isolation:isolate'>"
            + "<rect x='100' width='100' height='100' fill='#00c' style='mix-blend-mode:multiply'/></g></g><g opacity='0'>"
            + "<rect width='200' height='100'/></g></svg>",
        ["a picture inside"] = Head + "<rect x='100' width='100' height='100' fill='#00c'/><image width='100' height='100' "
            + "xlink:href='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM4w8AAAAJoAM0l4pxuAAAAAElFTkSuQmCC'/></svg>",
        ["a switch"] = Head + "<switch><foreignObject requiredExtensions='http://ns.adobe.com/AdobeIllustrator/10.0/' width='1' "
            + "height='1'/><g>"
            + "<rect width='100' height='100' fill='#c00'/><rect x='100' width='100' height='100' fill='hsl(240, 100%, 40%)'/></g>"
            + "</switch></svg>",
    };

    public static TheoryData<string> Ways => [.. Halves.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_logo_is_printed_as_it_was_drawn_however_it_was_written(string way)
    {
        var pixels = Printed(Encoding.UTF8.GetBytes(Halves[way]));

        Assert.Equal(((204, 0, 0), (0, 0, 204)), (pixels(0.25, 0.3), pixels(0.75, 0.7)));
    }

    [Fact]
    public void A_logo_may_be_written_in_UTF_16()
    {
        var file = Encoding.Unicode.GetPreamble()
            .Concat(Encoding.Unicode.GetBytes("<?xml version='1.0' encoding='UTF-16'?>" + Halves["attributes"])).ToArray();

        Assert.Equal((204, 0, 0), Printed(file)(0.25, 0.5));
    }

    [Fact]
    public void Half_an_opacity_lets_half_through_once_where_parts_of_a_group_overlap()
    {
        var file = Head + "<g opacity='.5'><rect width='200' height='100' fill='#f00'/><rect width='100' height='100' fill='#f00'/>"
            + "</g></svg>";

        var pixels = Printed(Encoding.UTF8.GetBytes(file));

        var (left, right) = (pixels(0.25, 0.5), pixels(0.75, 0.5));
        Assert.Equal(left, right);
        Assert.Equal(255, left.Red);
        Assert.InRange(left.Green, 126, 129);
    }

    [Theory]
    [InlineData("<g>\n<script>alert(1)</script></g>", PictureFaultKind.SvgScript, "script", 2)]
    [InlineData("<rect onload='alert(1)' width='9' height='9'/>", PictureFaultKind.SvgScript, "onload", 1)]
    [InlineData("\n\n<image href='https://example.org/a.png'/>", PictureFaultKind.SvgOutside, "image href", 3)]
    [InlineData("<image xlink:href='data:image/svg+xml;base64,PHN2Zy8+'/>", PictureFaultKind.SvgOutside, "image href", 1)]
    [InlineData("<use xlink:href='other.svg#logo'/>", PictureFaultKind.SvgOutside, "use href", 1)]
    [InlineData("<a href='javascript:alert(1)'><rect width='9' height='9'/></a>", PictureFaultKind.SvgOutside, "a href", 1)]
    [InlineData("<style>@import 'https://example.org/a.css';</style>", PictureFaultKind.SvgOutside, "style", 1)]
    [InlineData("<rect width='9' height='9' fill='url( https://example.org/#a )'/>", PictureFaultKind.SvgOutside, "rect fill", 1)]
    [InlineData("<foreignObject width='9' height='9'/>", PictureFaultKind.SvgEffect, "foreignObject", 1)]
    [InlineData("<text y='9'>Cabinet</text>", PictureFaultKind.SvgText, "Cabinet", 1)]
    [InlineData("<filter id='f'/><rect width='9' height='9' style='filter:url(#f)'/>", PictureFaultKind.SvgEffect, "filter", 1)]
    [InlineData("<pattern id='p'/><rect width='9' height='9' fill='url(#p)'/>", PictureFaultKind.SvgEffect, "pattern", 1)]
    [InlineData("<marker id='m'/><path d='M0 0L9 9' marker-end='url(#m)'/>", PictureFaultKind.SvgEffect, "marker-end", 1)]
    [InlineData("<style>\ng > .b{fill:red}</style><rect width='9' height='9'/>", PictureFaultKind.SvgEffect, "g > .b", 1)]
    [InlineData("<rect width='9' height='9' fill='lab(30% 60 -90)'/>", PictureFaultKind.SvgEffect, "lab(30% 60 -90)", 1)]
    [InlineData("<path stroke='red' d='M0 0L9 9' vector-effect='non-scaling-stroke'/>", PictureFaultKind.SvgEffect, "vector-effect", 1)]
    [InlineData("<style>path:nth-child(2){fill:red}</style>", PictureFaultKind.SvgEffect, "path:nth-child(2)", 1)]
    [InlineData("<rect width='9' height='9' style='mix-blend-mode:plus-lighter'/>", PictureFaultKind.SvgEffect, "mix-blend-mode", 1)]
    [InlineData("<rect width='9' height='9' transform='rotate(.5turn)'/>", PictureFaultKind.SvgEffect, "transform", 1)]
    [InlineData("<rect width='9' height='9' fill='none'/>", PictureFaultKind.SvgEmpty, "", 0)]
    [InlineData("<g><rect width='9' height='9'/>", PictureFaultKind.SvgDamaged, "", 1)]
    [InlineData("&logo;", PictureFaultKind.SvgDamaged, "", 1)]
    public void What_cannot_be_drawn_or_means_ill_is_refused_with_its_place(
        string inside, PictureFaultKind kind, string what, int line)
    {
        var (picture, fault) = Picture.Read(Encoding.UTF8.GetBytes($"{Head}{inside}</svg>"));

        Assert.Equal((null, new PictureFault(kind, what, line)), (picture, fault));
        foreach (var language in Languages.All)
        {
            Assert.Contains(what, fault!.In(language), StringComparison.Ordinal);
            Assert.DoesNotContain("{", fault.In(language), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Entities_of_a_document_type_are_never_read()
    {
        const string bomb = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>";

        Assert.Equal(PictureFaultKind.SvgEntities, Kind(bomb + Head + "<desc>&b;&f;</desc></svg>"));
        Assert.Null(Picture.Read(Encoding.UTF8.GetBytes(bomb + Halves["attributes"])).Fault);
    }

    [Fact]
    public void A_packed_drawing_is_to_be_unpacked_first()
    {
        using var packed = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress))
        {
            zip.Write(Encoding.UTF8.GetBytes(Halves["attributes"]));
        }

        Assert.Equal(PictureFaultKind.SvgCompressed, Picture.Read(packed.ToArray()).Fault!.Kind);
    }

    /// <summary>The largest picture there may be, black, in a few hundred bytes; another for each mark.</summary>
    private static string Bitmap(int mark) => "data:image/png;base64," + Convert.ToBase64String(PngReaderTests.Png(
        PngReader.MostWidth, PngReader.MostHeight, 1, 0, new byte[PngReader.MostHeight * ((PngReader.MostWidth / 8) + 1)],
        ("tEXt", BitConverter.GetBytes(mark))));

    /// <summary>Each would take minutes or gigabytes if its cost were not counted.</summary>
    private static readonly Dictionary<string, string> Bombs = new(StringComparer.Ordinal)
    {
        ["use doubled"] = "<g id='u0'><rect width='9' height='9'/></g>" + string.Concat(Enumerable.Range(1, 30).Select(level =>
            $"<g id='u{level}'><use href='#u{level - 1}'/><use href='#u{level - 1}'/></g>")),
        ["use of itself"] = "<g id='u'><use href='#u'/></g>",
        ["mask of itself"] = "<mask id='m'><g mask='url(#m)'><rect width='9' height='9'/></g></mask>"
            + "<rect width='9' height='9' mask='url(#m)'/>",
        ["clips in a chain"] = Chain(90, "") + "<rect width='9' height='9' clip-path='url(#c0)'/>",
        ["clips of boxes in a chain"] = Chain(60, "clipPathUnits='objectBoundingBox'")
            + Repeated($"<path d='{Repeated("M0 0L9 9", 2_000)}' clip-path='url(#c0)'/>", 8),
        ["clips in clips"] = "<clipPath id='c'><rect width='9' height='9'/></clipPath>" + Repeated("<g clip-path='url(#c)'>", 40)
            + "<rect width='9' height='9'/>" + Repeated("</g>", 40),
        ["depth"] = Repeated("<g>", 5_000) + Repeated("</g>", 5_000),
        ["many elements"] = Repeated("<g/>", 40_000),
        ["a long outline used"] = $"<path id='p' d='{Repeated("M0 0L9 9", 20_000)}'/>{Repeated("<use href='#p'/>", 1_000)}",
        ["white space used"] = $"<text id='t'>{Repeated("\u00a0", 20_000)}</text>{Repeated("<use href='#t'/>", 5_000)}",
        ["a picture used"] = $"<image id='i' width='9' height='9' href='{Bitmap(0)}'/>" + Repeated("<use href='#i'/>", 4_500),
        ["many pictures"] = string.Concat(Enumerable.Range(0, 60).Select(mark => $"<image width='9' height='9' href='{Bitmap(mark)}'/>")),
        ["many rules"] = $"<style>{Repeated(".a{fill:red}", 2_000)}</style>",
        ["many rules of ancestors"] = $"<style>{Repeated("g.a g.a g.a .b{fill:red}", 1_000)}</style>" + Repeated("<g class='a'>", 50)
            + Repeated("<g class='a'/>", 10_000) + Repeated("</g>", 50),
        ["long rules"] = $"<style>{Repeated("*,", 900)}*{{{Repeated("fill:red;", 9_000)}}}</style>" + Repeated("<g/>", 5_000),
        ["long values"] = $"<style>g{{stroke-dasharray:{Repeated("1 ", 40_000)}}}</style>" + Repeated("<g/>", 10_000),
        ["inherited values"] = $"<g stroke-dasharray='{Repeated("1 ", 40_000)}'>{Repeated("<g/>", 10_000)}</g>",
        ["growing numbers"] = $"<rect width='9' height='9' transform='{Repeated("scale(1e7)", 43)}'/>",
    };

    public static TheoryData<string> EveryBomb => [.. Bombs.Keys];

    [Theory]
    [MemberData(nameof(EveryBomb))]
    public void Drawings_that_grow_as_they_are_drawn_end_at_once(string bomb) =>
        Assert.Equal(PictureFaultKind.SvgTooComplex, Kind($"{Head}{Bombs[bomb]}</svg>"));

    [Fact]
    public void A_selector_or_a_transformation_longer_than_any_logo_has_is_refused()
    {
        Assert.Equal(PictureFaultKind.SvgEffect,
            Kind($"{Head}<style>#{Repeated("a", 180_000)}{{fill:red}}</style><rect width='9' height='9'/></svg>"));
        Assert.Equal(PictureFaultKind.SvgEffect,
            Kind($"{Head}<rect width='9' height='9' transform='{Repeated("scale(1)", 65)}'/></svg>"));
    }

    [Fact]
    public void A_drawing_has_the_bound_of_all_pictures() =>
        Assert.Equal(PictureFaultKind.TooLong, Kind(Head + Repeated(" ", PngReader.LongestFile) + "</svg>"));

    [Fact]
    public void Texts_that_repeat_what_a_search_begins_with_take_no_longer_than_others()
    {
        foreach (var sign in (string[])["@", "/*", "/*&lt;!--", "a", "{", "a{", ",", "url(#"])
        {
            var many = Repeated(sign, 150_000 / sign.Length);
            Assert.Equal(PictureFaultKind.SvgEmpty, Kind($"{Head}<style>{many}</style></svg>"));
            Picture.Read(Encoding.UTF8.GetBytes($"{Head}<rect width='9' height='9' transform='{many}' style='{many}'/></svg>"));
            Picture.Read(Encoding.UTF8.GetBytes($"{Head}<path d='M0 0L{many}' stroke-dasharray='{many}'/></svg>"));
        }
    }

    [Fact]
    public void Numbers_without_measure_harm_nothing()
    {
        foreach (var box in (string[])["0 0 1e308 1", "0 0 0 0", "0 0 -1 5", "1e9 1e9 1e-9 1e-9", "0 0 10000000 0.0001", "NaN 0 1 1"])
        {
            var file = $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{box}'><rect width='1e300' height='9' "
                + "transform='scale(1e7) scale(1e7) scale(1e7) matrix(0 0 0 0 0 0)'/>"
                + "<path d='M0 0A1e7 1e-7 9 1 0 5 5z' stroke='red'/></svg>";
            var (picture, fault) = Picture.Read(Encoding.UTF8.GetBytes(file));
            Assert.True(picture is null ^ fault is null);
            if (picture is not null) { Assert.Equal(0, Tool.Run("qpdf", Pdf(picture), "--check", "FILE").ExitCode); }
        }
    }

    private static string Chain(int length, string units) => string.Concat(Enumerable.Range(0, length).Select(level =>
        $"<clipPath id='c{level}' {units} clip-path='url(#c{level + 1})'><rect/></clipPath>"));

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static PictureFaultKind? Kind(string file) => Picture.Read(Encoding.UTF8.GetBytes(file)).Fault?.Kind;

    private static byte[] Pdf(Picture picture) => Samples.Renderer.Render(new(
        new("Logo", "Logo", new(2026, 11, 23), "Foot", null), Language.French,
        [new Masthead(picture with { Alternative = "Logo" }, null)]));

    /// <summary>The colour at a place of the printed logo, from its left and its top in parts of it, as poppler paints it.</summary>
    private static Func<double, double, (int Red, int Green, int Blue)> Printed(byte[] file)
    {
        var (picture, fault) = Picture.Read(file);
        Assert.Null(fault);
        Assert.Equal(2, (double)picture!.Width / picture.Height, 3);
        var pdf = Pdf(picture);
        Assert.Equal(pdf, Pdf(Picture.Read(file).Picture!));
        Assert.Equal(0, Tool.Run("qpdf", pdf, "--check", "FILE").ExitCode);

        var prefix = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}");
        Tool.Run("pdftoppm", pdf, "-r", "144", "-singlefile", "FILE", prefix);
        var image = File.ReadAllBytes(prefix + ".ppm");
        File.Delete(prefix + ".ppm");
        const int width = 1191;
        var start = image.Length - (width * 1684 * 3);
        return (x, y) =>
        {
            var at = start + (3 * (((int)((42 + (34 * y)) * 2) * width) + (int)((48.2 + (68 * x)) * 2)));
            return (image[at], image[at + 1], image[at + 2]);
        };
    }
}

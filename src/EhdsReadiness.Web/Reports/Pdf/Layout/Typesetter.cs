using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Pdf.Tagging;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Turns blocks into strips. Each kind of block has a setting of its own.</summary>
internal sealed class Typesetter(FontFaces faces, MissingSigns missing)
{
    private readonly PrintableText _printable = new(faces, missing);

    public TypeStyles Styles { get; } = new(faces);
    public LineBreaker LineBreaker { get; } = new();

    /// <summary>How many signs the font lacks were replaced so far.</summary>
    public int Replaced => _printable.Replaced;

    public string Printable(string text) => _printable.Of(text);

    /// <summary>Where the words of a printable text stand on its lines.</summary>
    public LineOrder OrderOf(string printable) => new(printable, missing);

    /// <summary>The strips of some blocks, in a column, each set when it is asked for.</summary>
    /// <param name="parent">The tag that the blocks belong to.</param>
    public IEnumerable<Strip> Set(IReadOnlyList<Block> blocks, Tag parent, double left, double width)
    {
        var breaks = false;
        for (var index = 0; index < blocks.Count; index++)
        {
            breaks |= blocks[index] is PageBreak;
            var strips = blocks[index] is PageBreak ? [] : Set(blocks[index], parent, left, width);
            foreach (var strip in IsIntroduction(blocks, index) ? KeptWithNext(strips) : strips)
            {
                yield return breaks ? strip with { StartsPage = true } : strip;
                breaks = false;
            }
        }
    }

    /// <summary>Whether a block is the sentence below a heading that says what follows, or one of a few between it and a heading below it:
    /// all of them would be stranded without it.</summary>
    private static bool IsIntroduction(IReadOnlyList<Block> blocks, int index)
    {
        const int few = 3;
        var (first, next) = (index, index);
        while (first >= 0 && index - first <= few && blocks[first] is Paragraph) { first--; }

        while (next < blocks.Count && next - first <= few + 1 && blocks[next] is Paragraph) { next++; }

        if (first < 0 || first == index || index + 1 == blocks.Count || blocks[first] is not Heading heading) { return false; }

        return (next - first - 1 <= few && next < blocks.Count && blocks[next] is Heading below && below.Level > heading.Level)
            || (index == first + 1 && blocks[index + 1] is not (PageBreak or Heading));
    }

    /// <summary>The same strips, on one page with what follows where there are few.</summary>
    private static IEnumerable<Strip> KeptWithNext(IEnumerable<Strip> strips)
    {
        const int few = 4;
        var all = strips.ToList();
        return all.Count > few ? all : all.Select(strip => strip with { KeepsNext = true });
    }

    private IEnumerable<Strip> Set(Block block, Tag parent, double left, double width) => block switch
    {
        Heading heading => TextSetting.Of(this, heading, parent, left, width),
        Paragraph paragraph => TextSetting.Of(this, paragraph, parent, left, width),
        ItemList list => ListSetting.Of(this, list, parent, left, width),
        Facts facts => ListSetting.Of(this, facts, parent, left, width),
        Table table => new TableSetting(this, table, parent, left, width).Strips(),
        Chart chart => [ChartSetting.Of(this, chart, parent, left, width), .. Set(chart.Table, parent, left, width)],
        Callout callout => AsideSetting.Of(this, callout, parent, left, width),
        Columns columns => AsideSetting.Of(this, columns, parent, left, width),
        Masthead masthead => MastheadSetting.Of(this, masthead, parent, left, width),
        InLanguage translated => Set(translated.Blocks, new Tag("Part", parent) { Lang = translated.Language.Code() }, left, width),
        KeepTogether together => AsideSetting.Of(this, together, parent, left, width),
        _ => throw new ArgumentException($"No setting for {block.GetType().Name}.", nameof(block)),
    };
}

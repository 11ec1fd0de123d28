using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Pdf.Tagging;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Turns blocks into strips. Each kind of block has a setting of its own.</summary>
internal sealed class Typesetter(FontFaces faces)
{
    private readonly PrintableText _printable = new(faces);

    public TypeStyles Styles { get; } = new(faces);
    public LineBreaker LineBreaker { get; } = new();

    /// <summary>How many signs the font lacks were replaced so far.</summary>
    public int Replaced => _printable.Replaced;

    public string Printable(string text) => _printable.Of(text);

    /// <summary>The strips of some blocks, in a column, each set when it is asked for.</summary>
    /// <param name="parent">The tag that the blocks belong to.</param>
    public IEnumerable<Strip> Set(IReadOnlyList<Block> blocks, Tag parent, double left, double width)
    {
        var breaks = false;
        foreach (var block in blocks)
        {
            breaks |= block is PageBreak;
            foreach (var strip in block is PageBreak ? [] : Set(block, parent, left, width))
            {
                yield return breaks ? strip with { StartsPage = true } : strip;
                breaks = false;
            }
        }
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

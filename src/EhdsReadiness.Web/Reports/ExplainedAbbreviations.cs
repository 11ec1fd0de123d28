namespace EhdsReadiness.Web.Reports;

/// <summary>Says what each abbreviation stands for where it first stands in the running text of a report. Headings and what the
/// organisation wrote stay as they are.</summary>
internal sealed class ExplainedAbbreviations(IReadOnlyList<Abbreviation> abbreviations, Language language, string? organisation)
{
    /// <summary>Letters before an abbreviation in which its meaning would stand if the text gives it itself.</summary>
    private const int Before = 40;

    /// <summary>Part of the width of a table below which a column has no room for a meaning.</summary>
    private const double Narrow = 0.35;

    private readonly AbbreviationForms _known = AbbreviationForms.Of(abbreviations, language);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private bool _inTables = true;

    /// <summary>The blocks in their order, each first abbreviation followed by its meaning; those that stand in narrow columns alone are
    /// explained together at the end.</summary>
    public IReadOnlyList<Block> In(IEnumerable<Block> blocks) => WithThoseLeft(Each(blocks));

    private IReadOnlyList<Block> Each(IEnumerable<Block> blocks) => [.. blocks.Select(In)];

    /// <summary>The same for a report whose first page has no room: in tables they are explained from the second page on.</summary>
    public IReadOnlyList<Block> BesideTheTablesOfPageOne(IEnumerable<Block> blocks)
    {
        _inTables = false;
        var explained = new List<Block>();
        foreach (var block in blocks)
        {
            _inTables |= block is PageBreak;
            explained.Add(In(block));
        }

        return _inTables ? WithThoseLeft(explained) : explained;
    }

    /// <summary>The same for a report that has to stay short: those that stand in its tables alone are explained together at the
    /// end.</summary>
    public IReadOnlyList<Block> Shortly(IEnumerable<Block> blocks)
    {
        _inTables = false;
        return In(blocks);
    }

    private IReadOnlyList<Block> WithThoseLeft(IReadOnlyList<Block> explained)
    {
        var left = Cells(explained).SelectMany(text => _known.Forms.Matches(text))
            .Select(found => (Form: found.Value, Abbreviation: _known.Named(found.Value)))
            .DistinctBy(found => found.Abbreviation.Id)
            .Where(found => !_seen.Contains(found.Abbreviation.Id))
            .Select(found => $"{found.Form}, {found.Abbreviation.Means.In(language)}")
            .ToList();
        return left.Count == 0 ? explained
            : [.. explained,
            new Paragraph(ReportTexts.Of(language, "Abbreviations", string.Join(language.Pick("\u202F; ", "; "), left)),
            ParagraphStyle.Quiet)];
    }

    private static IEnumerable<string> Cells(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Table table => table.Rows.SelectMany(row => row).Concat(table.Footer ?? []).SelectMany(cell => cell.Lines)
            .Select(line => line.Plain),
        Callout callout => Cells(callout.Blocks),
        Columns columns => Cells(columns.Left).Concat(Cells(columns.Right)),
        KeepTogether together => Cells(together.Blocks),
        _ => [],
    });

    private Block In(Block block) => block switch
    {
        Paragraph { Style: not ParagraphStyle.Quote } paragraph => paragraph with { Prose = In(paragraph.Prose) },
        ItemList list => list with { Items = [.. list.Items.Select(In)] },
        Facts facts => facts with { Items = [.. facts.Items.Select(fact => fact with { Value = In(fact.Value) })] },
        Callout callout => callout with { Blocks = Each(callout.Blocks) },
        Columns columns => columns with { Left = Each(columns.Left), Right = Each(columns.Right) },
        KeepTogether together => together with { Blocks = Each(together.Blocks) },
        Table table when _inTables =>
            table with
            {
                Rows = [.. table.Rows.Select(row => Row(row, table.Columns))],
                Footer = table.Footer is { } footer ? Row(footer, table.Columns) : null,
            },
        _ => block,
    };

    private IReadOnlyList<Cell> Row(IReadOnlyList<Cell> row, IReadOnlyList<Column> columns)
    {
        var whole = columns.Sum(column => column.Share);
        return [.. row.Select((cell, at) =>
            columns[at].Share < Narrow * whole ? cell : cell with { Lines = [.. cell.Lines.Select(In)] })];
    }

    private Prose In(Prose prose)
    {
        if (!prose.Runs.Any(run => run.Text.AsSpan().ContainsAny(_known.FirstWords))
            || (organisation is { Length: > 0 } && prose.Plain.Contains(organisation, StringComparison.Ordinal)))
        {
            return prose;
        }

        var whole = prose.Plain;
        var (runs, start) = (new List<Run>(), 0);
        foreach (var run in prose.Runs)
        {
            var begin = start;
            runs.Add(run with { Text = _known.Forms.Replace(run.Text, found => Explained(found, whole, begin + found.Index)) });
            start += run.Text.Length;
        }

        return new(runs);
    }

    private string Explained(Match found, string whole, int place)
    {
        var abbreviation = _known.Named(found.Value);
        var means = abbreviation.Means.In(language);
        var end = place + found.Length;
        if (!_seen.Add(abbreviation.Id)
            || whole[Math.Max(0, place - means.Length - Before)..place].Contains(means, StringComparison.OrdinalIgnoreCase))
        {
            return found.Value;
        }

        var alone = place > 0 && whole[place - 1] == '(' && end < whole.Length && whole[end] == ')';
        return alone ? $"{found.Value}, {means}" : $"{found.Value} ({means})";
    }
}

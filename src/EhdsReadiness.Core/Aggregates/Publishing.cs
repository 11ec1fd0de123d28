namespace EhdsReadiness.Core.Aggregates;

/// <summary>Computes a publication. Pure: no clock, no database, no culture; the same input gives the same figures.</summary>
public static class Publishing
{
    /// <summary>Lowest threshold that may be configured.</summary>
    public const int LowestK = 5;

    /// <exception cref="ArgumentException">The threshold is too low, or the key is too short.</exception>
    public static Publication Publish(PublicationInput input)
    {
        if (input.K < LowestK) { throw new ArgumentException($"The threshold is at least {LowestK}.", nameof(input)); }

        if (input.Key.Length < 16) { throw new ArgumentException("The key has at least 16 bytes.", nameof(input)); }

        var cube = Cube.Of(input);
        var tallies = cube.Cells.Select(cell => Tally.Of(input.Questionnaire, cell)).ToList();
        var withholding = new Withholding(input, cube);
        withholding.Settle();
        var showing = new Showing(input);
        var repetition = new Repetition(input, cube);
        if (input.Protections.Audit)
        {
            new DisclosureAudit(input, cube, tallies, withholding, cell => repetition.Of(cell)?.Figures!.Count).Run();
        }

        var cells = new List<PublishedCell>();
        foreach (var cell in cube.Cells)
        {
            cells.Add(withholding.Is(cell) ? new(cell.Key, CellState.Withheld, cell.Known, null, null)
                : repetition.Of(cell) is { } former ? new(cell.Key, CellState.Repeated, cell.Known, former.FiguresOf, former.Figures)
                : new(cell.Key, CellState.Published, cell.Known, input.Number,
                    showing.FiguresOf(cell, tallies[cell.Index], withholding.HasShares(cell))));
        }

        var tables = cube.Cells.Zip(cells).GroupBy(pair => pair.First.Table)
            .Select(table => new PublishedTable(table.Key, TableIds.DimensionsOf(table.Key), [.. table.Select(pair => pair.Second)]))
            .Concat(QuestionTables(input, cube, tallies, cells, showing, repetition, withholding));
        // Figures that are repeated from a trial are figures of a trial.
        var trials = input.Past.Where(past => past.Publication.Claims).Select(past => past.Publication.Number).ToHashSet();
        var claims = input.Claims || cells.Any(cell => cell.FiguresOf is { } of && trials.Contains(of));
        return new(
            input.Number, input.Date, input.Questionnaire.Version, input.Questionnaire.Sha256, input.K, input.Demonstration,
            claims, cube.Units.Count, cells.FirstOrDefault()?.Figures?.Count, [.. tables]);
    }

    /// <summary>What the next publications need to know of this one. Private.</summary>
    public static IReadOnlyList<RememberedMember> Remember(PublicationInput input)
    {
        var noise = new Noise(input.Key);
        return [.. Cube.Of(input).Units.Where(unit => unit.Figures is not null)
            .Select(unit => new RememberedMember(unit.Entry, noise.FingerprintOf(unit.Entry.Identifier, unit.Figures!)))];
    }

    /// <summary>A question stands over all organisations or over those of a role: it is shown as the cell that it stands in is.</summary>
    private static IEnumerable<PublishedTable> QuestionTables(
        PublicationInput input, Cube cube, List<Tally> tallies, List<PublishedCell> cells, Showing showing, Repetition repetition,
        Withholding withholding)
    {
        foreach (var (table, over) in new[] { (TableIds.Question, TableIds.Overall), (TableIds.QuestionRole, TableIds.Role) })
        {
            var published = new List<PublishedCell>();
            foreach (var question in input.Questionnaire.Questions)
            {
                foreach (var cell in cube.Cells.Where(cell => cell.Table == over))
                {
                    var whole = cells[cell.Index];
                    published.Add(whole with
                    {
                        Key = [question.Id, .. cell.Key],
                        Figures = whole.State switch
                        {
                            CellState.Withheld => null,
                            CellState.Repeated => repetition.Former(table, [question.Id, .. cell.Key])!.Figures,
                            CellState.Published =>
                                QuestionFigures(whole.Figures!, withholding.HasShares(cell)
                                ? showing.LevelsOf(tallies[cell.Index], question.Order) : null),
                        },
                    });
                }
            }

            if (published.Count > 0)
            {
                yield return new(table, TableIds.DimensionsOf(table), published);
            }
        }
    }

    private static CellFigures QuestionFigures(CellFigures whole, IReadOnlyList<NamedShare>? levels) =>
        new(whole.Count, whole.Response, [], null, null, null, null, null, levels);
}

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>The tables of a publication in words: each table is set out as means, quartiles, bands, duties and answers, as far as it has
/// them. The overseas regions together stand among the regions.</summary>
public static class FigureTables
{
    private static readonly string[] AnswerIds = ["0", "1", "2", "3", "4", "unknown", "missing", "not_applicable"];

    /// <summary>Every table, in the order of the publication.</summary>
    public static IReadOnlyList<FigureTable> Of(Publication publication, PublicationWords words) =>
        [.. Listed(publication).Prepend(publication.Find(TableIds.Overall)).OfType<PublishedTable>()
            .SelectMany(table => Of(publication, table, words))];

    /// <summary>The tables that have a page, in the order of the publication.</summary>
    public static IEnumerable<PublishedTable> Listed(Publication publication) =>
        publication.Tables.Where(table => table.Id is not (TableIds.Overall or TableIds.Overseas));

    /// <summary>One table of the publication.</summary>
    public static IEnumerable<FigureTable> Of(Publication publication, PublishedTable table, PublicationWords words)
    {
        var setting = new Setting(publication, table, words);
        if (table.Id is TableIds.Question or TableIds.QuestionRole) { return [setting.Levels()]; }

        return table.Id is TableIds.Overall or TableIds.Role or TableIds.Kind
            ? [setting.Means(), setting.Quartiles(), setting.Bands(), setting.Duties()]
            : [setting.Means()];
    }

    private sealed class Setting(Publication publication, PublishedTable table, PublicationWords words)
    {
        public FigureTable Means() => Table(
            "means",
            [],
            ["Column.Count", "Column.Known", "Column.Response"],
            words.Measures(publication).Select(measure => words.Measure(measure, publication)),
            cell => [([], [words.Count(cell.Figures?.Count), words.Whole(cell.Known), words.Response(cell),
                .. words.Measures(publication).Select(measure => words.Mean(cell.Figures?.MeanOf(measure)))])],
            known: 1);

        public FigureTable Quartiles() => Table(
            "quartiles",
            ["Column.Measure"],
            ["Column.Lower", "Column.Median", "Column.Upper"],
            [],
            cell => words.Measures(publication)
                .Select(measure =>
                ((string[])[words.Measure(measure, publication)],
                cell.Figures?.Quartiles?.FirstOrDefault(one => one.Measure == measure) is { } one
                ? (string[])[words.Whole(one.Lower), words.Whole(one.Median), words.Whole(one.Upper)]
                : [words.Mean(null), words.Mean(null), words.Mean(null)])));

        public FigureTable Bands()
        {
            var bands = words.QuestionnaireOf(publication).Bands;
            return Table(
                "bands",
                [],
                [],
                bands.Select(band => band.Name.In(words.Language)).Append(words.Say("Column.Unknown")),
                cell => [([], [.. bands.Select(band => words.Share(ShareOf(cell.Figures?.Bands, band.Id))),
                    words.Share(cell.Figures?.Unknown)])]);
        }

        public FigureTable Duties() => Table(
            "duties",
            ["Column.Due"],
            [],
            PublicationWords.DutyStates.Select(words.Duty),
            cell => ((DatedShares[])[.. cell.Figures?.DutiesByDate ?? []])
                .Select(date => ((string[])[words.Due(date.Due)],
                    (string[])[.. PublicationWords.DutyStates.Select(state => words.Share(ShareOf(date.States, state)))]))
                .Append(([words.Say("Due.all")],
                    [.. PublicationWords.DutyStates.Select(state => words.Share(ShareOf(cell.Figures?.Duties, state)))])));

        public FigureTable Levels() => Table(
            "levels",
            [],
            [],
            AnswerIds.Select(answer => words.Answer(answer, publication)),
            cell => [([], [.. AnswerIds.Select(answer => words.Share(ShareOf(cell.Figures?.Levels, answer)))])]);

        /// <summary>The cells as they are read: regions by their names, then those overseas, then these together, then what is no
        /// region.</summary>
        private IEnumerable<PublishedCell> Ordered() => table.Dimensions is not [TableIds.Region, ..] ? table.Cells : table.Cells
            .Concat(table.Id == TableIds.Region ? publication.Find(TableIds.Overseas)?.Cells ?? [] : [])
            .OrderBy(cell => cell.Key[0] switch
            {
                TableIds.Overseas => 2,
                "FR-NAT" or "other" => 3,
                var region => TableIds.IsOverseas(region) ? 1 : 0,
            })
            .ThenBy(cell => words.Name(TableIds.Region, cell.Key[0], publication),
                StringComparer.Create(Formats.CultureOf(words.Language), ignoreCase: true));

        private static ShownShare? ShareOf(IReadOnlyList<NamedShare>? shares, string id) =>
            shares?.FirstOrDefault(share => share.Id == id)?.Share;

        /// <param name="known">Place of the one figure that a withheld cell shows too; null when there is none.</param>
        private FigureTable Table(
            string measured, string[] names, string[] columns, IEnumerable<string> more,
            Func<PublishedCell, IEnumerable<(string[] Names, string[] Figures)>> rowsOf, int? known = null)
        {
            var title = words.Say($"Table.{measured}", words.Say($"Table.{table.Id}"));
            string[] headings =
                [.. table.Dimensions.Select(dimension => words.Say($"Dimension.{dimension}")), .. names.Select(name => words.Say(name))];
            var rows = new List<FigureRow>();
            foreach (var cell in Ordered())
            {
                var cellNames = table.Dimensions.Zip(cell.Key, (dimension, value) => words.Name(dimension, value, publication)).ToList();
                foreach (var (rowNames, figures) in rowsOf(cell))
                {
                    rows.Add(new(
                        [.. cellNames.Count + names.Length == 0 ? [words.Say("All")] : cellNames, .. rowNames],
                        cell.Figures is not null ? figures
                            : [.. figures.Select((figure, place) => place == known ? figure : words.Say("Withheld"))],
                        cell.State,
                        words.State(cell)));
                }
            }

            return new($"{table.Id}.{measured}", title, headings.Length == 0 ? [words.Say("Dimension.overall")]
                : headings, [.. columns.Select(column => words.Say(column)), .. more], rows);
        }
    }
}

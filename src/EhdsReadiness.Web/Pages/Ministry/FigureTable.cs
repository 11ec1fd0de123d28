namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A table of a publication in words: what the page, the spreadsheets and the PDF show alike.</summary>
/// <param name="Id">The table it is of, with what it measures: <c>kind.means</c>, <c>question-role.levels</c>.</param>
/// <param name="Names">Headings of the columns that name a row.</param>
/// <param name="Columns">Headings of the columns of figures.</param>
public sealed record FigureTable(
    string Id, string Title, IReadOnlyList<string> Names, IReadOnlyList<string> Columns, IReadOnlyList<FigureRow> Rows);

using EhdsReadiness.Web.Reports.Pdf.Scripts;

namespace EhdsReadiness.Web.Reports;

/// <summary>The words of reports; never by the culture of the thread.</summary>
internal static class ReportTexts
{
    private static readonly TextResource Resource = new("Reports");

    /// <summary>The text of a key, with its places filled, for a line of a report: what runs from right to left turns round nothing
    /// beside it.</summary>
    /// <exception cref="InvalidOperationException">No text has that key.</exception>
    public static string Of(Language language, string key, params object?[] values) =>
        Plain(language, key, Array.ConvertAll(values, value => value is string text ? Direction.Apart(text) : value));

    /// <summary>The same for a file that other programs lay out: without marks of direction that nobody typed.</summary>
    /// <exception cref="InvalidOperationException">No text has that key.</exception>
    public static string Plain(Language language, string key, params object?[] values) => Resource.Of(language, key, values);

    /// <summary>The text of a key for one or for several, by <see cref="Plural"/>; <c>{0}</c> is the count.</summary>
    public static string Counted(Language language, string key, long count, params object?[] values) =>
        Of(language, $"{key}.{Plural.FormOf(count, language)}", [Figures.Whole(count, language), .. values]);
}

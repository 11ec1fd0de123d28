namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>How people and moments are named beside what they did.</summary>
public static class Authors
{
    /// <summary>The name; "by the link" for whoever held it, "a former member" for an account that was closed.</summary>
    public static string Author(this IStringLocalizer texts, string author, string? name) =>
        name ?? texts[author == AnswerStore.LinkHolder ? "Author.link" : "Author.former"].Value;

    /// <summary>Who changed an answer; where it was somebody else's, whose, and who took it over.</summary>
    public static string AuthorOf(this IStringLocalizer texts, AnswerChange change)
    {
        var author = texts.Author(change.Author, change.AuthorName);
        return change.SaidBy is not { } said ? author
            : texts["Author.said", said.Length == 0 ? texts["Said.Somebody"].Value : said, author];
    }

    /// <summary>"26 November 2026 at 11:42", on French clocks.</summary>
    public static string Moment(this IStringLocalizer texts, DateTimeOffset at, Language language)
    {
        var there = FrenchTime.InParis(at);
        return texts["Moment", Formats.Date(DateOnly.FromDateTime(there.DateTime), language), Formats.Time(there, language)];
    }
}

namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>What the French and the English of one text cite differently.</summary>
/// <param name="Kind"><c>links</c>, <c>placeholders</c>, <c>dates</c>, <c>articles</c> or <c>numbers</c>.</param>
internal sealed record Disparity(string Kind, IReadOnlyList<string> OnlyFrench, IReadOnlyList<string> OnlyEnglish);

/// <summary>Both languages cite the same, each as often.</summary>
internal static class Parity
{
    public static IEnumerable<Disparity> Of(CitedFacts french, CitedFacts english) =>
        new[]
        {
            Compare("links", french.Links, english.Links),
            Compare("placeholders", french.Placeholders, english.Placeholders),
            Compare("dates", french.Dates, english.Dates),
            Compare("articles", [.. french.Articles.Select(article => article.Cite)], [.. english.Articles.Select(article => article.Cite)]),
            Compare("numbers", french.Numbers, english.Numbers),
        }.OfType<Disparity>();

    private static Disparity? Compare(string kind, IReadOnlyList<string> french, IReadOnlyList<string> english)
    {
        var onlyFrench = Without(french, english);
        var onlyEnglish = Without(english, french);
        return onlyFrench.Count + onlyEnglish.Count == 0 ? null : new Disparity(kind, onlyFrench, onlyEnglish);
    }

    private static List<string> Without(IReadOnlyList<string> cited, IReadOnlyList<string> others)
    {
        var rest = cited.ToList();
        foreach (var other in others)
        {
            rest.Remove(other);
        }

        return rest;
    }
}

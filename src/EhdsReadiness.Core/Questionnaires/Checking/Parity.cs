namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Both languages cite the same, each as often.</summary>
internal static class Parity
{
    public static IEnumerable<Disparity> Of(CitedFacts french, CitedFacts english) =>
        new[]
        {
            Compare(new("les mêmes liens", "links"), french.Links, english.Links),
            Compare(new("les mêmes champs à remplir", "placeholders"), french.Placeholders, english.Placeholders),
            Compare(new("les mêmes dates", "dates"), french.Dates, english.Dates),
            Compare(new("les mêmes articles", "articles"), [.. french.Articles.Select(article => article.Cite)],
                [.. english.Articles.Select(article => article.Cite)]),
            Compare(new("les mêmes nombres", "numbers"), french.Numbers, english.Numbers),
        }.OfType<Disparity>();

    private static Disparity? Compare(Text kind, IReadOnlyList<string> french, IReadOnlyList<string> english)
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

namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>Parts of a question page are made once for all who are asked the same: a page is the same whoever came before.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class KeptPartTests(TestSite site)
{
    private static readonly (AssessmentSettings Settings, Func<int, Answer?> Answer)[] States =
    [
        (Of(Roles.Both, "hospital", "no", "a"), _ => null),
        (Of(Roles.Both, "hospital", "no", "a", "k"), order => Answer.AtLevel(order % 5)),
        (Of(Roles.Both, "hospital", "no"), order => Answer.AtLevel((order + 2) % 5) with
            { Note = "<b>note</b> & « texte »", Evidence = "https://example.org/a?b=c&d" }),
        (Of(Roles.Holder, "industry-medicine", "yes", "k"), _ => Answer.Unknown),
        (Of(Roles.User, "research", "no"), _ => Answer.NotApplicable("Nous n’avons pas de <i>projet</i>.")),
    ];

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_question_page_is_byte_for_byte_the_same_whatever_was_made_before(string language)
    {
        var other = new TestSite();
        await other.InitializeAsync();
        try
        {
            // One day for all, and not so long ago that a page would announce their end.
            var at = site.Clock.GetUtcNow().AddDays(-2);
            var (here, there) = (await StartAllAsync(site, at), await StartAllAsync(other, at));
            foreach (var question in site.Content.Questionnaires[^1].Questions)
            {
                // In one order on one site, in the other on the other: what is kept of one state must show in no other.
                var pages = new List<string>();
                foreach (var key in here)
                {
                    pages.Add(await ReadAsync(site, key, language, question.Id));
                }

                for (var i = there.Count - 1; i >= 0; i--)
                {
                    Assert.Equal(pages[i], await ReadAsync(other, there[i], language, question.Id));
                    Assert.Equal(pages[i], await ReadAsync(site, here[i], language, question.Id));
                }
            }
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    private static AssessmentSettings Of(Roles role, string kind, string micro, params string[] categories) =>
        new(AssessmentMode.Full, role, new(kind, "FR-GES", "yes", micro, categories, "yes", "no"), "CHU de Montervaux");

    private static async Task<IReadOnlyList<string>> StartAllAsync(TestSite site, DateTimeOffset at)
    {
        var newest = site.Content.Questionnaires[^1];
        var keys = new List<string>();
        foreach (var (settings, answerOf) in States)
        {
            var answers = newest.Questions.Where(question => answerOf(question.Order) is not null)
                .ToDictionary(question => question.Id, question => answerOf(question.Order)!, StringComparer.Ordinal);
            keys.Add(await site.Assessments.CreateAsync(newest.Version, settings, answers, at, default));
        }

        return keys;
    }

    private static async Task<string> ReadAsync(TestSite site, string key, string language, string question)
    {
        using var visitor = site.Visitor();
        using var response = await visitor.Http.GetAsync(new Uri($"/{language}/assessments/{key}/questions/{question}", UriKind.Relative));
        var page = await response.Content.ReadAsStringAsync();
        return TokenPattern().Replace(page.Replace(key, "KEY", StringComparison.Ordinal), "TOKEN");
    }

    [GeneratedRegex("(?<=__RequestVerificationToken\"[^>]*value=\")[^\"]+")]
    private static partial Regex TokenPattern();
}

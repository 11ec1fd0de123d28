using EhdsReadiness.Web.Tests.HostileTexts;
using EhdsReadiness.Web.Tests.Pages;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace EhdsReadiness.Web.Tests.Localisation;

/// <summary>
/// Pages and reports where there is nothing, and where there is one of each thing: no figure stands beside a noun of the wrong number. In
/// French nothing and one take the singular, in English one alone does. Found by walking all routes; mails count nothing beside a noun.
/// </summary>
public sealed class CountedWordsTests : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private readonly List<string> _faults = [];
    private int _figures;

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("0 questions", "fr", true)]
    [InlineData("1 questions sur 13", "fr", true)]
    [InlineData("0 question, 1 réponse, 2 questions, 10 réponses, 0,1 point", "fr", false)]
    [InlineData("1 questions", "en", true)]
    [InlineData("0 question", "en", true)]
    [InlineData("0 questions, 1 answer, 2 questions, 21 answers, 2026-1 questions", "en", false)]
    public void A_figure_beside_a_noun_of_the_wrong_number_is_found(string text, string language, bool isWrong) =>
        Assert.Equal(isWrong, Wrong(text, Languages.Find(language)!.Value).Any());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task No_page_and_no_report_counts_nothing_or_one_with_the_wrong_noun(int things)
    {
        using var consulting = await Consulting.BeginAsync(_site);
        var client = await consulting.AddClientAsync("CHU de Montervaux", answers: things, granted: things > 0);
        using var owner = _site.Visitor();
        await owner.SignInAsync(client.Email);
        var assessment = client.Assessment!;
        if (things > 0)
        {
            await FillAsync(assessment, client.OwnerId);
        }

        foreach (var language in new[] { "fr", "en" })
        {
            foreach (var pattern in FurnishedWorld.Patterns(_site).Where(pattern => !Regex.IsMatch(pattern, "[{](id|token)[}]")))
            {
                var visitor = pattern.Contains("/portfolio", StringComparison.Ordinal) ? consulting.Consultant : owner;
                var address = pattern.Replace("{c:culture}", language, StringComparison.Ordinal)
                    .Replace("{key}", assessment, StringComparison.Ordinal)
                    .Replace("{org}", visitor == owner ? client.Id : consulting.Id, StringComparison.Ordinal);
                var kinds = pattern.EndsWith("/report.pdf", StringComparison.Ordinal) ? new[] { "?kind=full", "?kind=board", "?kind=plan" }
                    : [""];
                foreach (var kind in kinds)
                {
                    await ReadAsync(visitor, address + kind, language);
                }
            }
        }

        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Distinct()));
        Assert.InRange(_figures, 20, int.MaxValue);
    }

    /// <summary>One of each thing beside the one answer: action, dataset, scenario, comment, assignment.</summary>
    private async Task FillAsync(string assessment, string ownerId)
    {
        var (author, now) = (AuditActor.Account(ownerId), _site.Clock.GetUtcNow());
        await _site.Services.GetRequiredService<TrackingStore>().AddAsync(
            assessment, ActionDetails.Untouched with { Title = "Désigner un référent", Due = new(now.Year + 1, 1, 1) }, author, now,
            default);
        await _site.Services.GetRequiredService<DatasetStore>().AddAsync(
            assessment, [new("Registre", ["a"], null, null, 1, "yes", "no", null)], author, now, default);
        await _site.Services.GetRequiredService<ScenarioStore>().CreateAsync(assessment, "Essai", Scenario.Nothing, now, default);
        await _site.Services.GetRequiredService<CommentStore>()
            .AddAsync(Guid.NewGuid().ToString("N"), assessment, "holder-opt-out", author, false, "Vu", now, default);
        await _site.Services.GetRequiredService<AssignmentStore>().AssignAsync(
            assessment, [AssignmentTarget.Question("holder-opt-out")], ownerId, FrenchTime.DayOf(now).AddDays(1), ownerId, now, default);
    }

    private async Task ReadAsync(Visitor visitor, string address, string language)
    {
        using var response = await visitor.Http.GetAsync(new Uri(address, UriKind.Relative));
        if (response.StatusCode != HttpStatusCode.OK) { return; }

        var file = await response.Content.ReadAsByteArrayAsync();
        var text = response.Content.Headers.ContentType?.MediaType switch
        {
            "text/html" => TextOfPage(file),
            "application/pdf" => TextOfReport(file),
            _ => "",
        };
        _figures += Regex.Count(text, @"\b[01][ \u00a0\u202f]\p{L}");
        _faults.AddRange(Wrong(text, Languages.Find(language)!.Value).Select(wrong => $"{address}: “{wrong}”"));
    }

    private static string TextOfPage(byte[] file)
    {
        using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Encoding.UTF8.GetString(file));
        // Each for itself, so that the figure of one cell is not read with the words of the next.
        const string Parts = "h1, h2, h3, h4, p, li, td, th, dt, dd, label, legend, summary, caption, a, span";
        return string.Join('\n', page.Body!.QuerySelectorAll(Parts).Select(element => element.TextContent));
    }

    private static string TextOfReport(byte[] file)
    {
        using var report = PdfDocument.Open(file);
        return string.Join('\n', report.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)));
    }

    /// <summary>The figures 0 and 1 with a noun of the wrong number behind them.</summary>
    private static IEnumerable<string> Wrong(string text, Language language)
    {
        var (ones, others) = (PluralTests.Nouns(language).Select(noun => noun.One).ToHashSet(StringComparer.Ordinal),
            PluralTests.Nouns(language).Select(noun => noun.Other).ToHashSet(StringComparer.Ordinal));
        foreach (Match match in Regex.Matches(text, @"(?<![\p{L}\d,./:–-])(?<!\d[ \u00a0\u202f])([01])[ \u00a0\u202f](\p{L}+)"))
        {
            var noun = match.Groups[2].Value;
            var isOne = match.Groups[1].Value == "1" || language == Language.French;
            if ((isOne ? others : ones).Contains(noun) && !(isOne ? ones : others).Contains(noun))
            {
                yield return text[Math.Max(0, match.Index - 30)..Math.Min(text.Length, match.Index + match.Length + 30)];
            }
        }
    }
}

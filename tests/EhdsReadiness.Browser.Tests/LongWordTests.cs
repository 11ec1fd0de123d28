namespace EhdsReadiness.Browser.Tests;

/// <summary>
/// Whatever people type, of any length and without a space, no page that shows it grows wider than its window. On the same walk from page
/// to page: each identifier stands once and what names one finds it, and what is folded on screen stands open on paper.
/// </summary>
[Collection(PagesCollection.Name)]
public sealed class LongWordTests(RunningSite site)
{
    private const string Question = "holder-opt-out";

    private static readonly string Word = string.Concat(Enumerable.Repeat("Interdépartementalisation", 12));
    private static readonly string Name = Word[..120];
    private static readonly string Link = $"https://exemple.fr/{string.Concat(Enumerable.Repeat("chemin-", 40))}?q={Word}";

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task No_page_grows_wider_than_its_window_repeats_an_identifier_or_hides_anything_on_paper(string language)
    {
        var person = await site.AddAccountAsync(
            $"{new string('a', 61)}.{language}@{new string('b', 60)}.{new string('c', 60)}.example", Name);
        await FillAsync(person.Id);
        var page = await site.VisitorAsync(script: true, width: 320);
        await page.GotoAsync($"/{language}/sign-in");
        await page.Locator("[name=email]").FillAsync(person.Email);
        await page.Locator("[name=password]").FillAsync(RunningSite.Password);
        await RunningSite.GoOnAsync(page.Locator("main form").GetByRole(AriaRole.Button).First);

        var (faults, seen) = await WalkAsync(page, language);
        await page.Context.CloseAsync();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(seen.Count >= 40, string.Join('\n', seen));
    }

    /// <summary>An organisation, its clients and all that can be typed about them.</summary>
    private async Task FillAsync(string account)
    {
        var (now, actor) = (DateTimeOffset.UtcNow, AuditActor.Account(account));
        var organisations = site.Get<OrganisationStore>();
        var details = new OrganisationDetails(Name, "hospital", "FR-GES", null, Word[..40], Name, true, Language.French);
        var organisation = await organisations.CreateAsync(details, account, now, default);
        var client = await organisations.CreateAsync(details with { Name = Name[1..] + "z", IsConsultancy = false }, account, now, default);
        foreach (var owner in new[] { organisation, client })
        {
            await site.Get<InvitationStore>()
                .InviteAsync(owner, $"{new string('i', 64)}@{new string('d', 60)}.{new string('e', 60)}.example", MemberRole.Reader,
                account, now, default);
            var answers = new Dictionary<string, Answer>
                { [Question] = Answer.AtLevel(1) with { Note = Word, Evidence = Link }, ["holder-label"] = Answer.NotApplicable(Word) };
            var settings = new AssessmentSettings(
                AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a", "f"], "yes", "no"), Name);
            var id = await site.Get<OrganisationAssessmentStore>()
                .CreateAsync(owner, site.Get<Content>().Questionnaires[^1].Version, settings, answers, account, now, default);
            await site.Get<CommentStore>().AddAsync(Guid.NewGuid().ToString("N"), id, Question, actor, false, Word, now, default);
            await site.Get<DatasetStore>()
                .AddAsync(id, [new(Word[..200], ["a"], Word[..200], Word[..200], 1, "yes", "no", Link[..200])], actor, now, default);
            await site.Get<ScenarioStore>().CreateAsync(id, Name, Scenario.Nothing, now, default);
            await site.Get<TrackingStore>()
                .AddAsync(id, new(Word, null, Name, null, null, ActionStatus.ToDo, null, Word, Link, false), actor, now, default);
        }

        await site.Get<GrantStore>().GrantAsync(client, organisation, true, FrenchTime.DayOf(now).AddDays(90), account, now, default);
    }

    private const string FoldedOnPaper = """
        () => [...document.querySelectorAll('main details:not([open])')]
            .filter(details => details.checkVisibility()
                ? ![...details.children].some(child => child.localName !== 'summary' && child.checkVisibility() && child.getBoundingClientRect().bottom <= details.getBoundingClientRect().bottom + 1)
                // What is not folded out on paper stands there in another place, word for word.
                : !document.querySelector('main').innerText.replace(/\s+/g, '').includes([...details.children].filter(child => child.localName !== 'summary').map(child => child.textContent).join('').replace(/\s+/g, '')))
            .map(details => `what “${details.querySelector('summary').textContent.trim()}” unfolds is not there`)
        """;

    /// <summary>Follows every link from page to page, one question and one action standing for all, and measures each page.</summary>
    private static async Task<(List<string> Faults, HashSet<string> Seen)> WalkAsync(IPage page, string language)
    {
        var (faults, seen) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var waiting = new Queue<string>([$"/{language}", $"/{language}/organisations", $"/{language}/portfolio", $"/{language}/account"]);
        while (waiting.TryDequeue(out var path))
        {
            var kind = string.Join('/', path.Split('?')[0].Split('/')
                .Select((part, index) => index > 0 && path.Split('/')[index - 1] is "questions" or "law" or "glossary" ? "{id}" : part));
            if (!seen.Add(kind))
            {
                continue;
            }

            await page.GotoAsync(path);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            faults.AddRange((await page.EvaluateAsync<string[]>(FoldedOnPaper)).Select(fault => $"{path}, on paper: {fault}"));
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            faults.AddRange((await page.EvaluateAsync<string[]>(Audit.References)).Select(fault => $"{path}: {fault}"));
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
            var measured = await page.EvaluateAsync<string[]>("""
                () => {
                    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
                    const inner = element => element.closest('.er-scroll') && !element.matches('.er-scroll');
                    return wide <= 0 ? [] : [`${wide} pixels too wide`, ...[...document.querySelectorAll('main *')].filter(element => !inner(element) && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 3).map(element => element.outerHTML.slice(0, 160))];
                }
                """);
            faults.AddRange(measured.Length > 0 ? [$"{path}: {string.Join(" | ", measured)}"] : Array.Empty<string>());
            await RunningSite.PictureAsync(page, $"long-{language}-{seen.Count}");
            foreach (var link in await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('a[href^=\"/\"]')].filter(link => !link.hasAttribute('download') && " +
                "!/\\.[a-z]+($|\\?)/.test(link.getAttribute('href'))).map(link => link.getAttribute('href').split('#')[0])"))
            {
                if (link.StartsWith($"/{language}/", StringComparison.Ordinal) && !link.Contains("/exports/", StringComparison.Ordinal))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        return (faults, seen);
    }
}

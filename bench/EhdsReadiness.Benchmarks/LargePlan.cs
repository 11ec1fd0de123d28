using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;

namespace EhdsReadiness.Benchmarks;

/// <summary>What a plan of 500 actions and a list of 200 datasets cost.</summary>
internal static class LargePlan
{
    private const int Actions = 500;
    private const int DatasetCount = 200;

    /// <summary>The questions of the newest questionnaire over and over, all at level 0, each action with somebody in charge.</summary>
    public static IEnumerable<string[]> Measure(Content content, Assessment example, PdfRenderer renderer)
    {
        var newest = content.Questionnaires[^1];
        var leading = newest.Questions.Sum(question => question.Actions.Count(action => action.To <= question.Target));
        List<Question> many =
        [
            .. Enumerable.Range(0, Actions)
                .SelectMany(round =>
                    newest.Questions.Select(one =>
                    one with { Id = $"{one.Id}-{round}", AskedWhen = null, Order = (round * newest.Questions.Count) + one.Order }))
                .Take(Actions * newest.Questions.Count / leading),
        ];
        var wide = new Questionnaire(newest.Version, newest.Date, newest.Sha256, newest.Axes, newest.LevelNames, newest.Bands,
            newest.BlockerCap, newest.Express, many, []);
        var wider = new Content(content.Regulation, content.ProfileFields, content.Glossary, [wide]);
        var low = example with { Answers = many.ToDictionary(question => question.Id, _ => Answer.AtLevel(0), StringComparer.Ordinal) };
        var high = example with { Answers = many.ToDictionary(question => question.Id, _ => Answer.AtLevel(3), StringComparer.Ordinal) };
        var result = Readiness.Of(wide, content.Regulation, low);
        var entries = Planning.Of(result).Entries;
        IReadOnlyList<TrackedAction> tracked =
            [.. entries.Select(entry =>
                new TrackedAction(ActionKey.Of(entry).ToString(), 1,
                ActionDetails.Untouched with { Owner = "Anne", Status = ActionStatus.Doing }, null, DateTimeOffset.UnixEpoch))];

        var small = Load.Median(() => Readiness.Of(content, example), 4000);
        var score = Load.Median(() => Readiness.Of(wide, content.Regulation, low), 400);
        yield return [$"score and plan, {many.Count} questions, {entries.Count} actions", $"{score:0} µs",
            $"the example above {small:0} µs", $"{score / small:0.0} ×", "in proportion"];
        yield return [$"plan as it is carried out, {entries.Count} actions",
            $"{Load.Median(() => FollowedPlan.Of(result, Planning.Of(result), tracked, []), 400):0} µs", "", "", "≤ 1 ms"];
        yield return [$"change of a score by its causes, {many.Count} questions",
            $"{Load.Median(() => ScoreComparison.Of(wider, low, high), 100) / 1000:0.0} ms", "", "", "≤ 10 ms"];
        yield return [$"PDF, complete report, {entries.Count} actions",
            $"{Load.Median(() => renderer.Render(ActionPlanReport.Of(wider, result, Language.French)), 40) / 1000:0} ms", "", "",
            "median ≤ 150 ms"];
        yield return [$"PDF, one-page summary, {entries.Count} actions",
            $"{Load.Median(() => renderer.Render(ActionPlanReport.Summary(wider, result, Language.French)), 80) / 1000:0.0} ms", "", "",
            "≤ 29 ms"];
    }

    /// <summary>Pages of an assessment with 500 actions of its own and 200 datasets, against those of one without.</summary>
    public static async Task<IReadOnlyList<string[]>> MeasureAsync(WebApplication site, HttpClient http, string emptyKey, string fullKey)
    {
        await FillAsync(site, fullKey);
        var rows = new List<string[]>();
        foreach (var (path, what, goal) in new[]
        {
            ("/plan", $"plan page, {Actions} more actions", "≤ 1.5 ×"),
            ("/datasets", $"datasets page, {DatasetCount} datasets", "≤ 1.5 ×"),
            ("/results", "results page beside them", ""),
        })
        {
            rows.Add(await PagePair.MeasureAsync(
                what, http, $"/fr/assessments/{fullKey}{path}", "without them", http, $"/fr/assessments/{emptyKey}{path}", goal));
        }

        return rows;
    }

    /// <summary>Gives an assessment 500 actions of its own and 200 datasets.</summary>
    public static async Task FillAsync(WebApplication site, string key)
    {
        var (services, now) = (site.Services, DateTimeOffset.UtcNow);
        var id = (await services.GetRequiredService<AssessmentStore>().FindAsync(key, default))!.Id;
        for (var i = 0; i < Actions; i++)
        {
            await services.GetRequiredService<TrackingStore>()
                .AddAsync(id, ActionDetails.Untouched with { Title = $"Own action {i}", Owner = "Anne", Due = new(2028, 1 + (i % 12), 1) },
                AuditActor.Link, now, default);
        }

        DatasetDetails[] datasets = [.. Enumerable.Range(0, DatasetCount)
            .Select(i => new DatasetDetails($"Registre {i}", ["a", "p"], "CHU", "OMOP", 5000 + i, "yes", "no", "registre@example.org"))];
        await services.GetRequiredService<DatasetStore>().AddAsync(id, datasets, AuditActor.Link, now, default);
    }
}

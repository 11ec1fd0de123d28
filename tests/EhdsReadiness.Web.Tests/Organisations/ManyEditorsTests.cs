using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Organisations;

/// <summary>Fifty browsers on one assessment of an organisation.</summary>
[Collection(SiteCollection.Name)]
public sealed class ManyEditorsTests(TestSite site)
{
    private const int Editors = 50;
    private const int Rounds = 8;

    [Fact]
    public async Task Of_fifty_editors_on_one_assessment_every_accepted_answer_is_in_the_history_and_nobody_meets_an_error()
    {
        var people = new List<(Visitor Visitor, string Account)>();
        for (var i = 0; i < Editors; i++)
        {
            var email = $"editor-{Guid.NewGuid():N}@example.org";
            var account = await site.AddAccountAsync(email, $"Éditrice {i}");
            var visitor = site.Visitor();
            Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync(email));
            people.Add((visitor, account.Id));
        }

        var (list, questions) = await BeginAsync(people.ConvertAll(one => one.Account));
        var accepted = new ConcurrentBag<(string Question, int Version, string Account, string Note)>();
        var others = new ConcurrentBag<HttpStatusCode>();
        await Task.WhenAll(people.Select(async (person, number) =>
        {
            await person.Visitor.GetAsync($"{list}/questions/{questions[0]}");
            var token = person.Visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var versions = questions.ToDictionary(question => question, _ => 0);
            person.Visitor.Http.DefaultRequestHeaders.Add("Accept", "application/json");
            for (var round = 0; round < Rounds; round++)
            {
                // Half of them meet at one question, the others spread out.
                var question = questions[number % 2 == 0 ? round % 2 : (number + round) % questions.Count];
                var note = $"{number} {round}";
                using var form = new FormUrlEncodedContent(
                [
                    new("__RequestVerificationToken", token), new("level", ((number + round) % 5).ToString(CultureInfo.InvariantCulture)),
                    new("note", note),
                    new("version", versions[question].ToString(CultureInfo.InvariantCulture)),
                ]);
                using var response = await person.Visitor.Http.PostAsync(new Uri($"{list}/questions/{question}", UriKind.Relative), form);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    using var told = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
                    versions[question] = told.RootElement.GetProperty("version").GetInt32();
                    accepted.Add((question, versions[question], person.Account, note));
                    continue;
                }

                others.Add(response.StatusCode);
                await person.Visitor.GetAsync($"{list}/questions/{question}");
                versions[question] = int.Parse(
                    person.Visitor.Page.QuerySelector("input[name=version]")!.GetAttribute("value")!, CultureInfo.InvariantCulture);
            }
        }));
        people.ForEach(person => person.Visitor.Dispose());

        Assert.All(others, status => Assert.Equal(HttpStatusCode.Conflict, status));
        Assert.NotEmpty(others);
        Assert.Equal(Editors * Rounds, accepted.Count + others.Count);
        var history = await site.Answers.HistoryAsync(list.Split('/')[^1], default);
        Assert.Equal(
            accepted.Order(),
            history.Select(change => (change.QuestionId, change.Version, change.Author, change.Answer!.Note!)).Order());
        Assert.All(history.GroupBy(change => change.QuestionId), changes =>
            Assert.Equal(Enumerable.Range(1, changes.Count()), changes.Select(change => change.Version).Order()));
        Assert.All(history, change => Assert.NotNull(change.AuthorName));
    }

    private async Task<(string List, IReadOnlyList<string> Questions)> BeginAsync(List<string> accounts)
    {
        var now = site.Clock.GetUtcNow();
        var organisation = await site.Services.GetRequiredService<OrganisationStore>().CreateAsync(
            new("CHU de Montervaux", "hospital", "FR-GES", "732829320", null, null, false, Language.French), accounts[0], now, default);
        await site.Database.WriteAsync(
            async (connection, transaction) =>
            {
                foreach (var account in accounts.Skip(1))
                {
                    await connection.ExecuteAsync(
                        "INSERT INTO member (organisation_id, account_id, role, since) VALUES (@organisation, @account, 'contributor', " +
                            "@at)",
                        new { organisation, account, at = now },
                        transaction,
                        default);
                }

                return true;
            },
            default);
        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a", "f"], "yes", "no"), null);
        var id = await site.Services.GetRequiredService<OrganisationAssessmentStore>().CreateAsync(
            organisation, site.Content.Questionnaires[^1].Version, settings, new Dictionary<string, Answer>(), accounts[0], now, default);
        var scope = Scope.Of(site.Content.Questionnaires[^1], settings.Role, settings.Profile, settings.Mode);
        return ($"/fr/assessments/{id}", [.. scope.Take(10).Select(question => question.Id)]);
    }
}

namespace EhdsReadiness.Core.Tests.Aggregates;

/// <summary>The third attack that a review found: invented organisations around a real one, whose score is then the median.</summary>
public sealed class SurroundedTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _database = new();

    private PublicationStore Publications => new(_database.Database, Published.Content);

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("nobody")]
    [InlineData("one account is a member of all")]
    [InlineData("one account is a member of a unit of each")]
    [InlineData("one person gave all the codes")]
    [InlineData("all codes went to one address")]
    [InlineData("one account is a member of all, and nobody has proven a number")]
    [InlineData("one administrator confirmed all")]
    public async Task Nineteen_around_a_real_one_let_its_scores_be_read_unless_they_are_known_to_be_linked(string how)
    {
        var isTrial = how.Contains("nobody has proven", StringComparison.Ordinal);
        var (kind, scores) = await SurroundAsync();
        await using (var connection = await _database.Database.OpenAsync(default))
        {
            foreach (var sql in StatementsOf(how))
            {
                await connection.ExecuteAsync(sql, new { Now }, null, default);
            }
        }

        var cell = (await Publications.PublishAsync(10, isTrial, Population.Key, Now, default)).Find(TableIds.Kind)!.Find(kind)!;

        if (how is "nobody" or "one administrator confirmed all")
        {
            // What the review found: each median is within three points of the real one's score.
            Assert.All(cell.Figures!.Quartiles!, one => Assert.InRange(one.Median, scores[one.Measure] - 3, scores[one.Measure] + 3));
        }
        else
        {
            Assert.Equal(CellState.Withheld, cell.State);
        }
    }

    /// <summary>Lets twenty organisations of a kind be counted and no other of it: a real one, nine that have nothing and ten that have
    /// all, whose identifiers begin with "fake".</summary>
    /// <returns>The kind, and the scores of the real one by measure.</returns>
    private async Task<(string Kind, Dictionary<string, long> Scores)> SurroundAsync()
    {
        const string agreed = """
            SELECT register_entry.identifier, register_entry.kind
            FROM register_entry
            JOIN agreement ON agreement.organisation_id = 'demonstration-' || register_entry.identifier
            ORDER BY register_entry.identifier
            """;
        const string rewrite = "UPDATE finalised_copy SET document = @document WHERE organisation_id = @id";
        const string leave = "UPDATE agreement SET agreed = FALSE WHERE organisation_id = @id";
        const string mark = "UPDATE organisation SET name = 'fake' WHERE id = @id";

        await new DemonstrationStore(_database.Database, Published.Content).PopulateAsync(420, 1, Now, default);
        await using var connection = await _database.Database.OpenAsync(default);
        var all = await connection.ListAsync<(string Identifier, string Kind)>(agreed, null, null, default);
        var kind = all.GroupBy(one => one.Kind).First(one => one.Count() > 25).ToList();
        var invented = Demonstration.Of(Published.Content, 420, 1, FrenchTime.DayOf(Now))
            .ToDictionary(one => one.Entry.Identifier, one => one.Assessment);
        foreach (var (place, (identifier, _)) in kind.Index())
        {
            var id = $"demonstration-{identifier}";
            if (place >= 20)
            {
                await connection.ExecuteAsync(leave, new { id }, null, default);
            }
            else if (place > 0)
            {
                var assessment = invented[identifier]!;
                var answers = assessment.Answers.ToDictionary(one => one.Key, _ => Answer.AtLevel(place < 10 ? 0 : 4));
                var file = AssessmentFile.Write(assessment with { Answers = answers }, Published.Content.Find(assessment.Questionnaire)!);
                await connection.ExecuteAsync(rewrite, new { id, document = Encoding.UTF8.GetString(file) }, null, default);
                await connection.ExecuteAsync(mark, new { id }, null, default);
            }
        }

        var real = Readiness.Of(Published.Content, invented[kind[0].Identifier]!).Combined;
        return (kind[0].Kind, real.Axes.ToDictionary(axis => axis.Axis.Id, axis => axis.Score!.Shown)
            .Append(new(CellFigures.OverallMeasure, real.Overall!.Shown)).ToDictionary());
    }

    /// <summary>Lets the invented ones have this in common.</summary>
    private static string[] StatementsOf(string how)
    {
        const string account = """
            INSERT INTO account (id, email, normalized_email, name, language, security_stamp, concurrency_stamp, two_factor, created_at)
            VALUES ('stranger', 'stranger', 'STRANGER', 'Stranger', 'fr', 's', 'c', FALSE, @Now)
            """;
        const string members = """
            INSERT INTO member (organisation_id, account_id, role, since)
            SELECT id, 'stranger', 'reader', @Now FROM organisation WHERE name = 'fake'
            """;
        string Proven(string way) => $"""
            UPDATE number_proof SET way = '{way}', given_by = 'stranger'
            WHERE organisation_id IN (SELECT id FROM organisation WHERE name = 'fake')
            """;

        return how switch
        {
            "one account is a member of all" => [account, members],
            "one account is a member of all, and nobody has proven a number" => [account, members, "DELETE FROM number_proof"],
            "one account is a member of a unit of each" =>
            [
                account,
                """
                INSERT INTO organisation (id, name, kind, region, is_consultancy, language, created_at, house_id, unit_kind)
                SELECT 'unit-' || id, 'unit', kind, region, FALSE, 'fr', created_at, id, 'registry' FROM organisation WHERE name = 'fake'
                """,
                members.Replace("'fake'", "'unit'", StringComparison.Ordinal),
            ],
            "one person gave all the codes" => [Proven("code")],
            "one administrator confirmed all" => [Proven("administrator")],
            "all codes went to one address" =>
            [
                "UPDATE number_proof SET way = 'code', given_by = organisation_id",
                """
                UPDATE register_entry SET contact = CASE WHEN role = 'user' THEN 'direction' ELSE 'Direction' END
                WHERE 'demonstration-' || identifier IN (SELECT id FROM organisation WHERE name = 'fake')
                """,
            ],
            _ => [],
        };
    }
}

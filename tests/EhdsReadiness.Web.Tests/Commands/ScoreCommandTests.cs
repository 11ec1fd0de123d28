namespace EhdsReadiness.Web.Tests.Commands;

public sealed class ScoreCommandTests : IDisposable
{
    private const string Profile =
        """{ "organisation_kind": "hospital", "region": "FR-IDF", "controller": "yes", "micro_enterprise": "no", "categories": ["a", "f"], "public_funding": "yes", "snds": "no" }""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-score-");

    public void Dispose() => _folder.Delete(recursive: true);

    private (int Code, string Output, string Errors) Run(string json, params string[] more)
    {
        var file = Path.Combine(_folder.FullName, "assessment.json");
        File.WriteAllText(file, json);
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var code = CommandLine.Run(["score", file, .. more], output, errors);
        return (code!.Value, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    [Fact]
    public void A_right_file_gives_its_result_as_json()
    {
        var (code, output,
            errors) = Run(
            $$"""{ "questionnaire": "2026-1", "mode": "full", "role": "both", "date": "2026-11-23", "profile": {{Profile}}, "answers": { "holder-opt-out": { "level": 2 }, "user-purpose": { "unknown": true } } }""");

        Assert.Equal((0, ""), (code, errors));
        using var result = JsonDocument.Parse(output);
        Assert.Equal(["combined", "holder", "user"], result.RootElement.GetProperty("readings").EnumerateObject()
            .Select(reading => reading.Name));
        Assert.Equal(64, result.RootElement.GetProperty("content_sha256").GetString()!.Length);
        Assert.Equal("find-out", result.RootElement.GetProperty("plan").GetProperty("actions").EnumerateArray()
            .First(action => action.GetProperty("question").GetString() == "user-purpose").GetProperty("action").GetString());
    }

    public static TheoryData<string, string> Faults() => new()
    {
        { """{ "questionnaire": "2026-1", "answers": { "nope": { "level": 1 } } }""", "$.answers.nope" },
        { """{ "answers": { "holder-opt-out": { "level": 5 } } }""", "$.answers.holder-opt-out.level" },
        { """{ "answers": { "holder-opt-out": { "level": 2.5 } } }""", "$.answers.holder-opt-out.level" },
        { """{ "answers": { "holder-opt-out": { "level": "2" } } }""", "$.answers.holder-opt-out.level" },
        { """{ "answers": { "holder-opt-out": { "level": 2, "unknown": true } } }""", "$.answers.holder-opt-out:" },
        { """{ "answers": { "holder-opt-out": { "note": "alone" } } }""", "$.answers.holder-opt-out:" },
        { """{ "answers": { "holder-opt-out": { "unknown": false } } }""", "$.answers.holder-opt-out.unknown" },
        { """{ "answers": { "holder-opt-out": { "not_applicable": "  " } } }""", "$.answers.holder-opt-out.not_applicable" },
        { """{ "questionnaire": "2026-1", "answers": { "holder-three-months": { "not_applicable": "none" } } }""",
            "$.answers.holder-three-months.not_applicable" },
        { """{ "answers": { "holder-opt-out": { "level": 1, "level": 2 } } }""", "$.answers.holder-opt-out.level" },
        { """{ "answers": { "holder-opt-out": { "level": 1, "note": "\ud800" } } }""", "$.answers.holder-opt-out.note" },
        { """{ "date": "2026-02-30" }""", "$.date" },
        { """{ "date": "2024-12-31" }""", "$.date" },
        { """{ "questionnaire": "1999-1" }""", "$.questionnaire" },
        { """{ "role": "owner" }""", "$.role" },
        { """{ "organisation": "" }""", "$.organisation" },
        { """{ "extra": 1 }""", "$.extra" },
        { """{ "profile": { "organisation_kind": "circus", "controller": "yes", "micro_enterprise": "no", "categories": ["a", "a", "z"], "public_funding": "yes", "snds": "no" } }""", "$.profile.categories[1]" },
        { "[]", "$:" },
        { "{", "$:" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_wrong_file_is_refused_with_the_path_of_each_fault_and_nothing_is_computed(string json, string path)
    {
        var (code, output, errors) = Run(json);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(path, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_listed_at_once()
    {
        var (_, _, errors) =
            Run("""{ "questionnaire": "1", "mode": "half", "role": "owner", "date": "soon", "extra": 1, "answers": { "nope": {} } }""");

        Assert.All(["$.mode", "$.role", "$.date", "$.extra", "$.answers.nope", "$.questionnaire", "$.profile"], path =>
            Assert.Contains(path, errors, StringComparison.Ordinal));
    }

    [Fact]
    public void Json_of_twenty_thousand_levels_is_a_fault_and_no_crash() =>
        Assert.Equal(1, Run(new string('[', 20_000)).Code);

    [Theory]
    [InlineData("score")]
    [InlineData("score", "a.json", "b.json")]
    [InlineData("score", "a.json", "--nope", "1")]
    [InlineData("score", "a.json", "--content")]
    [InlineData("report", "a.json", "--lang", "de", "-o", "x.pdf")]
    [InlineData("report", "a.json", "--lang", "fr")]
    [InlineData("nope")]
    public void Wrong_usage_is_2_and_says_why(params string[] args)
    {
        using var errors = new StringWriter();
        Assert.Equal(2, CommandLine.Run(args, Stream.Null, errors));
        Assert.Contains("Usage", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_1_and_named()
    {
        using var errors = new StringWriter();
        Assert.Equal(1, CommandLine.Run(["score", "/nowhere/a.json"], Stream.Null, errors));
        Assert.Contains("/nowhere/a.json", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void A_report_of_each_example_carries_the_file_that_it_was_made_from(string language)
    {
        foreach (var example in new[]
            { "01-chu-de-montervaux.json", "02-cohorte-marees.json", "09-maison-de-sante-du-pont-brumeux.json", "20-longest-texts.json",
            "21-nothing-answered.json" })
        {
            var target = Path.Combine(_folder.FullName, $"{example}.pdf");
            using var errors = new StringWriter();
            Assert.Equal(0, CommandLine.Run(
                ["report", Path.Combine(AppContext.BaseDirectory, "content", "examples", example), "--lang", language, "-o", target],
                Stream.Null, errors));
            Assert.Contains("\"questionnaire\": \"2026-1\"", Encoding.UTF8.GetString(File.ReadAllBytes(target)), StringComparison.Ordinal);
        }
    }
}

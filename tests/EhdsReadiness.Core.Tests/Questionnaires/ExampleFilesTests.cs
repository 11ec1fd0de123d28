using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>The assessments of invented organisations in <c>content/examples</c>.</summary>
public class ExampleFilesTests
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static TheoryData<string> Names => [.. Published.ExampleNames];

    [Fact]
    public void There_are_thirteen_organisations_four_variants_and_three_extremes() => Assert.Equal(20, Published.ExampleNames.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_is_read_without_fault_and_scores(string name)
    {
        var assessment = Published.Example(name);
        var result = Readiness.Of(Published.Content, assessment);

        Assert.NotEmpty(ResultFile.Write(result));
        Assert.Equal(assessment.Answers.Count, result.Combined.Answered);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_is_written_as_the_site_would_export_it(string name)
    {
        var bytes = Published.ExampleBytes(name);
        var exported = AssessmentFile.Write(Published.Example(name), Published.Questionnaire);

        Assert.Equal(Rewritten(exported), Rewritten(bytes));
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.True(bytes[^1] == '\n' && Encoding.UTF8.GetString(bytes).Split('\n').Where(line => line.Length > 1).All(IsIndentedByTwos));
    }

    [Fact]
    public void The_longest_texts_are_exactly_as_long_as_they_may_be()
    {
        var assessment = Published.Example("20-longest-texts");
        var texts = assessment.Answers.Values.SelectMany(answer => new[] { answer.Note, answer.Reason }).OfType<string>().ToList();

        Assert.Equal(Assessment.LongestOrganisation, Length(assessment.Organisation!));
        Assert.InRange(texts.Count, 10, int.MaxValue);
        Assert.All(texts, text => Assert.Equal(Answer.LongestNote, Length(text)));
        Assert.All(assessment.Answers.Values.Select(answer => answer.Evidence).OfType<string>(), text =>
            Assert.Equal(Answer.LongestEvidence, Length(text)));
    }

    [Fact]
    public void The_longest_texts_hold_what_breaks_a_page()
    {
        var text = string.Concat(Published.Example("20-longest-texts").Answers.Values.Select(answer => answer.Note + answer.Reason));

        Assert.All(["🙂", "健康数据", "هذه الملاحظة", "הערה", "z\u0351\u0313", "\t", "\n", "<b>", "\u00AD", "\u200B"], part =>
            Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains(text.Split([' ', '\n', '\t', '.', ',', ';']), word => word.Length == 60 && word.All(char.IsLetter));
    }

    [Fact]
    public void Five_organisations_have_answered_nearly_everything() =>
        Assert.All(
            ["01-chu-de-montervaux", "02-cohorte-marees", "05-mutuelle-de-l-ombreval", "08-unite-sante-et-territoires",
                "11-agence-regionale-de-sante-de-demonstration"],
            name =>
            {
                var reading = Readiness.Of(Published.Content, Published.Example(name)).Combined;
                Assert.InRange(reading.Answered, reading.InScope * 9 / 10, reading.InScope);
            });

    private static int Length(string text) => text.EnumerateRunes().Count();

    private static bool IsIndentedByTwos(string line) => (line.Length - line.TrimStart(' ').Length) % 2 == 0;

    // Both files in one spelling of escapes, keys in their order.
    private static string Rewritten(byte[] json) => JsonNode.Parse(json)!.ToJsonString(Readable);
}

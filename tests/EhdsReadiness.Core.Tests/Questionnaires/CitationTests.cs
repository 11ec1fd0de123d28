namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>What the content cites, looked for with an eye of its own: not that of the content check.</summary>
public partial class CitationTests
{
    private static Regulation Regulation => Published.Content.Regulation;

    [Fact]
    public void Every_article_named_in_a_text_is_listed_in_the_regulation()
    {
        var named = NamedInTexts();

        Assert.InRange(named.Count, 700, int.MaxValue);
        Assert.DoesNotContain(named, one => Regulation.FindProvision(one.Cite) is null);
    }

    [Fact]
    public void Every_article_in_a_list_of_citations_is_listed_in_the_regulation() =>
        Assert.DoesNotContain(Listed(), one => Regulation.FindProvision(one.Cite) is null);

    [Fact]
    public void Everything_cited_has_a_source_and_none_of_low_confidence()
    {
        var rules = NamedInTexts().Concat(Listed()).Select(one => Regulation.FindRule(one.Cite)).OfType<Rule>().Distinct().ToList();

        Assert.InRange(rules.Count, 60, int.MaxValue);
        Assert.All(rules, rule => Assert.False(string.IsNullOrWhiteSpace(rule.Source), rule.Id));
        Assert.All(rules, rule => Assert.True(rule.Confidence is "high" or "medium", $"{rule.Id}: {rule.Confidence}"));
    }

    [Fact]
    public void An_article_named_by_a_question_is_in_its_own_list()
    {
        var lists = Published.Questionnaire.Questions.ToDictionary(question => question.Id, question =>
            question.Cites.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var missing = NamedInTexts()
            .Where(one => QuestionIn().Match(one.Path) is { Success: true } match && !lists[match.Groups[1].Value].Contains(one.Cite));

        Assert.Empty(missing);
    }

    [Fact]
    public void A_legal_duty_is_the_first_thing_its_question_cites() =>
        Assert.All(Published.Questionnaire.Questions.Where(question => question.Duty is not null), question =>
            Assert.Equal(question.Duty!.Article, question.Cites[0]));

    [Theory]
    [InlineData("selon le texte (article 63(4))", "63(4)")]
    [InlineData("les articles 66(3) et 67(2)(e)", "66(3) 67(2)(e)")]
    [InlineData("Articles 73, 75 and 78 apply", "73 75 78")]
    [InlineData("la recherche (RGPD, article 14(5)), puis", "GDPR 14(5)")]
    [InlineData("(loi SREN, article 31)", "SREN 31")]
    [InlineData("code de la santé publique, article L. 1461-3", "CSP L. 1461-3")]
    [InlineData("(recital 69), la MR-003", "recital 69 CNIL MR-003")]
    [InlineData("exception de l’article 9(2) du RGPD, décret 2019-536", "GDPR 9(2)")]
    [InlineData("the order of 6 May 2024", "SNDS order of 6 May 2024")]
    public void Citations_are_found_however_they_are_written(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Cites(text)));

    private static List<(string Path, string Cite)> NamedInTexts() =>
    [
        .. from one in PublishedTexts.All
           from wording in new[] { one.Text.Fr, one.Text.En }
           from cite in Cites(wording)
           select (one.Path, cite),
    ];

    private static IEnumerable<(string Path, string Cite)> Listed() =>
    [
        .. from question in Published.Questionnaire.Questions from cite in question.Cites select (question.Id, cite),
        .. from question in Published.Questionnaire.Questions where question.Duty is not null select (question.Id, question.Duty!.Article),
        .. from term in Published.Content.Glossary from cite in term.Cites select (term.Id, cite),
        .. from date in Regulation.Dates select (date.Id, date.Article),
        .. from misunderstanding in Regulation.Page.Misunderstood from cite in misunderstanding.Cites
            select (misunderstanding.Belief.En, cite),
    ];

    private static IEnumerable<string> Cites(string text)
    {
        foreach (Match match in Articles().Matches(text))
        {
            var law = match.Groups["law"].Value.Replace("RGPD", "GDPR", StringComparison.Ordinal);
            foreach (Capture capture in match.Groups["number"].Captures)
            {
                var number = Spaces().Replace(capture.Value, " ");
                yield return match.Groups["recital"].Success ? $"recital {number}"
                    : number.StartsWith("L.", StringComparison.Ordinal) ? $"CSP {number}"
                    : law.Length > 0 ? $"{law} {number}"
                    : number;
            }
        }

        foreach (Match match in Methodologies().Matches(text))
        {
            yield return $"CNIL {match.Value}";
        }

        foreach (Match _ in SndsOrders().Matches(text))
        {
            yield return "SNDS order of 6 May 2024";
        }
    }

    private const string Number = @"(?<number>(?:L\.\s)?[0-9]+(?:-[0-9]+)*(?:\((?:[0-9]{1,2}|[a-z]{1,4})\))*)";

    [GeneratedRegex(
        @"(?:\b(?<law>RGPD|GDPR|LIL|SREN)(?:\slaw)?,\s)?\b(?:articles?|(?<recital>considérants?|recitals?))\s" + Number
            + @"(?:(?:,|,?\s(?:et|ou|à|and|or|to))\s" + Number + @")*(?:\s(?:du|of\sthe)\s(?<law>RGPD|GDPR))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Articles();

    // A decree has such a number too.
    [GeneratedRegex(@"(?<!\b(?:décret|decree)\s(?:n[°o]\s)?)\b(?:MR-00[0-9]|20[0-9]{2}-[0-9]{3})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Methodologies();

    [GeneratedRegex(@"\b(?:arrêté du|order of) 6 (?:mai|May) 2024")]
    private static partial Regex SndsOrders();

    [GeneratedRegex(@"\.Questions\[([a-z0-9-]+)\]")]
    private static partial Regex QuestionIn();

    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();
}

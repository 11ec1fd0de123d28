using EhdsReadiness.Web.Reports.ActionPlans;
using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Reports;

/// <summary>The report an organisation takes away: where it stands, what the law asks and when, what to do first.</summary>
public static class ActionPlanReport
{
    private const int LongestSlug = 60;

    /// <summary>The complete report in one language.</summary>
    /// <param name="siteOperator">Who runs the site, named at the end; null when nobody is to be named.</param>
    public static Report Of(Content content, Result result, Language language, string? siteOperator = null) =>
        Of(content, result, ReportOptions.Full(language), siteOperator);

    /// <summary>The report that a reader chose. A second language follows the first and begins a page.</summary>
    public static Report Of(Content content, Result result, ReportOptions options, string? siteOperator = null)
    {
        Wording In(Language language) => new(content, result, language)
        {
            Whose = options.Whose(language), Kept = options.Kept, CarriesAnswers = options.CarriesAnswers,
            IsFirstLook = options.Kind == ReportKind.Full && result.Assessment.Mode == AssessmentMode.Express,
        };
        var parts = options.Languages.Select(language =>
            (Language: language, Blocks: Explained(content, result, language, Blocks(In(language), options, siteOperator), options.Kind)
            .ToList())).ToList();
        var blocks = options.Cover is { } cover ? WithCover(cover, In(options.Languages[0]), parts[0].Blocks) : parts[0].Blocks;
        foreach (var (language, translated) in parts.Skip(1))
        {
            blocks.AddRange([new PageBreak(), new InLanguage(language, translated)]);
        }

        return new(Title(new Wording(content, result, options.Languages[0]), options), options.Languages[0], blocks);
    }

    /// <summary>The same with a fingerprint, signed where there is a key, and with the assessment inside where the answers go
    /// along.</summary>
    public static Report Verifiable(Content content, Result result, ReportOptions options, SigningKey? key, string? siteOperator = null) =>
        Of(content, result, options, siteOperator) with
        {
            Attached = options.CarriesAnswers
                ? Data(AssessmentFile.Write(result.Assessment, result.Questionnaire), options.Languages[0]) : null,
            Seal = new(options, result.Questionnaire.Sha256, SealedAssessment.Of(result.Assessment), key),
        };

    /// <summary>The first page alone.</summary>
    public static Report Summary(Content content, Result result, Language language)
    {
        var wording = new Wording(content, result, language);
        return new(Title(wording, ReportOptions.Full(language)), language,
            Explained(content, result, language, FirstPage.Blocks(wording), ReportKind.Full));
    }

    private static IReadOnlyList<Block> Explained(
        Content content, Result result, Language language, IEnumerable<Block> blocks, ReportKind kind)
    {
        var abbreviations = new ExplainedAbbreviations(content.Abbreviations, language, result.Assessment.NameIn(language));
        return kind switch
        {
            ReportKind.Board => abbreviations.Shortly(blocks),
            ReportKind.Full => abbreviations.BesideTheTablesOfPageOne(blocks),
            ReportKind.Axis or ReportKind.Plan => abbreviations.In(blocks),
        };
    }

    /// <summary>The assessment as the report carries it: the file format that <c>score</c> reads.</summary>
    public static AttachedFile Data(ReadOnlyMemory<byte> assessmentFile, Language language) =>
        new("assessment.json", "application/json", ReportTexts.Of(language, "Attached"), assessmentFile);

    /// <summary>A file name without surprises: <c>ehds-readiness-chu-de-montervaux-2026-11-23-fr.pdf</c>; without the organisation when it
    /// gave no name.</summary>
    public static string FileName(Assessment assessment, Language language) => FileName(assessment, ReportOptions.Full(language));

    /// <summary>The same for any kind: <c>ehds-readiness-chu-de-montervaux-board-2026-11-23-fr-en.pdf</c>.</summary>
    public static string FileName(Assessment assessment, ReportOptions options) => FileName(
        assessment,
        options.Kind switch
        {
            ReportKind.Full => "",
            ReportKind.Axis => options.Axis!.Id,
            var kind => kind.Id(),
        },
        string.Join('-', options.Languages.Select(language => language.Code())) + ".pdf");

    /// <summary>The same for other files of an assessment.</summary>
    /// <param name="what">What the file holds; empty when its kind says it.</param>
    /// <param name="end">Language and extension: <c>fr.xlsx</c>.</param>
    public static string FileName(Assessment assessment, string what, string end) => string.Join(
        '-',
        ((string[])["ehds-readiness", Slug(assessment.Organisation ?? ""), what,
            assessment.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), end]).Where(part => part.Length > 0));

    /// <summary>A page before the first, with the title of the report: what a reader chose never stands beside scores, and is called what
    /// it is.</summary>
    private static List<Block> WithCover(Cover cover, Wording wording, List<Block> blocks)
    {
        var head = FirstPage.Head(wording).Count();
        return [new Masthead(cover.Logo, cover.Line), new Paragraph(wording.Say("Cover.Chosen"), ParagraphStyle.Quiet),
            .. blocks.Take(head), new PageBreak(), .. blocks.Skip(head)];
    }

    private static IEnumerable<Block> Blocks(Wording wording, ReportOptions options, string? siteOperator) => options.Kind switch
    {
        ReportKind.Full => [.. FirstPage.Blocks(wording), new PageBreak(), .. AxisResults.Blocks(wording),
            .. LegalReadiness.Blocks(wording), .. WholePlan.Blocks(wording),
            .. AnswersGiven.Blocks(wording), .. MethodNotes.Blocks(wording, siteOperator)],
        ReportKind.Board => BoardSummary.Blocks(wording),
        ReportKind.Axis => OneAxis.Blocks(wording, options.Axis!, options.CarriesAnswers, siteOperator),
        ReportKind.Plan =>
        [
            .. FirstPage.Head(wording),
            .. WholePlan.Blocks(wording),
            MethodNotes.Document(wording, siteOperator, level: 2),
        ],
    };

    private static ReportTitle Title(Wording wording, ReportOptions options)
    {
        var assessment = wording.Assessment;
        var questionnaire = wording.Result.Questionnaire;
        var organisation = assessment.NameIn(wording.Language) ?? wording.Say("Organisation.None");
        var fingerprint = $"{questionnaire.Sha256[..4]}…{questionnaire.Sha256[^4..]}";
        return new(
            options.Axis is { } axis ? wording.Say("Title.Axis", organisation, wording.In(axis.Title))
                : wording.Say($"Title.{options.Kind}", organisation),
            wording.Say("Kind"),
            assessment.Date,
            wording.Say("Foot", organisation, wording.Day(assessment.Date)),
            wording.Say("FootNote", questionnaire.Version, fingerprint));
    }

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var character in name.NormalizeSafely(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(character);
            }
            else if (char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug is not ([] or [.., '-']))
            {
                slug.Append('-');
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, LongestSlug)).Trim('-');
    }
}

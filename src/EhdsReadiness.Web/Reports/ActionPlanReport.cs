using System.Globalization;
using System.Text;
using EhdsReadiness.Core;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Scoring;
using EhdsReadiness.Web.Reports.ActionPlans;

namespace EhdsReadiness.Web.Reports;

/// <summary>The report an organisation takes away: where it stands, what the law asks and when, what to do first.</summary>
public static class ActionPlanReport
{
    private const int LongestSlug = 60;

    /// <summary>The complete report.</summary>
    /// <param name="siteOperator">Who runs the site, named at the end; null when nobody is to be named.</param>
    public static Report Of(Content content, Result result, Language language, string? siteOperator = null)
    {
        var wording = new Wording(content, result, language);
        return new(
            Title(wording),
            language,
            [
                .. FirstPage.Blocks(wording),
                .. AxisResults.Blocks(wording),
                .. LegalReadiness.Blocks(wording),
                .. WholePlan.Blocks(wording),
                .. AnswersGiven.Blocks(wording),
                .. MethodNotes.Blocks(wording, siteOperator),
            ]);
    }

    /// <summary>The first page alone.</summary>
    public static Report Summary(Content content, Result result, Language language)
    {
        var wording = new Wording(content, result, language);
        return new(Title(wording), language, [.. FirstPage.Blocks(wording)]);
    }

    /// <summary>The assessment as the report carries it: the file format that <c>score</c> reads.</summary>
    public static AttachedFile Data(ReadOnlyMemory<byte> assessmentFile, Language language) =>
        new("assessment.json", "application/json", Texts.Of(language, "Attached"), assessmentFile);

    /// <summary>A file name without surprises: <c>ehds-readiness-chu-de-montervaux-2026-11-23-fr.pdf</c>; without the organisation when it gave no name.</summary>
    public static string FileName(Assessment assessment, Language language)
    {
        var slug = Slug(assessment.Organisation ?? "");
        return string.Join('-', ((string[])["ehds-readiness", slug, assessment.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), language.Code()]).Where(part => part.Length > 0)) + ".pdf";
    }

    private static ReportTitle Title(Wording wording)
    {
        var assessment = wording.Assessment;
        var questionnaire = wording.Result.Questionnaire;
        var organisation = assessment.Organisation ?? wording.Say("Organisation.None");
        var fingerprint = $"{questionnaire.Sha256[..4]}…{questionnaire.Sha256[^4..]}";
        return new(
            wording.Say("Title", organisation),
            wording.Say("Kind"),
            assessment.Date,
            wording.Say("Foot", organisation, wording.Day(assessment.Date)),
            wording.Say("FootNote", questionnaire.Version, fingerprint));
    }

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var character in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
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

using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The form in which a reader chooses a report. Values are those of the report's address.</summary>
public sealed class ReportForm
{
    /// <summary>Names of the fields, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["kind", "axis", "answers", "lang", "cover", "logo", "logo_text"];

    [FromForm(Name = "kind")] public string? Kind { get; set; }
    [FromForm(Name = "axis")] public string? Axis { get; set; }
    [FromForm(Name = "answers")] public string? Answers { get; set; }
    [FromForm(Name = "lang")] public string? Lang { get; set; }
    [FromForm(Name = "cover")] public string? Cover { get; set; }
    [FromForm(Name = "logo")] public IFormFile? Logo { get; set; }

    /// <summary><c>yes</c> for the logo that the consultancy keeps, where none is sent.</summary>
    [FromForm(Name = "kept_logo")] public string? KeptLogo { get; set; }

    [FromForm(Name = "logo_text")] public string? LogoText { get; set; }

    /// <summary>The options, when the form is right; otherwise null, with what is wrong in <paramref name="errors"/>.</summary>
    public async Task<ReportOptions?> ReadAsync(
        Questionnaire questionnaire, Language language, ModelStateDictionary errors, IStringLocalizer texts, CancellationToken cancel)
    {
        var kind = Ids.Find<ReportKind>(Kind);
        errors.AddIf(kind is null, "kind", texts["Report.Error.kind"]);
        errors.AddIf(kind == ReportKind.Axis && !questionnaire.Axes.Any(axis => axis.Id == Axis), "axis", texts["Report.Error.axis"]);
        errors.AddIf(Lang != ReportOptions.Both && Languages.Find(Lang) is null, "lang", texts["Report.Error.lang"]);

        var line = TextSanitizer.SanitizeLine(Cover);
        errors.CheckLength("cover", line, Reports.Cover.LongestLine, texts, "Report.Error.cover");
        var logo = Logo is { Length: > 0 } ? await ReadLogoAsync(Logo, language, errors, texts, cancel) : null;
        return errors.IsValid
            ? ReportOptions.Read(Kind, kind == ReportKind.Axis ? Axis : null, Lang, questionnaire, language)! with
                { Cover = line is null && logo is null ? null : new(line, logo), AsksForAnswers = Answers == "yes" }
            : null;
    }

    private async Task<Picture?> ReadLogoAsync(
        IFormFile file, Language language, ModelStateDictionary errors, IStringLocalizer texts, CancellationToken cancel)
    {
        var words = TextSanitizer.SanitizeLine(LogoText);
        if (words is null || TextSanitizer.Length(words) > Picture.LongestAlternative)
        {
            errors.AddModelError(
                "logo_text", texts[words is null ? "Report.Error.logoText" : "Report.Error.logoTextLong", Picture.LongestAlternative]);
        }

        var (_, picture, fault) = await file.ReadPictureAsync(cancel);
        if (fault is not null)
        {
            errors.AddModelError("logo", fault.In(language));
        }

        return picture is null ? null : picture with { Alternative = words ?? "" };
    }
}

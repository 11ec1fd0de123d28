using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Fonts;

namespace EhdsReadiness.Web.Commands;

/// <summary><c>report FILE.json --lang fr|en|both -o OUT.pdf [--kind full|board|axis|plan] [--axis ID] [--content DIR]</c></summary>
public static class ReportCommand
{
    public static int Run(string[] args, TextWriter errors)
    {
        if (Arguments.Read(args, ["--lang", "-o", "--kind", "--axis", "--content"], out var error) is not { } arguments)
        {
            return CommandLine.Refuse(errors, error);
        }

        if (arguments.Operand is not { } file) { return CommandLine.Refuse(errors, "report needs a file"); }

        var lang = arguments.Options.GetValueOrDefault("--lang");
        if (lang != ReportOptions.Both && Languages.Find(lang) is null)
        {
            return CommandLine.Refuse(errors, "report needs “--lang fr”, “--lang en” or “--lang both”");
        }

        var kind = arguments.Options.GetValueOrDefault("--kind");
        if (kind is not null && Ids.Find<ReportKind>(kind) is null)
        {
            return CommandLine.Refuse(errors, "“--kind” is full, board, axis or plan");
        }

        var axis = arguments.Options.GetValueOrDefault("--axis");
        if (Ids.Find<ReportKind>(kind) == ReportKind.Axis != axis is not null)
        {
            return CommandLine.Refuse(errors, "“--kind axis” and “--axis ID” go together");
        }

        if (!arguments.Options.TryGetValue("-o", out var target))
        {
            return CommandLine.Refuse(errors, "report needs “-o OUT.pdf”");
        }

        if (SiteConfiguration.Settings(arguments.Settings, errors) is not { } settings) { return CommandLine.InvalidInput; }

        if (ScoreCommand.Read(file, arguments, settings, errors) is not var (content, assessment))
        {
            return CommandLine.InvalidInput;
        }

        var result = Readiness.Of(content, assessment);
        if (ReportOptions.Read(kind, axis, lang, result.Questionnaire, Language.French) is not { } options)
        {
            return CommandLine.Refuse(errors, $"“--axis” is one of {string.Join(", ", result.Questionnaire.Axes.Select(one => one.Id))}");
        }

        using var keys = KeysCommand.Read(settings.SigningKeys, errors);
        if (keys is null) { return CommandLine.InvalidInput; }

        var report = ActionPlanReport.Verifiable(content, result, options, keys.Signing, settings.Site.Operator);
        using var renderer = new PdfRenderer(FontFaces.Load(FontFaces.Folder));
        try
        {
            File.WriteAllBytes(target, renderer.Render(report));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{target}: {e.Message}");
            return CommandLine.InvalidInput;
        }

        return CommandLine.Done;
    }
}
